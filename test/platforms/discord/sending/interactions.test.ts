import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../fakes/discord/faults.ts';
import { longText, openSending, options, partsIn, text } from './sending-room.ts';

const callback = 'POST /interactions/:id/:token/callback';
const original = 'PATCH /webhooks/:id/:token/messages/@original';
const followup = 'POST /webhooks/:id/:token';
const removal = 'DELETE /webhooks/:id/:token/messages/@original';
const asker = { visibility: 'asker' } as const;

async function openDeferred(how: 'private' | 'public', more: Parameters<typeof openSending>[0] = {}) {
  const sending = await openSending(more);
  const { discord, messenger, command, interactionOf } = sending;
  const interaction = command();
  const token = interactionOf(interaction);
  expect(await messenger.defer(token, how)).toBe(true);
  const place = `${discord.guildId('Harbour')}/${discord.channelId('ops')}`;
  const reply = { deferred: how, place, conversation: `${place}/${interaction.id}`, replaces: false };
  return { ...sending, interaction, token, reply };
}

describe('defer', () => {
  it.each(['private', 'public'] as const)('shows that a %s reply is on its way', async (how) => {
    const { discord } = await openDeferred(how);
    const [line] = discord.transcript('ops', 'ada');
    expect(line).toMatchObject({ loading: true, ephemeral: how === 'private' });
  });

  const faults: readonly Fault[] = [
    { kind: 'lost reply' },
    { kind: 'failed after' },
    { kind: 'no answer after' },
    { kind: 'reset' },
    { kind: 'server error' },
    { kind: 'no answer' },
    { kind: 'rate limited', retryAfterS: 0.02 },
  ];
  it.each(faults)('tries again at once, and knows its own response: $kind', async (fault) => {
    const { discord, messenger, command, interactionOf } = await openSending({ pace: { responseMs: 250 } });
    discord.faults.next(callback, fault);
    const interaction = command();
    expect(await messenger.defer(interactionOf(interaction), 'private')).toBe(true);
    expect(interaction.state).toBe('answered');
  });

  it('goes on where it may have arrived both times', async () => {
    const { discord, messenger, command, interactionOf, logged } = await openSending({ pace: { responseMs: 50 } });
    discord.faults.next(callback, { kind: 'no answer' }, { kind: 'no answer after' });
    expect(await messenger.defer(interactionOf(command()), 'private')).toBe(true);
    expect(logged.join()).toMatch('Discord was not reached for the first response');
  });

  it('is over where Discord was not reached at all', async () => {
    const { discord, messenger, command, interactionOf } = await openSending();
    const interaction = command();
    await discord.goOffline();
    expect(await messenger.defer(interactionOf(interaction), 'private')).toBe(false);
  });

  it('leaves it to the process that was first', async () => {
    const { messenger, command, interactionOf, logged, startMessenger } = await openSending();
    const interaction = interactionOf(command());
    expect(await startMessenger().defer(interaction, 'private')).toBe(true);
    expect(await messenger.defer(interaction, 'private')).toBe(false);
    expect(logged).toEqual([]);
  });

  it('says what it means that it is too late', async () => {
    const { messenger, command, interactionOf, logged } = await openSending({ discord: { answerTimeoutMs: 1 } });
    const interaction = command();
    await interaction.settled;
    expect(await messenger.defer(interactionOf(interaction), 'private')).toBe(false);
    expect(logged.join()).toMatch(/did not wait.*busy or the network slow.*"ageMs":\d/);
  });
});

describe('suggest', () => {
  it('offers what may be meant, within what Discord takes', async () => {
    const { discord, messenger, typing, interactionOf } = await openSending();
    const interaction = typing();
    const many = ['twice', 'twice', '', '💡'.repeat(80), ...Array.from({ length: 40 }, (_, n) => `choice ${n}`)];
    await messenger.suggest(interactionOf(interaction), many);
    expect(interaction.choices).toHaveLength(25);
    expect(interaction.choices?.[0]).toEqual({ name: 'twice', value: 'twice' });
    expect(interaction.choices?.[1]?.name).toMatch(/^(💡)+…$/u);
    const none = typing();
    await messenger.suggest(interactionOf(none), []);
    expect(none.choices).toEqual([]);
    expect(discord.refused).toEqual([]);
  });

  it('never fails', async () => {
    const { discord, messenger, typing, interactionOf, logged } = await openSending({ pace: { responseMs: 50 } });
    discord.faults.next(callback, { kind: 'no answer' });
    await messenger.suggest(interactionOf(typing()), ['a']);
    await discord.goOffline();
    await messenger.suggest({ id: '1', applicationId: '2', token: '3' }, ['a']);
    expect(logged).toEqual([]);
  });
});

