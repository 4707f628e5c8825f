import { expect, it } from 'vitest';
import type { PlatformHealth, StoreHealth } from '../../src/health.ts';
import { createHealth } from '../../src/ops/health.ts';

const since = '2026-01-01T00:00:00.000Z';
const notes = { notes: 1, sections: 2, readAt: since, problems: { error: 0, warning: 0 } };

/** How it is with platforms in these states. */
async function healthWith(states: readonly PlatformHealth['state'][], store: StoreHealth['state'] = 'up') {
  const health = createHealth({ version: '1.2.3', clock: { now: () => 0 } });
  const platforms = states.map((state, index) => ({ name: `p${index}`, state, since }));
  health.watch({ platforms: () => platforms, notes: () => notes, store: async () => ({ state: store }) });
  return health;
}

it.each([
  [['starting'], 'starting', false],
  [['listening', 'starting'], 'starting', false],
  [['listening'], 'ready', true],
  [['deserted', 'listening'], 'ready', true],
  [['listening', 'retrying'], 'degraded', true],
  [['listening', 'left-out'], 'degraded', true],
  [['reconnecting'], 'degraded', true],
  [['retrying'], 'unreachable', false],
  [['left-out', 'deserted'], 'unreachable', false],
] as const)('with platforms that are %j it is %s', async (states, status, ready) => {
  const health = await healthWith(states);
  expect(await health.snapshot()).toMatchObject({ status, ready, version: '1.2.3', notes });
});

it('goes on answering without its store, and says so', async () => {
  const health = await healthWith(['listening'], 'down');
  expect(await health.snapshot()).toMatchObject({ status: 'degraded', ready: true, store: { state: 'down' } });
});

it('is starting before there is anything to ask, and not ready from the moment that it is to stop', async () => {
  const fresh = createHealth({ version: '1', clock: { now: () => 0 } });
  expect(await fresh.snapshot()).toMatchObject({ status: 'starting', ready: false, store: { state: 'unknown' } });
  const health = await healthWith(['listening']);
  health.stopping();
  expect(await health.snapshot()).toMatchObject({ status: 'stopping', ready: false });
});

it('shows nobody what the operator has written into the settings', async () => {
  const health = createHealth({ version: '1', clock: { now: () => 0 } });
  const problems = [
    'SLACK_ADMINS has "ada", which is no member id.',
    "write the server's id alone: 123456789012345678",
  ];
  health.watch({ platforms: () => [{ name: 'slack', state: 'left-out', since, problems }] });
  const { platforms } = await health.snapshot();
  expect(platforms[0]?.problems).toEqual([
    'SLACK_ADMINS has "…", which is no member id.',
    "write the server's id alone: …",
  ]);
});
