import { silentLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';

/**
 * A process of its own that takes events and finishes them, as for each message that is answered, for so many seconds.
 * Arguments: folder or DATABASE_URL, name of this holder, seconds, how many at a time. Says `ready` when it could begin, begins when it
 * is told to, and in the end says how long each was in taking, and what processor time all took, in milliseconds.
 */
const [target = '', holder = '', seconds = '', atOnce = ''] = process.argv.slice(2);
const where = target.startsWith('postgres') ? { databaseUrl: target, dataDir: '' } : { dataDir: target };
const store = await openStore({ ...where, logger: silentLogger });

const takenMs: number[] = [];
let next = 0;

async function work(until: number): Promise<void> {
  while (performance.now() < until) {
    const id = { platform: 'bench', event: `${holder}:${next++}` };
    const begun = performance.now();
    const open = { ...id, person: 'U0123456789', content: 'x'.repeat(300) };
    await store.events.take(open, { holder, now: Date.now(), leaseUntil: Date.now() + 60_000 });
    takenMs.push(performance.now() - begun);
    await store.events.finish(id, holder);
  }
}

process.once('message', async () => {
  const before = process.cpuUsage();
  const until = performance.now() + Number(seconds) * 1_000;
  await Promise.all(Array.from({ length: Number(atOnce) }, () => work(until)));
  await store.close();
  const { user, system } = process.cpuUsage(before);
  process.send?.({ takenMs, cpuMs: (user + system) / 1_000 });
  process.disconnect();
});
process.send?.('ready');