describe('a reply', () => {
  it('takes the place of what was shown meanwhile, and calls on nobody', async () => {
    const { discord, messenger, token, reply, calls } = await openDeferred('public');
    await messenger.reply(token, text('hello @everyone'), reply);
    expect(discord.transcript('ops')).toMatchObject([{ loading: false, ephemeral: false }]);
    expect(calls(original)[0]?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
    expect([discord.notifications, discord.refused, discord.warnings]).toEqual([[], [], []]);
  });

  it.each(['private', 'public'] as const)('in parts is as %s as its first one', async (how) => {
    const { discord, messenger, token, reply } = await openDeferred(how);
    await messenger.reply(token, longText(3), reply);
    const lines = discord.transcript('ops', 'ada');
    expect(partsIn(lines)).toEqual(['part 1', 'part 2', 'part 3']);
    expect(lines.map(({ ephemeral }) => ephemeral)).toEqual(Array(3).fill(how === 'private'));
    expect([discord.refused, discord.warnings]).toEqual([[], []]);
  });

  it('that turns out to be for the asker alone is seen by nobody else', async () => {
    const { discord, messenger, token, reply } = await openDeferred('public');
    await messenger.reply(token, longText(2, asker), reply);
    expect(discord.transcript('ops')).toEqual([]);
    expect(partsIn(discord.transcript('ops', 'ada'))).toEqual(['part 1', 'part 2']);
    expect(discord.warnings).toEqual([]);
  });

  it('for the asker alone does not go out while what all see stands there', async () => {
    const { discord, messenger, token, reply, calls } = await openDeferred('public', { pace: { attempts: 2 } });
    discord.faults.next(removal, { kind: 'server error' }, { kind: 'server error' });
    await expect(messenger.reply(token, text('x', asker), reply)).rejects.toThrow();
    expect(calls(followup)).toEqual([]);
    expect(discord.transcript('ops')).toMatchObject([{ loading: true }]);
  });

  const faults: readonly Fault[] = [
    { kind: 'lost reply' },
    { kind: 'failed after' },
    { kind: 'reset' },
    { kind: 'server error' },
    { kind: 'rate limited', retryAfterS: 0.02 },
  ];
  it.each(faults)('comes once and whole: $kind', async (fault) => {
    const { discord, messenger, token, reply } = await openDeferred('public');
    discord.faults.next(original, fault, fault);
    await messenger.reply(token, text('hello'), reply);
    expect(discord.transcript('ops')).toMatchObject([{ text: expect.stringMatching('hello') }]);
  });

  it.each(faults.slice(0, 4))('does not send again what nobody can look for, and says so: $kind', async (fault) => {
    const { discord, messenger, token, reply, calls } = await openDeferred('public');
    discord.faults.next(followup, fault);
    await messenger.reply(token, longText(3), reply);
    const lines = discord.transcript('ops', 'ada');
    expect(partsIn(lines).filter((part) => part === 'part 2').length).toBeLessThanOrEqual(1);
    expect(lines.at(-1)).toMatchObject({ text: expect.stringMatching('ask again'), ephemeral: true });
    expect(calls(followup)).toHaveLength(2);
  });

  it('is waited for where Discord asks to wait, or was not reached', async () => {
    const { discord, messenger, token, reply } = await openDeferred('public', { pace: { attempts: 50, retryMs: 0 } });
    discord.faults.next(followup, { kind: 'rate limited', retryAfterS: 0.02 });
    await discord.goOffline();
    const replying = messenger.reply(token, longText(2), reply);
    setTimeout(() => void discord.comeBack(), 30);
    await replying;
    expect(partsIn(discord.transcript('ops'))).toEqual(['part 1', 'part 2']);
  });

  it('comes all the same where somebody has deleted what was shown meanwhile', async () => {
    const { discord, messenger, token, reply, interaction } = await openDeferred('public');
    discord.remove({ channel: 'ops', message: interaction.original?.id ?? '' });
    await messenger.reply(token, text('hello'), reply);
    expect(discord.transcript('ops')).toMatchObject([{ text: expect.stringMatching('hello') }]);
  });

  it('comes as plain text where Discord does not take its embeds', async () => {
    const { discord, messenger, token, reply } = await openDeferred('public');
    discord.faults.next(original, { kind: 'error', status: 400, code: 50035, message: 'Invalid Form Body' });
    await messenger.reply(token, longText(1), reply);
    expect(discord.transcript('ops').every(({ message }) => message.embeds.length === 0)).toBe(true);
    expect(partsIn(discord.transcript('ops'))[0]).toBe('part 1');
  });

  it('is given up, and logged, after a quarter of an hour', async () => {
    const { discord, messenger, token, reply, logged } = await openDeferred('public');
    discord.interactions.expire(token.token);
    await messenger.reply(token, text('hello'), reply);
    expect(logged).toEqual([expect.stringMatching(/^warn: .*15 minutes/)]);
    expect(logged.join()).not.toContain(token.token);
  });

  it('ends with the process', async () => {
    const { discord, messenger, token, reply } = await openDeferred('public');
    discord.faults.next(original, { kind: 'rate limited', retryAfterS: 600 });
    const replying = messenger.reply(token, text('hello'), reply);
    await discord.until(() => discord.faults.waiting(original) === 0);
    await messenger.close();
    await expect(replying).rejects.toThrow();
  });
});

describe('a press', () => {
  const choices = [{ label: 'Helpful', text: 'helpful', typed: 'helpful', buttonOnly: true }];

  async function openPressed(more: Parameters<typeof openSending>[0] = {}) {
    const sending = await openSending(more);
    const { discord, messenger, at, posted, press } = sending;
    const asked = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
    await messenger.post(at('ops', { message: asked.id }), text('A pod.', { choices }), options('1'));
    const message = posted()[0]?.id ?? '';
    const place = `${discord.guildId('Harbour')}/${discord.channelId('ops')}`;
    const reply = { deferred: 'quiet', place, conversation: `${place}/${asked.id}`, replaces: false } as const;
    const quietly = async (user = 'ada') => {
      const { pressed } = press(message, 'Helpful', user);
      expect(await messenger.defer(pressed.interaction, 'quiet')).toBe(true);
      return pressed;
    };
    const shown = () => posted().find(({ id }) => id === message);
    return { ...sending, message, reply, quietly, shown };
  }

  it('is answered beside the message, for all or for the presser', async () => {
    const { discord, messenger, reply, quietly, shown } = await openPressed();
    const { interaction } = await quietly();
    await messenger.reply(interaction, text('for you', asker), reply);
    await messenger.reply(interaction, text('for all'), reply);
    expect(discord.transcript('ops').at(-1)?.text).toMatch('for all');
    expect(discord.transcript('ops', 'ada').map(({ ephemeral }) => ephemeral)).toEqual([false, false, true, false]);
    expect(shown()?.edited).toBe(false);
  });

  it('puts a note below, in few edits, of which the last wins', async () => {
    const { discord, messenger, quietly, shown, calls } = await openPressed();
    const presses = [];
    for (let n = 0; n < 8; n += 1) presses.push(await quietly(n % 2 === 0 ? 'ada' : 'ben'));
    await Promise.all(presses.map((pressed, n) => messenger.note(pressed, `${n + 1} answers`, true)));
    expect(shown()?.text).toMatch('8 answers');
    expect(shown()?.text).not.toMatch('7 answers');
    expect(shown()?.buttons).toEqual(['Helpful']);
    expect(calls(original).length).toBeLessThan(4);
    await messenger.note(await quietly(), 'thanks', false);
    expect(shown()?.buttons).toEqual([]);
    expect(discord.refused).toEqual([]);
  });

  it('puts a note whatever becomes of the replies, and all of them before the end', async () => {
    const { discord, messenger, quietly, shown } = await openPressed({ pace: { editMs: 10_000 } });
    discord.faults.next(original, { kind: 'reset' }, { kind: 'lost reply' }, { kind: 'rate limited', retryAfterS: 0 });
    const [first, second] = [await quietly('ada'), await quietly('ben')];
    await messenger.note(first, 'one', true);
    const last = messenger.note(second, 'two', true);
    await messenger.close();
    await last;
    expect(shown()?.text).toMatch('two');
  });

  it('takes the place of a message that the presser alone sees, or deletes it', async () => {
    const { discord, messenger, quietly, reply, press, interactionOf } = await openPressed();
    const { interaction } = await quietly();
    await messenger.reply(interaction, text('which?', { ...asker, choices }), reply);
    const own = discord.transcript('ops', 'ada').find(({ ephemeral }) => ephemeral)?.id ?? '';
    const again = async () => {
      const pressed = interactionOf(press(own, 'Helpful').interaction);
      await messenger.defer(pressed, 'quiet');
      return pressed;
    };
    await messenger.reply(await again(), text('that one', { ...asker, choices }), { ...reply, replaces: true });
    const alone = () => discord.transcript('ops', 'ada').filter(({ ephemeral }) => ephemeral);
    expect(alone()).toMatchObject([{ id: own, text: expect.stringMatching('that one') }]);
    discord.faults.next(removal, { kind: 'lost reply' });
    await messenger.deleteOriginal(await again());
    expect(alone()).toEqual([]);
  });

  it('does not undo by another attempt what took the place later', async () => {
    const { discord, messenger, token, reply, press, interactionOf } = await openDeferred('private');
    const choices = [{ label: 'Next', text: 'next', typed: 'next', buttonOnly: false }];
    // The person sees the first message, and presses, before the attempt is given up.
    discord.faults.next(original, { kind: 'no answer after' });
    const first = messenger.reply(token, text('first', { ...asker, choices }), reply);
    const shown = () => discord.transcript('ops', 'ada').find(({ ephemeral }) => ephemeral);
    await discord.until(() => shown()?.loading === false);
    const pressed = interactionOf(press(shown()?.id ?? '', 'Next').interaction);
    await messenger.defer(pressed, 'quiet');
    const how = { ...reply, deferred: 'quiet', replaces: true, after: token.id } as const;
    await Promise.all([first, messenger.reply(pressed, text('second', asker), how)]);
    expect(shown()?.text).toBe('second');
  });
});
