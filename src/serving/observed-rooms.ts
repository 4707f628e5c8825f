import type { AnswerEngine } from '../answer/answer.ts';
import type { Command } from '../chat/command.ts';
import type { Metrics } from '../metrics.ts';
import type { DailyPoster } from '../quiz/daily/daily-post.ts';
import { type Store, StoreError } from '../store/store.ts';

/** The rooms, measured where they are wired together, so that none of them needs to know of it. */

const secondsSince = (begunMs: number): number => (performance.now() - begunMs) / 1_000;

export function observedEngine(engine: AnswerEngine, metrics: Pick<Metrics, 'searched'>): AnswerEngine {
  return {
    ...engine,
    ask(question, context) {
      const begunMs = performance.now();
      const answer = engine.ask(question, context);
      metrics.searched(secondsSince(begunMs));
      return answer;
    },
  };
}

export function observedCommands(commands: readonly Command[], metrics: Pick<Metrics, 'called'>): readonly Command[] {
  return commands.map((command) => ({
    ...command,
    run(request, deps) {
      metrics.called(request.platform, command.name);
      return command.run(request, deps);
    },
  }));
}

export function observedPoster(poster: DailyPoster, metrics: Pick<Metrics, 'dailyPosted'>): DailyPoster {
  return {
    get platforms() {
      return poster.platforms;
    },
    async post(place, post, key, signal) {
      try {
        await poster.post(place, post, key, signal);
        metrics.dailyPosted(place.platform, post.kind, 'posted');
      } catch (error) {
        metrics.dailyPosted(place.platform, post.kind, 'failed');
        throw error;
      }
    },
    wasPosted: (place, key) => poster.wasPosted(place, key),
  };
}

/** Each question that is answered is recorded, and so is each answer to a quiz question: they are counted there. */
export function observedStore(store: Store, metrics: Pick<Metrics, 'stored' | 'asked' | 'attempted'>): Store {
  const timed = timedStore(store, metrics);
  return {
    ...timed,
    questions: {
      ...timed.questions,
      record(question) {
        metrics.asked(question.platform, question.state);
        return timed.questions.record(question);
      },
    },
    attempts: {
      ...timed.attempts,
      async record(attempt, card) {
        const recorded = await timed.attempts.record(attempt, card);
        if (recorded.outcome === 'first') metrics.attempted(attempt.platform, attempt.right ? 'right' : 'wrong');
        return recorded;
      },
    },
  };
}

function timedStore(store: Store, metrics: Pick<Metrics, 'stored'>): Store {
  const parts = Object.entries(store).map(([name, part]) => [
    name,
    typeof part === 'function' ? part : timedPart(name, part, metrics),
  ]);
  return Object.fromEntries(parts);
}

/** @param part whose members are verbs, each with a promise for its result. */
function timedPart(name: string, part: object, metrics: Pick<Metrics, 'stored'>): object {
  const verbs = Object.entries(part).map(([verb, call]) => [
    verb,
    async (...given: readonly unknown[]): Promise<unknown> => {
      const begunMs = performance.now();
      try {
        const result = await call(...given);
        metrics.stored(name, secondsSince(begunMs));
        return result;
      } catch (error) {
        metrics.stored(name, secondsSince(begunMs), error instanceof StoreError ? error.code : 'failed');
        throw error;
      }
    },
  ]);
  return Object.fromEntries(verbs);
}
