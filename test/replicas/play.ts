import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createChance } from '../platforms/day/chance.ts';
import { writeNotes } from '../platforms/day/notes.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { openDiscordLoad } from './discord-load.ts';
import { killAtRandom } from './killer.ts';
import { readLogs, tally, wrongScores } from './outcome.ts';
import { openSlackLoad } from './slack-load.ts';
import { readTables, untilFinished } from './tables.ts';

export interface PlayOptions {
  readonly seed: number;
  readonly databaseUrl: string;
  /** How long processes are killed under load. */
  readonly chaosMs: number;
  /** How many things go on at the same time in each service. */
  readonly atOnce: number;
  /** Told of how far it is. */
  readonly tell: (line: string) => void;
}

export interface Outcome {
  /** Everything that should not be. */
  readonly wrong: readonly unknown[];
  readonly counts: Readonly<Record<string, unknown>>;
}

const count = 3;
/** More than the lease of what was taken (60 s) and that of a daily quiz (3 min). */
const leaseOverMs = 400_000;
/** A play as long as this sees leases run out in real time. In a shorter one all processes die now and then, and the clock leaps. */
const realTimeMs = 150_000;
/** A daily quiz that is due before its process has begun does not come. */
const firstDailyMs = 200_000;
const minuteMs = 60_000;

/** Plays chaos on three processes of the program; leaves nothing behind. */
export async function play({ seed, databaseUrl, chaosMs, atOnce, tell }: PlayOptions): Promise<Outcome> {
  const isShort = chaosMs < realTimeMs;
  const chance = createChance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'stevedore-replicas-'));
  const corpusDir = join(folder, 'notes');
  writeNotes(corpusDir);
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  // Whatever is left behind is answered within the lease and some 20 s; and the machine may be busy with others.
  const patienceMs = isShort ? 120_000 : 200_000;
  let cluster: Cluster | undefined;
  const opened = (): Cluster => {
    if (cluster === undefined) throw new Error('Nothing runs yet.');
    return cluster;
  };
  const common = { chance, seed, now, patienceMs };
  const slack = await openSlackLoad({ ...common, cluster: opened });
  const discord = await openDiscordLoad({ ...common, cluster: opened, shards: count });
  const loads = [slack, discord];
  try {
    const minutes = Math.max(1, Math.floor((chaosMs - firstDailyMs) / minuteMs));
    const dueAt = (index: number) => now() + firstDailyMs + (index % minutes) * minuteMs;
    const daily = loads.flatMap(({ name, quizzed }) =>
      quizzed.map((place, index) => `${name}:${place} ${new Date(dueAt(index)).toISOString().slice(11, 16)} UTC`),
    );
    const env = {
      ...{ ...slack.env, ...discord.env, DATABASE_URL: databaseUrl, CORPUS_DIR: corpusDir, LOG_LEVEL: 'info' },
      ...{ DAILY_QUIZ: daily.join('; '), TIME_ZONE: 'Etc/UTC', DATABASE_POOL_MAX: '5', REQUESTS_PER_MINUTE: '200' },
    };
    cluster = await openCluster({ count, env, folder, aheadMs: () => aheadMs });
    const { replicas, balancer, start, ready } = cluster;
    start();
    slack.slack.httpTarget(balancer.url);
    await ready();
    await discord.commandsKnown();
    tell('all are ready');

    const beganAt = Date.now();
    const ends: Record<string, number> = {};
    const badEnds: string[] = [];
    let isOver = false;
    for (const load of loads) load.begin();
    for (const load of loads) for (const place of load.quizzed) load.expectDaily(place);
    const people = loads.flatMap(({ scenes }) =>
      Array.from({ length: atOnce }, async () => {
        for (; !isOver; await sleep(100 + chance.random() * 400)) await chance.pick(scenes)();
      }),
    );
    const repeating = (async () => {
      for (; !isOver; await sleep(200)) for (const load of loads) await load.repeatSomething();
    })();

    const kill = async (forMs: number): Promise<void> => {
      const overAt = Date.now() + forMs;
      const longestPauseMs = isShort ? 10_000 : 120_000;
      const isReady = (_: unknown, index: number) => balancer.isWell(index);
      const ended = await killAtRandom({
        ...{ chance, longestPauseMs, ready: () => replicas.filter(isReady) },
        isOver: () => Date.now() >= overAt,
      });
      for (const [what, often] of Object.entries(ended.counts)) ends[what] = (ends[what] ?? 0) + often;
      badEnds.push(...ended.badEnds);
    };
    /** All die at once, and are started again when their leases are over. */
    const leap = async (): Promise<void> => {
      await Promise.all(replicas.map((replica) => replica.kill()));
      aheadMs += leaseOverMs;
      slack.slack.skewSignatures(aheadMs);
      start();
      await ready();
      tell('all are ready again');
    };
    if (isShort) {
      await kill(chaosMs / 2);
      await leap();
    }
    await kill(isShort ? chaosMs / 2 : chaosMs);
    isOver = true;
    await repeating;
    for (const load of loads) load.end();
    if (isShort) await leap();
    await ready();
    tell('all is calm');

    await Promise.all(loads.map((load) => load.rest()));
    await within(Promise.all(people), 2 * patienceMs);
    await Promise.all(loads.map(({ books }) => books.complete(patienceMs)));
    await untilFinished(databaseUrl, patienceMs);
    await Promise.all([slack.slack.quiet(quietMs), discord.discord.quiet(quietMs)]);
    for (const replica of replicas) {
      const code = await replica.stop();
      if (code !== 0) badEnds.push(`${replica.name} ended with ${code} in the end`);
    }
    const tables = await readTables(databaseUrl);
    const settled = loads.map(({ name, books }) => ({ name, ...books.settle() }));
    const logs = readLogs(cluster);
    return {
      wrong: [
        ...settled.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`)),
        ...wrongScores('slack', slack.books, tables),
        ...wrongScores('discord', discord.books, tables),
        ...loads.flatMap((load) => load.refused()),
        ...[...tables.wrong, ...badEnds, ...logs.errors],
      ],
      counts: {
        seconds: Math.round((Date.now() - beganAt) / 1000),
        processes: replicas.map(({ lives }) => lives.length),
        ...{ ends, balancer: balancer.counts, tables: tables.counts, daily: daily.length },
        said: settled.map(({ faults, ...counts }) => ({ ...counts, faults: faults.length })),
        sessions: tally(discord.discord.gateway.starts.map(({ kind, outcome }) => `${kind} ${outcome}`)),
        faults: loads.map((load) => Object.fromEntries(load.struck)),
        ...logs.counts,
      },
    };
  } finally {
    await cluster?.close();
    await Promise.all(loads.map((load) => load.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As long as nothing was called, said or delivered. */
const quietMs = 1_500;

async function within(task: Promise<unknown>, forMs: number): Promise<void> {
  const over = new AbortController();
  await Promise.race([task, sleep(forMs, undefined, { signal: over.signal }).catch(() => {})]);
  over.abort();
}
