// Three processes of the program as it is built, on one PostgreSQL: over HTTP behind a load balancer for Slack, with a shard each for
// Discord. People ask, follow up, vote and play, events come twice and calls fail, and all the while somebody kills processes at
// random, stops them, or lets them stand still. In the end the books must balance: every question answered once, one daily quiz for
// each place, each answer counted once, and nothing left behind in the tables.
//
// REPLICAS_SEED makes it another play, though not at the same millisecond. A play of some seconds cannot wait for leases to run out, so
// that in it all processes die together twice, and the clock leaps; `npm run chaos -- --minutes 10 --seed 1` plays in real time, and
// tells how often what happened.
import { beforeAll, expect, it } from 'vitest';
import { setup } from '../cli/build-program.ts';
import { describeWithPostgres } from '../store/private-postgres.ts';
import { play } from './play.ts';

const seed = Number(process.env.REPLICAS_SEED ?? 20_261_122);
const minutes = process.env.REPLICAS_MINUTES;
const chaosMs = minutes === undefined ? 12_000 : Number(minutes) * 60_000;
/** Beside what is played: processes start and are awaited, on machines that may be busy with others. */
const aroundMs = 15 * 60_000;

const tell = (line: string): void => {
  if (minutes !== undefined) process.stderr.write(`${line}\n`);
};

describeWithPostgres('three processes on one database', (postgres) => {
  beforeAll(setup, 120_000);

  it(`lose nothing and double nothing (REPLICAS_SEED=${seed})`, { timeout: chaosMs + aroundMs }, async () => {
    const databaseUrl = await postgres.createDatabase();
    const { wrong, counts } = await play({ seed, databaseUrl, chaosMs, atOnce: 4, tell });
    tell(JSON.stringify({ counts, wrong }, undefined, 1));
    expect(wrong, `REPLICAS_SEED=${seed}`).toEqual([]);
  });
});
