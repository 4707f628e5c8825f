import { expect, it } from 'vitest';
import { eventEnvelope } from '../../../fakes/slack/state/event-envelope.ts';
import { listen, openWorkspace } from './listening.ts';

it('says hello once when it is added to a channel', async () => {
  const slack = await openWorkspace();
  const bot = await listen(slack);
  const delivery = slack.invite('C2', 'U1');
  await bot.quiet();
  if (delivery !== undefined) await slack.deliveries.repeat(delivery);
  await bot.quiet();
  expect(bot.taken).toMatchObject([
    {
      event: expect.stringMatching(/^join:T1:C2:\d+\.\d+$/),
      request: {
        place: 'C2',
        conversation: 'C2',
        person: 'U1',
        shared: true,
        addressed: true,
        call: { name: 'hello' },
      },
      replyTo: 'C2',
    },
  ]);
  expect(slack.transcript('C2')).toMatchObject([{ text: 'You said: hello' }]);
});

it('says hello again when it is added again', async () => {
  const slack = await openWorkspace();
  const bot = await listen(slack);
  slack.invite('C2');
  slack.kick('C2');
  slack.invite('C2');
  await bot.quiet();
  expect(bot.taken).toHaveLength(2);
});

it.each([false, true])('stops what is posted by itself where it is removed, with many workspaces: %s', async (many) => {
  const slack = await openWorkspace();
  const bot = await listen(slack, { many });
  slack.kick('C1');
  await bot.quiet();
  expect(bot.left).toEqual([many ? 'slack T1/C1' : 'slack C1']);
});

it('is not concerned by people who come and go', async () => {
  const slack = await openWorkspace();
  const bot = await listen(slack);
  const workspace = slack.world.workspaces.get('T1');
  if (workspace === undefined) throw new Error('no workspace');
  const event = { channel: 'C1', channel_type: 'C', team: 'T1', user: 'U2', event_ts: '1700000000.000100' };
  for (const type of ['member_joined_channel', 'member_left_channel']) {
    slack.deliveries.send('events_api', type, eventEnvelope(slack.world, workspace, { type, ...event }));
  }
  await bot.quiet();
  expect([bot.taken, bot.left]).toEqual([[], []]);
});

it('forgets a workspace that removes the app', async () => {
  const slack = await openWorkspace();
  const bot = await listen(slack, { many: true });
  slack.uninstall('T1');
  await bot.quiet();
  expect(new Set(bot.left)).toEqual(new Set(['slack T1/']));
  expect(bot.removed[0]).toMatchObject({ teamId: 'T1' });
});

it('keeps the settings of its one workspace when the app is removed', async () => {
  const slack = await openWorkspace();
  const bot = await listen(slack);
  slack.uninstall('T1');
  await bot.quiet();
  expect(bot.left).toEqual([]);
  expect(bot.removed).toHaveLength(2);
});

it('keeps a workspace where only the tokens of people are revoked', async () => {
  const slack = await openWorkspace();
  const bot = await listen(slack, { many: true });
  const workspace = slack.world.workspaces.get('T1');
  if (workspace === undefined) throw new Error('no workspace');
  const event = { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] }, event_ts: '1700000000.000100' };
  slack.deliveries.send('events_api', event.type, eventEnvelope(slack.world, workspace, event));
  await bot.quiet();
  expect([bot.left, bot.removed]).toEqual([[], []]);
});
