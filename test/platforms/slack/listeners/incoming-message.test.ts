import { describe, expect, it } from 'vitest';
import { incomingMessage, type SlackMessage } from '../../../../src/platforms/slack/listeners/incoming-message.ts';

const origin = { teamId: 'T1', botUserId: 'UBOT' };
const ts = '1700000000.000100';
const root = '1600000000.000100';

const read = (message: Partial<SlackMessage>, team?: string) =>
  incomingMessage({ type: 'message', channel: 'C1', user: 'U1', text: 'what is a pod', ts, ...message }, origin, team);

describe('in a channel', () => {
  it('takes a mention, to be answered in the thread that it begins', () => {
    expect(read({ text: '<@UBOT> what is a pod' })).toEqual({
      event: `T1:C1:${ts}`,
      request: {
        platform: 'slack',
        place: 'C1',
        conversation: `C1:${ts}`,
        person: 'U1',
        shared: true,
        addressed: true,
        text: 'what is a pod',
      },
      replyTo: `C1:${ts}`,
    });
  });

  it('makes the same of both events of a mention', () => {
    const text = '<@UBOT> what is a pod';
    expect(read({ type: 'app_mention', text })).toEqual(read({ type: 'message', text }));
  });

  it('takes a mention in a thread as part of the thread', () => {
    expect(read({ text: '<@UBOT> and a node?', thread_ts: root })).toMatchObject({
      event: `T1:C1:${ts}`,
      request: { conversation: `C1:${root}`, addressed: true },
      replyTo: `C1:${root}`,
    });
  });

  it('passes on what is said in a thread, as not said to the bot', () => {
    expect(read({ thread_ts: root })?.request).toMatchObject({
      conversation: `C1:${root}`,
      shared: true,
      addressed: false,
    });
    expect(read({ thread_ts: root, subtype: 'thread_broadcast' })?.request.addressed).toBe(false);
  });

  it.each(['<@U2> what do you say?', 'thanks <@U2>', '<!here> lunch?', '<!subteam^S1|@ops> look'])(
    'leaves %j in a thread to those who are named',
    (text) => expect(read({ text, thread_ts: root })).toBeUndefined(),
  );

  it('leaves alone what is said at the top', () => {
    expect(read({})).toBeUndefined();
    expect(read({ thread_ts: ts })).toBeUndefined();
  });

  it('takes its bare name, too', () => {
    expect(read({ text: '<@UBOT>' })?.request).toMatchObject({ text: '', addressed: true });
  });

  it('treats a group of people in a direct message as a channel', () => {
    expect(read({ channel: 'G1' })).toBeUndefined();
    expect(read({ channel: 'G1', text: '<@UBOT> hi' })?.request).toMatchObject({ place: 'G1', shared: true });
  });
});

describe('in a direct message', () => {
  it('takes everything, to be answered there', () => {
    expect(read({ channel: 'D1' })).toMatchObject({
      event: `T1:D1:${ts}`,
      request: { place: 'D1', conversation: 'D1', shared: false, addressed: true },
      replyTo: 'D1',
    });
  });

  it('keeps to the thread when it was written in one', () => {
    expect(read({ channel: 'D1', thread_ts: root })).toMatchObject({
      request: { place: 'D1', conversation: `D1:${root}` },
      replyTo: `D1:${root}`,
    });
  });

  it('takes the words that come with a file, but not a file without words', () => {
    expect(read({ channel: 'D1', subtype: 'file_share' })?.request.text).toBe('what is a pod');
    expect(read({ channel: 'D1', subtype: 'file_share', text: '' })).toBeUndefined();
  });
});

describe('whatever the place', () => {
  const mention = { text: '<@UBOT> what is a pod' };
  it.each([
    ['of itself', { user: 'UBOT' }],
    ['of another bot', { bot_id: 'B2' }],
    ['of a bot without a user', { subtype: 'bot_message', bot_id: 'B2', user: undefined }],
    ['of Slackbot', { user: 'USLACKBOT' }],
    ['that was edited', { edited: { user: 'U1', ts } }],
    ['that tells of an edit', { subtype: 'message_changed' }],
    ['that tells of a deletion', { subtype: 'message_deleted' }],
    ['that tells of a join', { subtype: 'channel_join' }],
    ['that is hidden', { hidden: true }],
  ])('ignores a message %s', (_, part) => {
    expect(read({ ...mention, ...part })).toBeUndefined();
    expect(read({ ...mention, ...part, type: 'app_mention' })).toBeUndefined();
    expect(read({ channel: 'D1', ...part })).toBeUndefined();
  });

  it('names the workspace in addresses where there are many', () => {
    expect(read(mention, 'T1')).toMatchObject({
      event: `T1:C1:${ts}`,
      request: { place: 'T1/C1', conversation: `T1/C1:${ts}` },
      replyTo: `T1/C1:${ts}`,
    });
  });

  it('gives every installation of an organisation an event of its own', () => {
    const message = { type: 'app_mention', channel: 'C1', user: 'U1', text: 'hi', ts };
    expect(incomingMessage(message, { enterpriseId: 'E1' }, 'E1')?.event).toBe(`E1:C1:${ts}`);
  });
});
