import { afterEach, expect, test } from 'vitest';
import { openGatewayRoom } from './gateway-room.ts';

const warnings: Error[] = [];
const warned = (warning: Error): void => void warnings.push(warning);
process.on('warning', warned);
afterEach(() => void process.off('warning', warned));

/** What keeps a process alive, by kind. */
function resources(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

test('nothing is left over of three hundred connections', async () => {
  const { discord, ...room } = await openGatewayRoom();
  const { gateway, lines } = room.process({ pace: { stableMs: 0 }, settings: { shards: { count: 20 } } });
  await gateway.start();
  await discord.until(() => lines('info').length === 20);
  const connectedAgain = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      const starts = discord.gateway.starts.length;
      discord.gateway.drop();
      await discord.until(() => discord.gateway.starts.length === starts + 20);
    }
  };
  await connectedAgain(2);
  const { Timeout: timers = 0, TCPSocketWrap: sockets = 0 } = resources();
  await connectedAgain(15);
  const after = resources();
  expect(after.Timeout).toBeLessThanOrEqual(timers + 5);
  expect(after.TCPSocketWrap).toBeLessThanOrEqual(sockets + 5);
  expect(discord.gateway.connections).toBe(20);
  expect(lines('warn', 'error')).toEqual([]);
  expect(warnings).toEqual([]);
});

test('a connection that is found dead by its first heartbeat leaves no other behind', async () => {
  const { discord, ...room } = await openGatewayRoom({ heartbeatIntervalMs: 60 });
  const { gateway, lines } = room.process({ pace: { stableMs: 0 }, settings: { shards: { count: 10 } } });
  await gateway.start();
  await discord.until(() => lines('info').length === 10);
  const { Timeout: timers = 0 } = resources();
  // The answer to it stays without an acknowledgement.
  discord.gateway.requestHeartbeat();
  discord.gateway.silence();
  await discord.until(() => discord.gateway.starts.length === 20);
  await discord.until(() => (resources().Timeout ?? 0) <= timers + 5);
});
