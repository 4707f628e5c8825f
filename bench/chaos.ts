// Plays test/replicas for as long as wanted: npm run chaos -- --minutes 10 --seed 1
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const numbers = { REPLICAS_MINUTES: Number(values.minutes ?? 10), REPLICAS_SEED: Number(values.seed ?? 1) };
if (Object.values(numbers).every((number) => number > 0)) {
  // By its place: the package exports no path of its program.
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
  const settings = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)]));
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'days', 'test/replicas'], {
    // Without PostgreSQL there is nothing to play.
    env: { ...process.env, CI: 'true', ...settings },
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  console.error('usage: npm run chaos -- [--minutes 10] [--seed 1]');
  process.exitCode = 2;
}
