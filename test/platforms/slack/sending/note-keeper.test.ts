import { describe, expect, it, vi } from 'vitest';
import type { PressedMessage } from '../../../../src/platforms/slack/messenger.ts';
import { openSending, options, text } from './sending-room.ts';

const choices = [{ label: 'A', text: 'a', typed: 'a', buttonOnly: false }];

async function openQuiz(more: Parameters<typeof openSending>[0] = {}) {
  const room = await openSending(more);
  await room.messenger.post({ channel: 'C1' }, text('Which?', { choices }), options('k'));
  const pressed = (): PressedMessage => {
    const { payload } = room.slack.press({ user: 'U1', channel: 'C1', button: 'A' });
    const { ts, text: said, blocks } = payload.message as { ts: string; text: string; blocks: readonly unknown[] };
    return { channel: 'C1', ts, text: said, blocks };
  };
  const shown = () => room.slack.transcript('C1')[0];
  return { ...room, pressed, shown };
}

describe('a note', () => {
  it('stands below the message, and takes the buttons away unless it is open', async () => {
    const { slack, messenger, pressed, shown } = await openQuiz();
    await messenger.note(pressed(), '1 answer so far', true);
    expect(shown()).toMatchObject({ text: expect.stringContaining('1 answer so far'), buttons: ['A'] });
    await messenger.note(pressed(), '[someone](person:U2) was right', false);
    expect(shown()?.text).toContain('ben was right');
    expect(shown()?.text).not.toContain('1 answer');
    expect(shown()?.buttons).toEqual([]);
    expect([slack.refused, slack.notifications]).toEqual([[], []]);
  });

  it('is sent as it is, with nothing for Slack to find in it', async () => {
    const { messenger, pressed, calls } = await openQuiz();
    await messenger.note(pressed(), '@channel said so', true);
    expect(calls('chat.update').map(({ args }) => args.parse)).toEqual(['none']);
  });

  it('is one of few edits when many press at once, and the last one wins', async () => {
    const { messenger, pressed, shown, calls } = await openQuiz();
    const press = pressed();
    await Promise.all(Array.from({ length: 50 }, (_, n) => messenger.note(press, `${n + 1} answers`, true)));
    expect(shown()?.text).toContain('50 answers');
    expect(calls('chat.update').length).toBeLessThanOrEqual(2);
  });

  it('waits a while after the one before', async () => {
    let wake: (() => void) | undefined;
    const waits: number[] = [];
    const sleep = (ms: number) => {
      waits.push(ms);
      return new Promise<void>((resolve) => {
        wake = resolve;
      });
    };
    const { messenger, pressed, shown } = await openQuiz({ sleep, pace: { editMs: 1_000 } });
    const press = pressed();
    await messenger.note(press, '1 answer', true);
    const second = messenger.note(press, '2 answers', true);
    await vi.waitFor(() => expect(waits).toEqual([1_000]));
    expect(shown()?.text).toContain('1 answer');
    wake?.();
    await second;
    expect(shown()?.text).toContain('2 answers');
    wake?.();
  });

  it('that comes late brings no buttons back', async () => {
    const { messenger, pressed, shown } = await openQuiz();
    const press = pressed();
    await Promise.all([messenger.note(press, 'It was A', false), messenger.note(press, '3 answers', true)]);
    expect(shown()).toMatchObject({ text: expect.stringContaining('It was A'), buttons: [] });
  });

  it('is put in spite of what goes wrong', async () => {
    const { slack, messenger, pressed, shown } = await openQuiz();
    slack.faults.next(
      'chat.update',
      { kind: 'rate limited', retryAfterS: 0 },
      { kind: 'server error' },
      { kind: 'lost reply' },
    );
    await messenger.note(pressed(), 'noted', true);
    expect(shown()?.text).toContain('noted');
  });

  it('that cannot be put is logged, and holds nobody up', async () => {
    const { slack, messenger, pressed, logged } = await openQuiz();
    const press = pressed();
    slack.faults.next('chat.update', { kind: 'error', error: 'cant_update_message' });
    await messenger.note(press, 'noted', true);
    expect(logged.join('\n')).toContain('cant_update_message');
  });

  it('is put at once when all is closed', async () => {
    const { messenger, pressed, shown } = await openQuiz({ pace: { editMs: 60_000 } });
    const press = pressed();
    await messenger.note(press, '1 answer', true);
    const late = messenger.note(press, '2 answers', true);
    await messenger.close();
    await late;
    expect(shown()?.text).toContain('2 answers');
  });
});
