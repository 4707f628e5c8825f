import { setImmediate as nextTurn } from 'node:timers/promises';
import { createEnvelope } from '../chat/intake/envelope.ts';
import { newsCall } from '../chat/news-call.ts';
import type { Clock } from '../clock.ts';
import type { Edition } from '../edition.ts';
import type { Logger } from '../logger.ts';
import { createDueNews, type DueNews, type DueNewsFinder } from '../operator/due-news.ts';
import { createNotesHistory } from '../operator/notes-history.ts';
import { wordsOf } from '../operator/open-questions.ts';
import { sectionPrints } from '../operator/section-prints.ts';
import { localDateOf } from '../quiz/local-date.ts';
import { type Store, StoreError, type UnansweredQuestion } from '../store/store.ts';
import type { Timer } from '../timer.ts';
import type { PlatformRunner } from './platform-runner.ts';

/** Tells people once when the notes answer what they did not when they asked. */
export interface NewsService {
  /** Remembers what the notes hold, and looks soon and then every now and then whom to tell. */
  start(): void;
  /** To be called when the notes have changed. Whoever is at it may write on, so people are told some minutes later. */
  changed(): void;
  /** Resolves once nothing more is queued. */
  stop(): Promise<void>;
}

export interface NewsServiceDeps {
  readonly store: {
    readonly questions: Pick<Store['questions'], 'unanswered' | 'byPerson'>;
    readonly news: Store['news'];
  };
  /** The latest. */
  readonly edition: () => Pick<Edition, 'corpus' | 'engine'>;
  readonly platforms: Pick<PlatformRunner, 'names' | 'get'>;
  /** IANA name of the zone in which days are counted. */
  readonly zone: string;
  readonly clock: Clock;
  readonly timer: Timer;
  /** From 0 to below 1: keeps processes which were started together from always looking together. */
  readonly random: () => number;
  readonly logger: Logger;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
const firstAfterMs = minuteMs;
const settlingMs = 5 * minuteMs;
const everyMs = 30 * minuteMs;
const lookBackMs = 90 * dayMs;

/** At a time, so that a hundred changed notes come as no flood: the others are told half an hour later. */
const mostPeople = 25;
/** Questions that a message is about. */
const mostQuestions = 10;
const mostRows = 20_000;
/** Some ten milliseconds of work. */
const notesAtATime = 20;
/** Asked for the first time since the notes changed: some seconds of work, in small turns. */
const mostWordings = 1_000;

export function createNewsService(deps: NewsServiceDeps): NewsService {
  const { store, edition, platforms, zone, clock, timer, random, logger } = deps;
  let finder: { readonly of: Pick<Edition, 'corpus' | 'engine'>; readonly due: DueNewsFinder } | undefined;
  let working: Promise<unknown> = Promise.resolve();
  /** Of the next look; absent while there is none to come. */
  let cancel: (() => void) | undefined;
  let stopped = false;

  /** One after the other. Trouble is for the log alone. */
  function work(task: () => Promise<void>): Promise<void> {
    const done = working.then(task).catch((error: unknown) => {
      // The store tells of its own trouble.
      const level = error instanceof StoreError ? 'debug' : 'error';
      logger[level]('nobody could be told what is new in the notes', { err: error });
    });
    working = done;
    return done;
  }

  async function remember(): Promise<void> {
    const now = clock.now();
    const fingerprints: string[] = [];
    for (const [count, note] of edition().corpus.notes.entries()) {
      for (const { said, found } of sectionPrints([note]).values()) fingerprints.push(said, found);
      if (count % notesAtATime === notesAtATime - 1) await nextTurn();
    }
    await store.news.see(fingerprints, now);
  }

  async function look(): Promise<void> {
    // Should it have failed before.
    await remember();
    const from = clock.now() - lookBackMs;
    const firstSeen = await store.news.seenSince(from);
    if (firstSeen.size === 0 || stopped) return;
    let latest = 0;
    for (const seenAt of firstSeen.values()) latest = Math.max(latest, seenAt);
    const running = new Set(platforms.names());
    const rows = await store.questions.unanswered(from, mostRows);
    const open = rows.filter(({ platform, askedAt }) => running.has(platform) && askedAt < latest);
    const current = edition();
    if (finder?.of !== current) {
      const comeAt = createNotesHistory(current.corpus.notes, firstSeen);
      finder = { of: current, due: createDueNews({ engine: current.engine, comeAt }) };
    }
    let told = 0;
    for (const news of await finder.due.find(open, mostWordings)) {
      if (stopped || told === mostPeople) break;
      if (await queued(news)) told += 1;
    }
    if (told > 0) logger.info('people are told that the notes answer them now', { people: told });
  }

  /** One person whom we cannot reach keeps nobody else from being told. */
  async function queued(news: DueNews): Promise<boolean> {
    try {
      return await queue(news);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      const { platform, place, person } = news;
      logger.warn('a person cannot be told what is new in the notes', { platform, place, person, err: error });
      return false;
    }
  }

  async function queue({ platform, place, person, questions }: DueNews): Promise<boolean> {
    const now = clock.now();
    const open = new Map<string, UnansweredQuestion>();
    for (const question of await unansweredSince({ platform, person }, questions)) {
      const words = wordsOf(question.question);
      if (open.size < mostQuestions && !open.has(words)) open.set(words, question);
    }
    if (open.size === 0) return false;
    // What was asked again in the same words is told with it.
    const ids = questions.filter(({ question }) => open.has(wordsOf(question))).map(({ id }) => id);
    const to = platforms.get(platform).personalPlace(place, person);
    const { content } = createEnvelope({
      event: '',
      replyTo: to,
      request: {
        ...{ platform, place, conversation: to, person, shared: false, addressed: true, text: '' },
        call: newsCall(new Map([...open.values()].map(({ id, askedAt }) => [id, localDateOf(askedAt, zone)]))),
        visibility: 'asker',
      },
    });
    // Its name lets a person be told once a day.
    const event = `news:${localDateOf(now, zone)}:${person}`;
    return store.news.queue({ platform, person, event, content }, ids, now);
  }

  /** Without what the person has asked again and got an answer to. */
  async function unansweredSince(
    person: Pick<DueNews, 'platform' | 'person'>,
    questions: readonly UnansweredQuestion[],
  ): Promise<readonly UnansweredQuestion[]> {
    const since = Math.min(...questions.map(({ askedAt }) => askedAt));
    const asked = await store.questions.byPerson(person, since, 200);
    const answered = asked.filter(({ state }) => state === 'answer');
    return questions.filter(
      ({ id, question, askedAt }) =>
        !answered.some(
          (later) => later.id !== id && later.askedAt >= askedAt && wordsOf(later.question) === wordsOf(question),
        ),
    );
  }

  function lookIn(delayMs: number): void {
    cancel?.();
    if (stopped) return;
    cancel = timer.set(() => {
      cancel = undefined;
      void work(look).then(() => {
        // Unless the notes have changed meanwhile.
        if (cancel === undefined) lookIn(everyMs * (0.9 + 0.2 * random()));
      });
    }, delayMs);
  }

  return {
    start() {
      void work(remember);
      lookIn(firstAfterMs * (1 + random()));
    },
    changed() {
      void work(remember);
      lookIn(settlingMs);
    },
    async stop() {
      stopped = true;
      cancel?.();
      await working;
    },
  };
}
