import type {
  AskedQuestion,
  Attempt,
  PostedPrompt,
  QuizSession,
  ReviewCard,
  SlotId,
  Turn,
} from '../../../src/store/store.ts';

export const place = { platform: 'chat', place: 'team' };
export const conversation = { platform: 'chat', conversation: 'team/thread' };
export const ada = { platform: 'chat', person: 'ada' };
export const bob = { platform: 'chat', person: 'bob' };
/** Another person who happens to be called the same elsewhere. */
export const otherAda = { platform: 'other', person: 'ada' };

export function turnOf(over: Partial<Turn> = {}): Turn {
  return { ...conversation, ...ada, question: 'What is a pod?', askedAt: 1000, ...over };
}

export function questionOf(over: Partial<AskedQuestion> = {}): AskedQuestion {
  const sections = ['pods.md#pod', 'pods.md#why'];
  return { id: 'q1', ...place, ...ada, question: 'What is a pod?', state: 'answer', sections, askedAt: 1000, ...over };
}

export function promptOf(over: Partial<PostedPrompt> = {}): PostedPrompt {
  const about = { prompt: 'P1', kind: 'cloze', section: 'pods.md#pod', note: 'pods.md', content: '{"stem":"…"}' };
  return { id: 'posted1', ...place, ...conversation, ...about, postedAt: 1000, ...over };
}

export function attemptOf(over: Partial<Attempt> = {}): Attempt {
  const about = { posted: 'posted1', prompt: 'P1', section: 'pods.md#pod', note: 'pods.md' };
  const outcome = { reply: 'b', right: true, points: 10, answeredAt: 2000, localDate: '2026-03-01' };
  return { ...place, ...ada, ...about, ...outcome, ...over };
}

export function cardOf(over: Partial<ReviewCard> = {}): ReviewCard {
  const about = { prompt: 'P1', section: 'pods.md#pod', note: 'pods.md' };
  return { ...ada, ...about, dueAt: 5000, state: '{"reps":1}', ...over };
}

export function sessionOf(over: Partial<QuizSession> = {}): QuizSession {
  const about = { kind: 'quiz', shared: true, topic: 'pods', content: '[]', length: 3, position: 0 } as const;
  return { id: 's1', ...place, ...conversation, ...ada, ...about, startedAt: 1000, ...over };
}

export const slot: SlotId = { ...place, localDate: '2026-03-01', part: 'prompt' };
export const claim = { ...slot, dueAt: 1000, holder: 'one', leaseUntil: 2000 };
