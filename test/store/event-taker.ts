import { silentLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';

/**
 * A process of its own that takes the events 0, 1, 2 …, sixteen at a time, and writes each that it was given on a line.
 * Arguments: folder or DATABASE_URL, name of this holder, how many.
 */
const [target = '', holder = '', count = ''] = process.argv.slice(2);
const where = target.startsWith('postgres:') ? { databaseUrl: target, dataDir: '' } : { dataDir: target };
const store = await openStore({ ...where, logger: silentLogger });

let next = 0;
async function work(): Promise<void> {
  while (next < Number(count)) {
    const event = `${next++}`;
    const open = { platform: 'chat', event, person: 'ada', content: holder };
    if (await store.events.take(open, { holder, now: 1, leaseUntil: 2 })) process.stdout.write(`${event}\n`);
  }
}
await Promise.all(Array.from({ length: 16 }, work));
await store.close();
