import { systemClock } from '../../src/clock.ts';
import { silentLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';

/**
 * A process of its own that records attempts of ever new people, eight at a time, and writes the name of each on a line when
 * its attempt has been acknowledged. Arguments: folder or DATABASE_URL, name of this writer, how many.
 */
const [target = '', writer = '', count = ''] = process.argv.slice(2);
const where = target.startsWith('postgres:') ? { databaseUrl: target, dataDir: '' } : { dataDir: target };
const store = await openStore({ ...where, logger: silentLogger, clock: systemClock });
const prompt = { prompt: 'P1', section: 'pods.md#pod', note: 'pods.md' };
const place = { platform: 'chat', place: 'team' };

await store.prompts.add({ id: 'posted1', ...place, conversation: 'c', ...prompt, kind: 'k', content: '', postedAt: 1 });

let next = 0;
async function work(): Promise<void> {
  while (next < Number(count)) {
    const person = `${writer}${next++}`;
    const card = { platform: 'chat', person, ...prompt, dueAt: 1, state: '{}' };
    const answer = { reply: 'a', right: true, points: 10, answeredAt: 1, localDate: '2026-03-01' };
    const { outcome } = await store.attempts.record(
      { ...place, person, posted: 'posted1', ...prompt, ...answer },
      card,
    );
    if (outcome === 'first') process.stdout.write(`${person}\n`);
  }
}
await Promise.all(Array.from({ length: 8 }, work));
await store.close();
