import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { FakeDiscordOptions } from '../fake-discord.ts';
import type { GuildParts } from '../new-guild.ts';
import { errorOf, openDiscord } from '../opened-discord.ts';

const silent = { allowed_mentions: { parse: [] } };

async function openPosting(options: FakeDiscordOptions = {}, parts: GuildParts = {}) {
  const opened = await openDiscord(options, parts);
  const { discord, rest } = opened;
  const path = (channel = 'ops') => `/channels/${discord.channelId(channel)}/messages` as const;
  return {
    ...opened,
    post: (body: object, channel?: string) =>
      rest.post(path(channel), { body: { ...silent, ...body } }) as Promise<{ id: string; content: string }>,
    patch: (id: string, body: object, channel?: string) =>
      rest.patch(`${path(channel)}/${id}`, { body: { ...silent, ...body } }),
    list: (query: Record<string, string> = {}, channel?: string) =>
      rest.get(path(channel), { query: new URLSearchParams(query) }) as Promise<{ id: string; content: string }[]>,
    path,
  };
}

const button = (label: string, more: object = {}) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  label,
  custom_id: label,
  ...more,
});
const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components });
const embed = (more: object) => ({ embeds: [{ description: 'x', ...more }] });
const long = (length: number) => 'x'.repeat(length);

test.each([
  ['content', { content: long(2001) }, 'content: Must be 2000 or fewer in length.'],
  ['embeds', { embeds: Array.from({ length: 11 }, () => ({ description: 'x' })) }, 'embeds: Must be 10 or fewer'],
  ['title', embed({ title: long(257) }), 'embeds.0.title: Must be 256'],
  ['description', embed({ description: long(4097) }), 'embeds.0.description: Must be 4096'],
  [
    'empty embed',
    { content: 'x', embeds: [{ url: 'https://a.example' }] },
    'embeds.0.description: This field is required',
  ],
  [
    'fields',
    embed({ fields: Array.from({ length: 26 }, () => ({ name: 'x', value: 'x' })) }),
    'embeds.0.fields: Must be 25',
  ],
  [
    'field name',
    embed({ fields: [{ name: long(257), value: 'x' }] }),
    'embeds.0.fields.0.name: Must be between 1 and 256',
  ],
  ['field value', embed({ fields: [{ name: 'x', value: ' ' }] }), 'embeds.0.fields.0.value: This field is required'],
  ['long field value', embed({ fields: [{ name: 'x', value: long(1025) }] }), 'embeds.0.fields.0.value: Must be'],
  ['footer', embed({ footer: { text: long(2049) } }), 'embeds.0.footer.text: Must be'],
  ['author', embed({ author: { name: long(257) } }), 'embeds.0.author.name: Must be'],
  ['url', embed({ url: 'obsidian://note' }), 'embeds.0.url: Scheme "obsidian" is not supported.'],
  [
    'all embeds',
    { embeds: [{ description: long(4000) }, { description: long(2001) }] },
    'embeds.1: Embed size exceeds maximum size of 6000',
  ],
  [
    'rows',
    { content: 'x', components: Array.from({ length: 6 }, (_, i) => row(button(`${i}`))) },
    'components: Must be 5',
  ],
  [
    'buttons in a row',
    { content: 'x', components: [row(...Array.from({ length: 6 }, (_, i) => button(`${i}`)))] },
    'components.0.components: Must be between 1 and 5',
  ],
  ['no buttons', { content: 'x', components: [row()] }, 'components.0.components: Must be between 1 and 5'],
  [
    'label',
    { content: 'x', components: [row(button(long(81), { custom_id: 'x' }))] },
    'components.0.components.0.label: Must be 80',
  ],
  [
    'custom_id',
    { content: 'x', components: [row(button('x', { custom_id: long(101) }))] },
    'custom_id: Must be between 1 and 100',
  ],
  [
    'no custom_id',
    { content: 'x', components: [row(button('x', { custom_id: undefined }))] },
    'A custom id is required',
  ],
  ['same custom_id', { content: 'x', components: [row(button('x')), row(button('x'))] }, 'cannot be duplicated'],
  ['style', { content: 'x', components: [row(button('x', { style: undefined }))] }, 'style: This field is required'],
  [
    'options',
    {
      content: 'x',
      components: [
        row({
          type: ComponentType.StringSelect,
          custom_id: 'x',
          options: Array.from({ length: 26 }, (_, i) => ({ label: `${i}`, value: `${i}` })),
        }),
      ],
    },
    'components.0.components.0.options: Must be between 1 and 25',
  ],
  ['second version', { flags: 1 << 15, components: [{ type: 10, content: 'x' }] }, 'components.0.type'],
  ['nonce', { content: 'x', nonce: long(26) }, 'nonce: Must be 25 or fewer in length.'],
  ['both', { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }, 'mutually exclusive'],
  ['reply', { content: 'x', message_reference: { message_id: '1' } }, 'message_reference: Unknown message'],
])('what Discord refuses: %s', async (_what, body, reason) => {
  const { discord, post } = await openPosting();
  expect(await errorOf(post(body))).toMatchObject({ code: 50035, status: 400 });
  expect(discord.refused).toMatchObject([
    { code: 50035, reasons: expect.arrayContaining([expect.stringContaining(reason)]) },
  ]);
  expect(discord.transcript('ops')).toEqual([]);
});

