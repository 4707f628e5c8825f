import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { comesTrue, flood, median, percentile, questionAt, steady, until } from './load.ts';
import { type AppProcess, startApp } from './slack/app-process.ts';
import { command, mention } from './slack/payloads.ts';
import { createSender } from './slack/sender.ts';
import { type SlackStub, startSlackStub } from './slack/slack-stub.ts';
import { table, withRatio } from './table.ts';

const connections = 64;
const rounds = 3;
const perRound = 1_500;
const mentions = 10_000;

/**
 * Slash commands acknowledged in a second through Bolt's HTTP receiver, by the whole product over the notes in a folder and
 * by a Bolt app with an empty handler, in turn; and what becomes of 10,000 mentions that come at once.
 */
export async function benchSlack(folder: string): Promise<string> {
  const stub = await startSlackStub();
  const environment = { SLACK_API_URL: stub.apiUrl, CORPUS_DIR: folder };
  const ours = await startApp(['src/main.ts', 'serve'], 43_101, environment);
  const empty = await startApp([fileURLToPath(new URL('./slack/empty-app.ts', import.meta.url))], 43_102, environment);
  try {
    const [our, theirs] = await throughput(ours, empty, stub);
    const rate = median(our) / 2;
    const latencies = await latencyAt(rate, ours, stub);
    const asked = await queued(ours, stub);
    const row = (name: string, rates: readonly number[]) => ({ name, median: median(rates), rates });
    return [
      table(
        [
          { head: 'commands acknowledged a second', cell: ({ name }) => name },
          { head: 'median', cell: (each) => withRatio(each.median, median(our), 0) },
          { head: 'of each round', cell: ({ rates }) => rates.map((each) => each.toFixed(0)).join(' ') },
        ],
        [row('stevedore', our), row('Bolt, empty handler', theirs)],
      ),
      `At half load (${rate.toFixed(0)} a second): p50 ${percentile(latencies, 0.5)} ms, p99 ${percentile(latencies, 0.99)} ms, longest ${percentile(latencies, 1)} ms.`,
      asked,
    ].join('\n\n');
  } finally {
    await Promise.all([ours.stop(), empty.stop()]);
    stub.close();
  }
}

const form = 'application/x-www-form-urlencoded';

async function throughput(ours: AppProcess, empty: AppProcess, stub: SlackStub): Promise<[number[], number[]]> {
  const [our, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    for (const [app, rates] of [
      [ours, our],
      [empty, theirs],
    ] as const) {
      const sender = createSender(app.url, connections);
      const before = stub.responses();
      const rate = await flood(perRound, connections, (at) =>
        sender.send(form, command(round * perRound + at, questionAt(at), stub.newResponseUrl())),
      );
      sender.close();
      // The first round warms both up.
      if (round > 0) rates.push(rate);
      if (app === ours) await until(() => stub.responses() - before === perRound, 'replies to all commands');
    }
  }
  return [our, theirs];
}

async function latencyAt(perSecond: number, app: AppProcess, stub: SlackStub): Promise<number[]> {
  const sender = createSender(app.url, 1_000);
  const total = Math.ceil(perSecond * 3);
  const before = stub.responses();
  const latencies = await steady(total, perSecond, (at) =>
    sender.send(form, command((rounds + 1) * perRound + at, questionAt(at), stub.newResponseUrl())),
  );
  sender.close();
  await until(() => stub.responses() - before === total, 'replies to all commands');
  return latencies;
}

async function queued(app: AppProcess, stub: SlackStub): Promise<string> {
  const sender = createSender(app.url, connections);
  const sent = Array.from({ length: mentions }, (_, at) => mention(at, questionAt(at)));
  const start = performance.now();
  const rate = await flood(mentions, connections, (at) => sender.send('application/json', sent[at]!.body));
  // One in ten comes again, as Slack sends what it takes for lost.
  await flood(mentions / 10, connections, (at) => sender.send('application/json', sent[at * 10]!.body));
  sender.close();
  await comesTrue(() => sent.every(({ ts }) => stub.replies.has(ts)));
  const seconds = (performance.now() - start) / 1000;
  // Whoever answers twice has had the time.
  await wait(2_000);
  const lost = sent.filter(({ ts }) => !stub.replies.has(ts)).length;
  const doubled = sent.filter(({ ts }) => (stub.replies.get(ts) ?? 0) > 1).length;
  return `${mentions} mentions at once, one in ten delivered twice: acknowledged at ${rate.toFixed(0)} a second, all answered after ${seconds.toFixed(0)} s; ${lost} lost, ${doubled} doubled.`;
}
