import type { REST } from 'discord.js';
import { InteractionResponseType as Answering, ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { FakeDiscord, FakeDiscordOptions } from '../fake-discord.ts';
import { errorOf, openDiscord } from '../opened-discord.ts';
import type { Interaction } from '../state/interactions.ts';

const silent = { allowed_mentions: { parse: [] } };

const commands = [
  {
    name: 'ask',
    description: 'Asks the notes',
    contexts: [0, 1],
    options: [
      { type: 3, name: 'question', description: 'What to ask', required: true, autocomplete: true },
      { type: 5, name: 'private', description: 'For me alone' },
    ],
  },
  { name: 'Answer this', type: 3 },
];

async function openWithCommands(options: FakeDiscordOptions = {}) {
  const opened = await openDiscord(options);
  const { discord, rest } = opened;
  await rest.put(`/applications/${discord.app.id}/commands`, { body: commands });
  return { ...opened, ...answering(discord, rest) };
}

function answering({ app }: FakeDiscord, rest: REST) {
  const webhook = ({ token }: Interaction) => `/webhooks/${app.id}/${token}` as const;
  return {
    callBack: ({ id, token }: Interaction, type: Answering, data: object = {}) =>
      rest.post(`/interactions/${id}/${token}/callback`, {
        auth: false,
        body: { type, data },
        query: new URLSearchParams({ with_response: 'true' }),
      }),
    followUp: (to: Interaction, body: object) =>
      rest.post(webhook(to), { auth: false, body: { ...silent, ...body } }) as Promise<{ id: string; flags: number }>,
    patch: (to: Interaction, body: object, id = '@original') =>
      rest.patch(`${webhook(to)}/messages/${id}`, { auth: false, body: { ...silent, ...body } }),
    drop: (to: Interaction, id = '@original') => rest.delete(`${webhook(to)}/messages/${id}`, { auth: false }),
  };
}

const ask = (discord: FakeDiscord, question = 'why?') =>
  discord.command({ user: 'ada', channel: 'ops', command: 'ask', options: { question } });

test('a deferred answer is edited in; the person sees it alone if it was deferred so', async () => {
  const { discord, callBack, patch } = await openWithCommands();
  const asked = ask(discord);
  await callBack(asked, Answering.DeferredChannelMessageWithSource, { flags: MessageFlags.Ephemeral });
  expect(discord.seenBy('ada').ephemerals).toMatchObject([{ loading: true, text: '' }]);
  await patch(asked, { content: 'because' });
  expect(discord.seenBy('ada').ephemerals).toMatchObject([{ loading: false, text: 'because' }]);
  expect(discord.transcript('ops')).toEqual([]);
  expect(discord.seenBy('ben').lines).toEqual([]);
});

test('the first follow-up takes the place of what was deferred, and is as ephemeral as that', async () => {
  const { discord, callBack, followUp } = await openWithCommands();
  const asked = ask(discord);
  await callBack(asked, Answering.DeferredChannelMessageWithSource, {});
  await followUp(asked, { content: 'one', flags: MessageFlags.Ephemeral });
  await followUp(asked, { content: 'two', flags: MessageFlags.Ephemeral });
  expect(discord.transcript('ops').map(({ text }) => text)).toEqual(['one']);
  expect(discord.seenBy('ada').ephemerals.map(({ text }) => text)).toEqual(['two']);
  expect(discord.warnings).toMatchObject([{ kind: 'flags' }]);
});

test('once the deferred answer is deleted, a follow-up stands by itself', async () => {
  const { discord, callBack, followUp, drop } = await openWithCommands();
  const asked = ask(discord);
  await callBack(asked, Answering.DeferredChannelMessageWithSource);
  await drop(asked);
  await followUp(asked, { content: 'for you', flags: MessageFlags.Ephemeral });
  expect(discord.transcript('ops')).toEqual([]);
  expect(discord.seenBy('ada').ephemerals.map(({ text }) => text)).toEqual(['for you']);
});

test('follow-ups reply to the first answer, and may call people by name only', async () => {
  const { discord, rest, callBack, followUp } = await openWithCommands();
  const asked = ask(discord);
  await callBack(asked, Answering.ChannelMessageWithSource, { ...silent, content: 'one' });
  const { id } = discord.transcript('ops')[0]!;
  expect(await followUp(asked, { content: 'two' })).toMatchObject({
    type: 19,
    message_reference: { message_id: id },
    interaction_metadata: { original_response_message_id: id, user: { username: 'ada' } },
  });
  const loud = `@everyone <@${discord.userId('ben')}>`;
  await rest.post(`/webhooks/${discord.app.id}/${asked.token}`, { auth: false, body: { content: loud } });
  expect(discord.notifications).toMatchObject([{ user: discord.userId('ben'), reason: 'mention' }]);
  expect(discord.warnings).toMatchObject([{ kind: 'allowed_mentions' }]);
});

test('an interaction is answered once, and within its time', async () => {
  const { discord, callBack, followUp } = await openWithCommands();
  const asked = ask(discord);
  expect(await errorOf(followUp(asked, { content: 'early' }))).toMatchObject({ code: 10015, status: 404 });
  await callBack(asked, Answering.DeferredChannelMessageWithSource);
  const again = await errorOf(callBack(asked, Answering.DeferredChannelMessageWithSource));
  expect(again).toMatchObject({ code: 40060, status: 400 });
  const late = ask(discord);
  discord.interactions.giveUp(late.token);
  expect(await errorOf(callBack(late, Answering.DeferredChannelMessageWithSource))).toMatchObject({ code: 10062 });
  expect(discord.seenBy('ada').failures).toEqual(['The application did not respond']);
  expect(discord.refused).toEqual([]);
});

test('without an answer the person is told in time', async () => {
  const { discord } = await openWithCommands({ answerTimeoutMs: 5 });
  await ask(discord).settled;
  expect(discord.seenBy('ada').failures).toEqual(['The application did not respond']);
});

test('the token ends after fifteen minutes', async () => {
  let now = 1_700_000_000_000;
  const { discord, callBack, patch } = await openWithCommands({ clock: { now: () => now } });
  const asked = ask(discord);
  await callBack(asked, Answering.DeferredChannelMessageWithSource);
  now += 899_000;
  await patch(asked, { content: 'in time' });
  now += 2000;
  expect(await errorOf(patch(asked, { content: 'late' }))).toMatchObject({ code: 50027, status: 401 });
});

const row = (...labels: string[]) => ({
  type: ComponentType.ActionRow,
  components: labels.map((label) => ({
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label,
    custom_id: label.toLowerCase(),
  })),
});

test('a press defers an edit of its message, also of one that only the person sees', async () => {
  const { discord, callBack, followUp, patch, drop } = await openWithCommands();
  const asked = ask(discord);
  await callBack(asked, Answering.ChannelMessageWithSource, {
    ...silent,
    content: 'short',
    flags: MessageFlags.Ephemeral,
    components: [row('More', 'Less')],
  });
  const pressed = discord.press({ user: 'ada', channel: 'ops', button: 'More' });
  expect(pressed.payload).toMatchObject({
    type: 3,
    data: { custom_id: 'more', component_type: 2 },
    message: { content: 'short', flags: MessageFlags.Ephemeral },
    context: 0,
  });
  await callBack(pressed, Answering.DeferredMessageUpdate);
  await patch(pressed, { content: 'long', components: [] });
  const { id } = await followUp(pressed, { content: 'besides', flags: MessageFlags.Ephemeral });
  expect(discord.seenBy('ada').ephemerals.map(({ text }) => text)).toEqual(['long', 'besides']);
  await patch(pressed, { content: 'also' }, id);
  await drop(pressed, id);
  expect(await errorOf(patch(pressed, { content: 'x' }, id))).toMatchObject({ code: 10008 });
  expect(discord.seenBy('ada').lines.map(({ text }) => text)).toEqual(['long']);
  expect(() => discord.press({ user: 'ada', channel: 'ops', button: 'More' })).toThrow('there is: nothing');
});

test('a command of the context menu brings its message whole', async () => {
  const { discord } = await openWithCommands();
  const said = discord.say({ channel: 'ops', user: 'ben', text: 'what is a pod?' });
  const used = discord.messageCommand({ user: 'ada', channel: 'ops', message: said.id, command: 'Answer this' });
  expect(used.payload).toMatchObject({
    type: 2,
    data: { type: 3, target_id: said.id, resolved: { messages: { [said.id]: { content: 'what is a pod?' } } } },
    member: { user: { username: 'ada' } },
  });
});

test('what is typed is completed', async () => {
  const { discord, callBack } = await openWithCommands();
  const type = (text: string) =>
    discord.autocomplete({ user: 'ada', channel: 'ops', command: 'ask', option: 'question', text });
  const offered = type('po');
  const interaction = discord.interactions.all.at(-1)!;
  expect(interaction.payload).toMatchObject({ type: 4, data: { options: [{ value: 'po', focused: true }] } });
  await callBack(interaction, Answering.ApplicationCommandAutocompleteResult, {
    choices: [{ name: 'pods', value: 'pods' }],
  });
  expect(await offered).toEqual([{ name: 'pods', value: 'pods' }]);
  const vain = type('x');
  discord.interactions.giveUp(discord.interactions.all.at(-1)!.token);
  expect(await vain).toBeUndefined();
  expect(discord.seenBy('ada').failures).toEqual([]);
});

test.each([
  ['too many', Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` })), 'choices'],
  ['too long a name', [{ name: 'x'.repeat(101), value: 'x' }], 'choices.0.name'],
  ['too long a value', [{ name: 'x', value: 'x'.repeat(101) }], 'choices.0.value'],
  ['no name', [{ name: '', value: 'x' }], 'choices.0.name'],
])('choices that Discord refuses: %s', async (_what, choices, field) => {
  const { discord, callBack } = await openWithCommands();
  const offered = discord.autocomplete({
    ...{ user: 'ada', channel: 'ops', command: 'ask', option: 'question', text: 'po' },
  });
  const interaction = discord.interactions.all.at(-1)!;
  const error = await errorOf(callBack(interaction, Answering.ApplicationCommandAutocompleteResult, { choices }));
  expect(error).toMatchObject({ code: 50035, status: 400 });
  expect(discord.refused[0]?.reasons[0]).toContain(`data.${field}:`);
  discord.interactions.giveUp(interaction.token);
  expect(await offered).toBeUndefined();
});

test('a choice of a menu is picked as a button is pressed, in a thread as well', async () => {
  const { discord, rest, callBack } = await openWithCommands();
  const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'x', text: 'y' });
  const options = ['red', 'green'].map((label) => ({ label, value: `is ${label}` }));
  await rest.post(`/channels/${thread}/messages`, {
    body: {
      ...silent,
      content: 'Which?',
      components: [{ type: 1, components: [{ type: 3, custom_id: 'which', options }] }],
    },
  });
  const picked = discord.press({ user: 'ben', channel: thread, button: /gre/ });
  expect(picked.payload).toMatchObject({
    data: { custom_id: 'which', component_type: 3, values: ['is green'] },
    channel: { id: thread, type: 11, parent_id: discord.channelId('ops') },
  });
  await callBack(picked, Answering.UpdateMessage, { ...silent, content: 'Green.', components: [] });
  expect(discord.transcript(thread).map(({ text, buttons }) => [text, ...buttons])).toEqual([['y'], ['Green.']]);
});

test('a thread that is locked meanwhile takes no answer', async () => {
  const { discord, callBack, patch, followUp } = await openWithCommands();
  const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'x', text: 'y' });
  const use = () => discord.command({ user: 'ada', channel: thread, command: 'ask', options: { question: 'why?' } });
  const [asked, other] = [use(), use()];
  await callBack(asked, Answering.DeferredChannelMessageWithSource);
  discord.archiveThread(thread, { locked: true });
  expect(await errorOf(patch(asked, { content: 'x' }))).toMatchObject({ code: 50083, status: 403 });
  expect(await errorOf(callBack(other, Answering.DeferredChannelMessageWithSource))).toMatchObject({ code: 50083 });
  expect(use).toThrow('No commands in archived threads');
  discord.unarchiveThread(thread);
  await followUp(asked, { content: 'z' });
  expect(discord.transcript(thread).map(({ text }) => text)).toEqual(['y', 'z']);
});

test('an answer has to fit the interaction', async () => {
  const { discord, callBack } = await openWithCommands();
  expect(await errorOf(callBack(ask(discord), Answering.UpdateMessage, { content: 'x' }))).toMatchObject({
    code: 50035,
  });
});

test('commands are offered as they were registered', async () => {
  const { discord } = await openWithCommands();
  expect(() => ask(discord, '')).toThrow('too short');
  expect(() => discord.command({ user: 'ada', channel: 'ops', command: 'ask' })).toThrow('required');
  expect(() => discord.command({ user: 'ada', channel: 'ops', command: 'tell' })).toThrow('it has: ask, Answer this');
  const direct = discord.command({ user: 'ada', channel: '@me', command: '/ask', options: { question: 'x' } });
  expect(direct.payload).toMatchObject({
    context: 1,
    user: { username: 'ada' },
    authorizing_integration_owners: { 0: '0' },
  });
  expect(direct.payload).not.toHaveProperty('member');
});
