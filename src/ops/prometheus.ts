import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { HealthSnapshot } from '../health.ts';
import type { ChatEvent, Metrics } from '../metrics.ts';
import { answerBuckets, httpBuckets, replyBuckets, storeBuckets } from './buckets.ts';

/** Requests in the chat at one moment. */
export interface QueueDepth {
  readonly waiting: number;
  readonly computing: number;
  readonly posting: number;
}

interface PrometheusDeps {
  readonly health: () => Promise<HealthSnapshot>;
  /** Nothing before there is a chat. */
  readonly queue: () => QueueDepth | undefined;
}

export interface Prometheus {
  readonly metrics: Metrics;
  /** Everything in Prometheus' text format. */
  exposition(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** In a registry of its own: what libraries put into the global one is none of ours. */
export function createPrometheus({ health, queue }: PrometheusDeps): Prometheus {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const metrics = createCounting(registers);
  const show = createGauges(registers);
  return {
    metrics,
    async exposition() {
      show(await health(), queue());
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

type Registers = [Registry] | Registry[];

function createCounting(registers: Registers): Metrics {
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: readonly Label[],
  ) => new Histogram({ name, help, labelNames, buckets: [...buckets], registers });

  const questions = counter('stevedore_questions_total', 'Questions, by what became of them.', ['platform', 'state']);
  const requests = counter('stevedore_requests_total', 'Commands that were run, ask among them.', [
    'platform',
    'command',
  ]);
  const answers = histogram('stevedore_answer_seconds', 'Time to find an answer in the notes.', answerBuckets, []);
  const replies = histogram(
    'stevedore_reply_seconds',
    'Time from taking a request to its reply being posted or handed over.',
    replyBuckets,
    ['platform'],
  );
  const stored = histogram('stevedore_store_seconds', 'Time of a call to the store.', storeBuckets, ['part']);
  const storeErrors = counter('stevedore_store_errors_total', 'Calls to the store that failed.', ['code']);
  const served = histogram('stevedore_http_request_seconds', 'Time to answer over HTTP.', httpBuckets, [
    'route',
    'method',
    'status',
  ]);
  const posts = counter('stevedore_daily_posts_total', 'Attempts to post a daily quiz.', [
    'platform',
    'part',
    'result',
  ]);
  const attempts = counter('stevedore_quiz_attempts_total', 'Answers to quiz questions.', ['platform', 'result']);
  const reconnects = counter('stevedore_reconnects_total', 'Connections that came up again.', ['platform', 'how']);
  const rateLimits = counter('stevedore_rate_limits_total', 'Times that a service asked to wait (429).', ['platform']);
  const events: Readonly<Record<ChatEvent, Counter<'platform'>>> = {
    duplicates: counter('stevedore_duplicates_suppressed_total', 'Deliveries of what had come before.', ['platform']),
    refused: counter('stevedore_refused_total', 'Requests that got a line in place of an answer.', ['platform']),
    takenOver: counter('stevedore_events_taken_over_total', 'Requests taken over from a process that was gone.', [
      'platform',
    ]),
    givenUp: counter('stevedore_given_up_total', 'Replies that could not be posted.', ['platform']),
  };

  return {
    asked: (platform, state) => questions.inc({ platform, state }),
    called: (platform, command) => requests.inc({ platform, command }),
    searched: (seconds) => answers.observe(seconds),
    replied: (platform, seconds) => replies.observe({ platform }, seconds),
    happened: (platform, event) => events[event].inc({ platform }),
    stored(part, seconds, code) {
      stored.observe({ part }, seconds);
      if (code !== undefined) storeErrors.inc({ code });
    },
    served: (route, method, status, seconds) => served.observe({ route, method, status }, seconds),
    dailyPosted: (platform, part, result) => posts.inc({ platform, part, result }),
    attempted: (platform, result) => attempts.inc({ platform, result }),
    reconnected: (platform, how) => reconnects.inc({ platform, how }),
    rateLimited: (platform) => rateLimits.inc({ platform }),
  };
}

/** @returns to be called with what holds at the moment of a scrape. */
function createGauges(registers: Registers) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames, registers });

  const build = gauge('stevedore_build_info', 'Always 1.', ['version']);
  const ready = gauge('stevedore_ready', 'Whether /readyz says that requests should be sent here.');
  const notes = gauge('stevedore_notes', 'Notes that are answered from.');
  const sections = gauge('stevedore_sections', 'Sections of notes that can be found.');
  const builtAt = gauge('stevedore_index_built_timestamp_seconds', 'When this edition of the notes was taken up.');
  const problems = gauge('stevedore_notes_problems', 'Problems found in notes.', ['severity']);
  const depth = gauge('stevedore_queue_depth', 'Requests that are not answered yet.', ['stage']);
  const connected = gauge('stevedore_platform_connected', 'Whether what is said there arrives.', ['platform']);
  const connections = gauge('stevedore_platform_connections', 'Open connections to the service.', ['platform']);
  const storeUp = gauge('stevedore_store_up', 'Whether the store can be written.');

  return (health: HealthSnapshot, queue: QueueDepth = { waiting: 0, computing: 0, posting: 0 }): void => {
    build.set({ version: health.version }, 1);
    ready.set(Number(health.ready));
    storeUp.set(Number(health.store.state === 'up'));
    for (const platform of health.platforms) {
      connected.set({ platform: platform.name }, Number(platform.state === 'listening'));
      if (platform.connections !== undefined) connections.set({ platform: platform.name }, platform.connections);
    }
    for (const [stage, count] of Object.entries(queueStages(queue))) depth.set({ stage }, count);
    if (health.notes === undefined) return;
    notes.set(health.notes.notes);
    sections.set(health.notes.sections);
    builtAt.set(Date.parse(health.notes.readAt) / 1_000);
    for (const [severity, count] of Object.entries(health.notes.problems)) problems.set({ severity }, count);
  };
}

/** What else the chat counts is no stage. */
const queueStages = ({ waiting, computing, posting }: QueueDepth): QueueDepth => ({ waiting, computing, posting });
