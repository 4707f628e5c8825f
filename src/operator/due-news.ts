import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer, AnswerEngine } from '../answer/answer.ts';
import { isWithheld } from '../answer/withheld-question.ts';
import type { PersonId, UnansweredQuestion } from '../store/store.ts';
import type { ComeAt } from './notes-history.ts';
import { wordsOf } from './open-questions.ts';

/** Somebody who can be told that the notes answer what they did not. */
export interface DueNews extends PersonId {
  /** Where the person asked last. */
  readonly place: string;
  /** Newest first. */
  readonly questions: readonly UnansweredQuestion[];
}

export interface DueNewsDeps {
  readonly engine: AnswerEngine;
  readonly comeAt: (answer: Answer) => ComeAt;
}

/** What is looked at again with the same notes is known by its words. */
type Looked = ComeAt | 'unanswered';

/** Over one edition of the notes. */
export interface DueNewsFinder {
  /**
   * Those whose question the notes answer now, by what came after it was asked. Others have their turn after each question.
   * @param rows newest first
   * @param most different wordings that are asked for the first time
   */
  find(rows: readonly UnansweredQuestion[], most: number): Promise<readonly DueNews[]>;
}

export function createDueNews({ engine, comeAt }: DueNewsDeps): DueNewsFinder {
  const known = new Map<string, Looked>();

  return {
    async find(rows, most) {
      const people = new Map<string, DueNews & { questions: UnansweredQuestion[] }>();
      let left = most;
      for (const row of rows) {
        if (row.toldAt !== undefined || isWithheld(row.question)) continue;
        const words = wordsOf(row.question);
        let looked = known.get(words);
        if (looked === undefined) {
          if (left === 0) continue;
          left -= 1;
          const answer = engine.ask(row.question);
          looked = answer.state === 'answer' ? comeAt(answer) : 'unanswered';
          known.set(words, looked);
          await nextTurn();
        }
        if (looked === 'unanswered' || !isDue(row, looked)) continue;
        const { platform, person, place } = row;
        const key = JSON.stringify([platform, person]);
        const news = people.get(key) ?? { platform, person, place, questions: [] };
        news.questions.push(row);
        people.set(key, news);
      }
      return [...people.values()];
    },
  };
}

/** Who got an answer and missed something in it is told once the notes say something else there. */
function isDue({ state, person, askedAt, votes }: UnansweredQuestion, { said, found }: ComeAt): boolean {
  if (state !== 'answer') return found > askedAt;
  const wish = votes.find((vote) => vote.person === person && vote.vote === 'missing');
  return wish !== undefined && said > wish.votedAt;
}
