import { describe, expect, it } from 'vitest';
import { readPress, type SlackPress } from '../../../../src/platforms/slack/listeners/pressed-button.ts';
import { choiceButtons } from '../../../../src/platforms/slack/render/buttons.ts';

const ts = '1700000000.000100';
const root = '1600000000.000100';

function press(conversation: string, parts: Partial<SlackPress>): SlackPress {
  const choice = { label: 'Why?', text: 'why', typed: 'why', buttonOnly: false };
  const [block] = choiceButtons([choice], conversation);
  const actions = [{ ...block?.elements[0], block_id: block?.block_id }];
  return { user: { id: 'U1' }, trigger_id: '1.2.abc', actions, container: {}, ...parts };
}

const onMessage = (channel: string, thread?: string): Partial<SlackPress> => ({
  channel: { id: channel },
  message: { ts, text: 'An answer', blocks: [{ type: 'divider' }], ...(thread !== undefined && { thread_ts: thread }) },
  container: { message_ts: ts, ...(thread !== undefined && { thread_ts: thread }) },
});

const onPrivate = (channel: string, thread?: string): Partial<SlackPress> => ({
  channel: { id: channel },
  container: { message_ts: ts, is_ephemeral: true, ...(thread !== undefined && { thread_ts: thread }) },
});

describe('a press', () => {
  it('in a thread asks in the thread, of all who read it', () => {
    const read = readPress(press(`C1:${root}`, onMessage('C1', root)), undefined);
    expect(read?.request).toEqual({
      platform: 'slack',
      place: 'C1',
      conversation: `C1:${root}`,
      person: 'U1',
      shared: true,
      addressed: true,
      text: 'why',
    });
    expect(read?.replyAt('everyone')).toEqual({ channel: 'C1', thread: root });
    expect(read?.replyAt('asker')).toEqual({ channel: 'C1', thread: root });
    expect(read?.message).toEqual({ channel: 'C1', ts, text: 'An answer', blocks: [{ type: 'divider' }] });
  });

  it('at the top of a channel is answered in the thread below, or to the presser where they look', () => {
    for (const thread of [undefined, ts]) {
      const read = readPress(press('C1', onMessage('C1', thread)), undefined);
      expect(read?.replyAt('everyone')).toEqual({ channel: 'C1', thread: ts });
      expect(read?.replyAt('asker')).toEqual({ channel: 'C1' });
    }
  });

  it('on what only the presser sees stays with them', () => {
    const read = readPress(press('C1:U1', onPrivate('C1')), undefined);
    expect(read).toMatchObject({
      on: 'private message',
      request: { conversation: 'C1:U1', shared: false, visibility: 'asker' },
    });
    expect(read?.replyAt('everyone')).toEqual({ channel: 'C1' });
    expect(read?.message).toBeUndefined();
    expect(readPress(press('C1:U1', onPrivate('C1', root)), undefined)?.replyAt('asker')).toEqual({
      channel: 'C1',
      thread: root,
    });
  });

  it('in a direct message is answered there, in its thread where it has one', () => {
    const flat = readPress(press('D1', onMessage('D1')), undefined);
    expect(flat?.request).toMatchObject({ place: 'D1', shared: false });
    expect(flat?.request.visibility).toBeUndefined();
    expect(flat?.replyAt('everyone')).toEqual({ channel: 'D1' });
    expect(readPress(press(`D1:${root}`, onMessage('D1', root)), undefined)?.replyAt('asker')).toEqual({
      channel: 'D1',
      thread: root,
    });
  });

  it('on the home tab is answered in the direct messages', () => {
    const read = readPress(press('D1', {}), undefined);
    expect(read).toMatchObject({ on: 'home', request: { place: 'D1', conversation: 'D1', shared: false } });
    expect(read?.replyAt('everyone')).toEqual({ channel: 'D1' });
  });

  it('is of the workspace where the button stands, not of the presser', () => {
    const read = readPress(press(`T1/C1:${root}`, onMessage('C1', root)), 'T2');
    expect(read?.request.place).toBe('T1/C1');
    expect(read?.replyAt('everyone')).toEqual({ team: 'T1', channel: 'C1', thread: root });
    expect(read?.message?.team).toBe('T1');
    expect(readPress(press('T1/C1:U1', onPrivate('C1')), 'T2')?.request.place).toBe('T1/C1');
  });

  it('is the same event however often it is told of', () => {
    expect(readPress(press('D1', {}), undefined)?.event).toBe('press:1.2.abc');
  });

  it('on a link or on another button is none', () => {
    const foreign = [
      { action_id: 'open', block_id: 'links', type: 'button' },
      { action_id: 'choice-1', block_id: 'x', value: 'why' },
    ];
    expect(readPress(press('D1', { actions: foreign }), undefined)).toBeUndefined();
    expect(readPress(press('D1', { actions: [] }), undefined)).toBeUndefined();
  });
});