test('what is just allowed is taken', async () => {
  const { discord, post } = await openPosting();
  await post({
    content: long(2000),
    embeds: [{ title: long(256), description: long(4096), footer: { text: long(1648) }, url: 'https://a.example/x#y' }],
    components: [row(...Array.from({ length: 5 }, (_, index) => button(`${index}${long(79)}`)))],
    nonce: long(25),
  });
  expect(discord.refused).toEqual([]);
  expect(discord.warnings).toEqual([]);
});

test('the errors of the real client name the fields', async () => {
  const { post } = await openPosting();
  const { message } = await errorOf(post({ embeds: [{ title: long(257) }] }));
  expect(message).toContain('embeds[0].title[BASE_TYPE_MAX_LENGTH]: Must be 256 or fewer in length.');
});

test('nothing to show is refused, also of an edit', async () => {
  const { discord, post, patch } = await openPosting();
  expect(await errorOf(post({ content: ' \n' }))).toMatchObject({ code: 50006 });
  const { id } = await post({ content: 'x' });
  expect(await errorOf(patch(id, { content: null }))).toMatchObject({ code: 50006 });
  await patch(id, { content: '', embeds: [{ description: 'y' }] });
  expect(discord.transcript('ops').map(({ text, edited }) => [text, edited])).toEqual([['y', true]]);
});

test('an edit leaves what it does not name', async () => {
  const { discord, post, patch } = await openPosting();
  const { id } = await post({ content: 'x', embeds: [{ description: 'y' }], components: [row(button('More'))] });
  await patch(id, { components: [] });
  expect(discord.transcript('ops')).toMatchObject([{ text: 'x\ny', buttons: [] }]);
});

test('people are called as allowed_mentions lets them, and the bot is warned', async () => {
  const { discord, rest, post, path } = await openPosting();
  const text = `<@${discord.userId('ada')}> @everyone`;
  await post({ content: text });
  expect(discord.notifications).toEqual([]);
  expect(discord.warnings).toEqual([]);
  await rest.post(path(), { body: { content: text } });
  expect(discord.notifications.map(({ user, reason }) => [user, reason])).toEqual([
    [discord.userId('ada'), 'mention'],
    [discord.userId('ben'), 'everyone'],
  ]);
  await post({ content: text, allowed_mentions: { users: [discord.userId('ada')] } });
  expect(discord.warnings.map(({ detail }) => detail)).toEqual(['missing', `the text calls people: ${text}`]);
});

test('code fences that are not closed and fields that Discord does not know are warnings', async () => {
  const { discord, post } = await openPosting();
  await post({ content: '```sh\nls\n```' });
  await post({ embeds: [{ description: '```sh\nls' }], contnet: 'x' });
  expect(discord.warnings.map(({ kind }) => kind)).toEqual(['unknown field', 'unclosed code fence']);
});

test('the same nonce posts once, until it is forgotten', async () => {
  let now = 1_700_000_000_000;
  const { discord, post } = await openPosting({ clock: { now: () => now }, nonceLifeMs: 1000 });
  const twice = { content: 'x', nonce: 'n', enforce_nonce: true };
  const first = await post(twice);
  expect((await post({ ...twice, content: 'y' })).id).toBe(first.id);
  expect(discord.transcript('ops')).toHaveLength(1);
  now += 1001;
  await post(twice);
  discord.forgetNonces();
  await post(twice);
  await post({ content: 'x', nonce: 'n' });
  expect(discord.transcript('ops')).toHaveLength(4);
});

test('the history is read from the newest, before, after and around a message', async () => {
  const { discord, list } = await openPosting({ app: { messageContent: true } });
  const ids = Array.from(
    { length: 7 },
    (_, index) => discord.say({ channel: 'ops', user: 'ada', text: `${index}` }).id,
  );
  const texts = async (query: Record<string, string>) => (await list(query)).map(({ content }) => content).join('');
  expect(await texts({})).toBe('6543210');
  expect(await texts({ limit: '2' })).toBe('65');
  expect(await texts({ limit: '2', before: ids[3]! })).toBe('21');
  expect(await texts({ limit: '2', after: ids[3]! })).toBe('54');
  expect(await texts({ limit: '3', around: ids[3]! })).toBe('432');
  expect(await errorOf(list({ limit: '101' }))).toMatchObject({ code: 50035 });
});

