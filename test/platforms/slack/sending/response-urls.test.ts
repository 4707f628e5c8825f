import { describe, expect, it } from 'vitest';
import type { Respond } from '../../../../src/platforms/slack/messenger.ts';
import type { Fault } from '../../../fakes/slack/faults.ts';
import { longText, openSending, options, partsIn, text } from './sending-room.ts';

const how: Respond = { conversation: 'C1', to: 'asker', replaces: false };
const unsure = 'If my answer did not arrive, please ask again.';

async function openCommand(more: Parameters<typeof openSending>[0] = {}) {
  const room = await openSending(more);
  const { payload } = room.slack.command({ user: 'U1', channel: 'C3', text: 'why' });
  const shown = () => room.slack.transcript('C3', 'U1').map((line) => line.text);
  return { ...room, url: String(payload.response_url), shown };
}

it('replies to the asker alone, or to all where both the reply and the place are for all', async () => {
  const { slack, messenger, url } = await openCommand();
  await messenger.respond(url, text('one'), how);
  await messenger.respond(url, text('two', { visibility: 'asker' }), { ...how, to: 'everyone' });
  await messenger.respond(url, text('three [x](https://example.com)'), { ...how, to: 'everyone' });
  expect(slack.transcript('C3', 'U1').map((line) => [line.text.slice(0, 5), line.ephemeral])).toEqual([
    ['one', true],
    ['two', true],
    ['three', false],
  ]);
  expect([slack.refused, slack.warnings]).toEqual([[], []]);
});

describe('a reply', () => {
  it.each<readonly [Fault, readonly string[]]>([
    [{ kind: 'rate limited', retryAfterS: 0 }, ['answer']],
    [{ kind: 'server error' }, ['answer']],
    [{ kind: 'lost reply' }, ['answer', unsure]],
    [{ kind: 'no answer after' }, ['answer', unsure]],
    [{ kind: 'reset' }, [unsure]],
    [{ kind: 'slow', delayMs: 5 }, ['answer']],
  ])('that meets %o is not repeated where it may have been seen', async (fault, seen) => {
    const { slack, messenger, url, shown } = await openCommand({ pace: { timeoutMs: 400 } });
    await messenger.respond(url, text('warm'), how);
    slack.faults.next('response_url', fault);
    await messenger.respond(url, text('answer'), how);
    expect(shown()).toEqual(['warm', ...seen]);
  });

  it('for all that may have been lost leads to a line for the asker alone', async () => {
    const { slack, messenger, url } = await openCommand();
    slack.faults.next('response_url', { kind: 'lost reply' });
    await messenger.respond(url, text('answer'), { ...how, to: 'everyone' });
    expect(slack.transcript('C3', 'U1').map((line) => [line.text, line.ephemeral])).toEqual([
      ['answer', false],
      [unsure, true],
    ]);
  });

  it('that may have been lost is said to be so, though that gets lost as well', async () => {
    const { slack, messenger, url, shown } = await openCommand();
    slack.faults.next('response_url', { kind: 'reset' }, { kind: 'reset' });
    await messenger.respond(url, text('answer'), how);
    expect(shown()).toEqual([unsure]);
  });

  it('is sent once Slack can be reached', async () => {
    const { slack, messenger, url, shown } = await openCommand({ pace: { attempts: 50, retryMs: 0 } });
    await slack.goOffline();
    const responding = messenger.respond(url, text('answer'), how);
    setTimeout(() => void slack.comeBack(), 30);
    await responding;
    expect(shown()).toEqual(['answer']);
  });

  it('takes five posts at most, and says where the rest is', async () => {
    const { slack, messenger, url, shown } = await openCommand();
    await messenger.respond(url, longText(7), how);
    expect(partsIn(slack.transcript('C3', 'U1'))).toEqual(['part 1', 'part 2', 'part 3', 'part 4']);
    expect(shown()).toHaveLength(5);
    expect(shown()[4]).toMatch(/not all.*direct message/);
    await expect(messenger.respond(url, text('more'), how)).rejects.toThrow(/five times/);
    expect(slack.refused).toEqual([]);
  });

  it('uses all five when they suffice', async () => {
    const { slack, messenger, url } = await openCommand();
    await messenger.respond(url, longText(5), how);
    expect(partsIn(slack.transcript('C3', 'U1'))).toEqual(['part 1', 'part 2', 'part 3', 'part 4', 'part 5']);
  });

  it('fails when Slack does not take it any more', async () => {
    const { slack, messenger } = await openCommand();
    const gone = slack.apiUrl.replace('/api/', '/commands/T1/gone');
    await expect(messenger.respond(gone, text('late'), how)).rejects.toThrow(/not_found/);
  });
});

describe('a press on what only the presser sees', () => {
  async function openPress() {
    const room = await openSending();
    const choices = [{ label: 'More', text: 'more', typed: 'more', buttonOnly: false }];
    const alone = text('answer', { choices, visibility: 'asker' });
    await room.messenger.post({ channel: 'C1' }, alone, options('k', { person: 'U1' }));
    const { payload } = room.slack.press({ user: 'U1', channel: 'C1', button: 'More' });
    return { ...room, url: String(payload.response_url), shown: () => room.slack.transcript('C1', 'U1') };
  }

  it('is answered in its place, which may be done twice', async () => {
    const { slack, messenger, url, shown } = await openPress();
    slack.faults.next('response_url', { kind: 'lost reply' });
    await messenger.respond(url, text('more of it'), { ...how, replaces: true });
    expect(shown().map((line) => line.text)).toEqual(['more of it']);
  });

  it('can take it away', async () => {
    const { slack, messenger, url, shown } = await openPress();
    slack.faults.next('response_url', { kind: 'server error' });
    await messenger.deleteOriginal(url);
    expect(shown()).toEqual([]);
  });
});

it('sends nothing to hosts that are not those of Slack', async () => {
  const { messenger } = await openSending();
  for (const url of [
    'https://example.com/commands/x',
    'https://evilslack.com/x',
    'https://slack.com.example.com/x',
    'http://hooks.slack.com/x',
    'http://169.254.169.254/latest/meta-data',
    'no address',
  ]) {
    await expect(messenger.respond(url, text('x'), how), url).rejects.toThrow(/none of Slack|Invalid URL/);
    await expect(messenger.deleteOriginal(url), url).rejects.toThrow(/none of Slack|Invalid URL/);
  }
});
