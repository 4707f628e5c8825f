import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LoadBalancer, type Passed, startLoadBalancer } from './load-balancer.ts';
import { createReplica, type Life, type Replica } from './replica.ts';

/** Processes of the program that serve together, with what stands before them. */
export interface Cluster {
  readonly replicas: readonly Replica[];
  readonly balancer: LoadBalancer;
  /** Starts all of them. */
  start(): void;
  /** Resolves once all are ready to be sent requests. */
  ready(): Promise<void>;
  /** Whether the process that a request went to was killed soon after it. */
  diedAfter(passed: Passed): boolean;
  /** Whether the process with that number was killed soon after that time of this machine. */
  diedAt(replica: number, at: number): boolean;
  close(): Promise<void>;
}

export interface ClusterOptions {
  readonly count: number;
  readonly env: Readonly<Record<string, string>>;
  /** Of all processes; each has a folder of its own in it, which it keeps when it is started again. */
  readonly folder: string;
  readonly aheadMs: () => number;
}

/** Whoever is answered later than this after the acknowledgement waited for something else than the process. */
const soonMs = 20_000;
const startingMs = 120_000;

export async function openCluster({ count, env, folder, aheadMs }: ClusterOptions): Promise<Cluster> {
  const replicas: Replica[] = [];
  const healthPorts: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const [port, healthPort] = [await freePort(), await freePort()];
    const own = {
      SLACK_PORT: String(port),
      HTTP_PORT: String(healthPort),
      DISCORD_SHARDS: `${index}/${count}`,
      DATA_DIR: join(folder, `state-${index}`),
    };
    replicas.push(createReplica({ name: `replica ${index}`, port, env: { ...env, ...own }, aheadMs }));
    healthPorts.push(healthPort);
  }
  const targets = replicas.map(({ port, lives }, index) => ({
    ...{ port, healthPort: healthPorts[index] ?? 0 },
    life: () => lives.length - 1,
  }));
  const balancer = await startLoadBalancer(targets, '/slack/events');
  return {
    replicas,
    balancer,
    start() {
      for (const replica of replicas) replica.start();
    },
    async ready() {
      for (
        const end = Date.now() + startingMs;
        !replicas.every((_, index) => balancer.isWell(index));
        await sleep(50)
      ) {
        if (Date.now() > end) throw new Error('Not all processes became ready.');
      }
    },
    diedAfter: ({ to, life, at }) => diedSoonAfter(replicas[to]?.lives[life], at),
    diedAt: (replica, at) =>
      replicas[replica]?.lives.some((life) => isIn(life, at) && diedSoonAfter(life, at)) === true,
    async close() {
      await Promise.all(replicas.map((replica) => replica.kill()));
      await balancer.close();
    },
  };
}

const isIn = ({ from, ended }: Life, at: number): boolean => at >= from && (ended === undefined || at <= ended.at);

const diedSoonAfter = (life: Life | undefined, at: number): boolean =>
  life?.ended?.how === 'killed' && life.ended.at - at <= soonMs + life.pausedMs;

/** Below those that the system gives to whoever connects: a port has to be free again after each end of its process. */
async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer().on('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
  return isFree ? port : freePort();
}