test('without the intent the texts of others are not in the history', async () => {
  const { discord, list, post } = await openPosting();
  discord.say({ channel: 'ops', user: 'ada', text: 'x' });
  await post({ content: 'y', embeds: [{ description: 'z', url: 'https://a.example' }] });
  expect(await list()).toMatchObject([{ content: 'y', embeds: [{ url: 'https://a.example' }] }, { content: '' }]);
});

test('a reply refers to its message, and calls its author if it is let', async () => {
  const { discord, post } = await openPosting();
  const said = discord.say({ channel: 'ops', user: 'ada', text: 'x' });
  const reference = { message_reference: { message_id: said.id } };
  expect(await post({ content: 'y', ...reference })).toMatchObject({ type: 19, referenced_message: { id: said.id } });
  expect(discord.notifications).toEqual([]);
  await post({ content: 'z', ...reference, allowed_mentions: { parse: [], replied_user: true } });
  expect(discord.notifications).toMatchObject([{ user: discord.userId('ada'), reason: 'reply' }]);
  discord.remove({ channel: 'ops', message: said.id });
  expect(await errorOf(post({ content: 'y', ...reference }))).toMatchObject({ code: 50035 });
  const stray = await post({ content: 'y', message_reference: { message_id: said.id, fail_if_not_exists: false } });
  expect(stray).toMatchObject({ type: 0 });
  expect(discord.replies(said.id).map(({ text }) => text)).toEqual(['y', 'z']);
});

test('only its own messages can be edited; deleting takes a permission', async () => {
  const { discord, rest, path, patch } = await openPosting();
  const { id } = discord.say({ channel: 'ops', user: 'ada', text: 'x' });
  expect(await errorOf(patch(id, { content: 'y' }))).toMatchObject({ code: 50005, status: 403 });
  expect(await errorOf(rest.delete(`${path()}/${id}`))).toMatchObject({ code: 50013 });
  discord.setRolePermissions('Harbour', 'bot', ['ManageMessages']);
  await rest.delete(`${path()}/${id}`);
  expect(await errorOf(rest.get(`${path()}/${id}`))).toMatchObject({ code: 10008, status: 404 });
});

test.each([
  ['ViewChannel', {}, 50001],
  ['SendMessages', {}, 50013],
  ['EmbedLinks', { embeds: [{ description: 'x' }] }, 50013],
  ['ReadMessageHistory', { message_reference: { message_id: '1' } }, 160002],
] as const)('without %s', async (permission, body, code) => {
  const { discord, post } = await openPosting();
  await post({ content: 'x', embeds: [{ description: 'x' }] });
  discord.setPermissions('ops', { who: 'bot', deny: [permission] });
  expect(await errorOf(post({ content: 'x', ...body }))).toMatchObject({ code });
  expect(discord.refused).toEqual([]);
  if (permission === 'EmbedLinks' || permission === 'ReadMessageHistory') await post({ content: 'x' });
});

test('without the right to it the history is empty', async () => {
  const { discord, list } = await openPosting();
  discord.say({ channel: 'ops', user: 'ada', text: 'x' });
  discord.setPermissions('ops', { who: 'bot', deny: ['ReadMessageHistory'] });
  expect(await list()).toEqual([]);
});

test('direct messages are opened, and refused by those who want none', async () => {
  const { discord, rest, post } = await openPosting({}, { users: [{ name: 'ada' }, { name: 'ben' }] });
  const dm = (await rest.post('/users/@me/channels', { body: { recipient_id: discord.userId('ada') } })) as {
    id: string;
  };
  await post({ content: 'x' }, dm.id);
  expect(discord.seenBy('ada').directMessages.map(({ text }) => text)).toEqual(['x']);
  expect(discord.seenBy('ben').lines).toEqual([]);
  expect(discord.notifications).toMatchObject([{ user: discord.userId('ada'), reason: 'direct message' }]);
  discord.setDirectMessages('ada', false);
  expect(await errorOf(post({ content: 'x' }, dm.id))).toMatchObject({ code: 50007, status: 403 });
  discord.setDirectMessages('ada', true);
  discord.kick('Harbour');
  expect(await errorOf(post({ content: 'x' }, dm.id))).toMatchObject({ code: 50278 });
  expect(await errorOf(rest.post('/users/@me/channels', { body: { recipient_id: '1' } }))).toMatchObject({
    code: 50033,
  });
});
