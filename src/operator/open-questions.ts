import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer, AnswerEngine } from '../answer/answer.ts';
import { holdsSecret } from '../answer/secret-guard.ts';
import { isWithheld } from '../answer/withheld-question.ts';
import { fold } from '../search/stemming.ts';
import type { UnansweredQuestion } from '../store/store.ts';
import type { ComeAt } from './notes-history.ts';

/** Questions in the same words, small and large letters and signs apart, that the notes still do not answer. */
export interface OpenQuestion {
  /** As it was asked last. */
  readonly text: string;
  /** What the notes say to it now. */
  readonly answer: Answer;
  /** Newest first. */
  readonly asked: readonly UnansweredQuestion[];
}

interface OpenQuestions {
  readonly open: readonly OpenQuestion[];
  /** Of these, how many questions the notes answer by now. */
  readonly answeredByNow: number;
  readonly looked: number;
  readonly isCut: boolean;
}

/**
 * Asks the notes again. Others have their turn after each question.
 * @param rows newest first
 * @param most different wordings that are looked at, the newest ones
 */
export async function openQuestions(
  rows: readonly UnansweredQuestion[],
  { engine, comeAt }: { readonly engine: AnswerEngine; readonly comeAt: (answer: Answer) => ComeAt },
  most: number,
): Promise<OpenQuestions> {
  const byWords = new Map<string, UnansweredQuestion[]>();
  let isCut = false;
  for (const row of rows) {
    if (isWithheld(row.question) || holdsSecret(row.question)) continue;
    const key = wordsOf(row.question);
    const same = byWords.get(key);
    if (same !== undefined) same.push(row);
    else if (byWords.size < most) byWords.set(key, [row]);
    else isCut = true;
  }
  const open: OpenQuestion[] = [];
  let [answeredByNow, looked] = [0, 0];
  for (const asked of byWords.values()) {
    const text = asked[0]!.question;
    const answer = engine.ask(text);
    const { said } = comeAt(answer);
    const still = asked.filter((row) => !isAnsweredNow(row, answer, said));
    looked += asked.length;
    answeredByNow += asked.length - still.length;
    if (still.length > 0) open.push({ text, answer, asked: still });
    await nextTurn();
  }
  return { open, answeredByNow, looked, isCut };
}

/** What was answered and voted down is answered once the notes say something else there. */
function isAnsweredNow({ state, votes }: UnansweredQuestion, answer: Answer, said: number): boolean {
  if (answer.state === 'smalltalk') return true;
  if (answer.state !== 'answer') return false;
  return state !== 'answer' || said > Math.max(0, ...votes.map(({ votedAt }) => votedAt));
}

export function wordsOf(question: string): string {
  return question
    .split(/[^\p{L}\p{N}\p{M}_-]+/u)
    .map(fold)
    .filter((word) => word !== '')
    .join(' ');
}
