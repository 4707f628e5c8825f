import { describe, expect, it } from 'vitest';
import type { Store, Vote } from '../../../src/store/store.ts';
import { choicePrompt } from '../sessions/fixture-bank.ts';
import {
  askedIn,
  dayMs,
  openQuizRoom,
  rightReply,
  startQuiz,
  summaryIn,
  who,
  wrongReply,
} from '../sessions/quiz-room.ts';

type Room = Awaited<ReturnType<typeof openQuizRoom>>;

/** Plays a quiz over everything; replies are wrong where `missed` says so. Ids of the prompts in their order. */
async function play({ sessions }: Pick<Room, 'sessions'>, missed: (index: number) => boolean, length = 9) {
  let asked = await startQuiz(sessions, { length });
  const prompts: { readonly id: string; readonly posted: string }[] = [];
  for (let index = 0; index < length; index++) {
    prompts.push({ id: asked.prompt.id, posted: asked.posted });
    const reply = missed(index) ? wrongReply(asked.prompt) : rightReply(asked.prompt);
    const result = await sessions.answer(who('ann'), asked.posted, reply);
    if ('next' in result && result.next?.kind === 'prompt') asked = result.next.asked;
  }
  return prompts;
}

/** Answers a review to its end, all right or all wrong. Ids of the prompts in their order. */
async function answerReview({ sessions, review }: Pick<Room, 'sessions' | 'review'>, right: boolean, limit?: number) {
  const started = await review.review(who('ann'), limit);
  if (started.outcome !== 'started') throw new Error(started.outcome);
  const ids: string[] = [];
  for (let step = started.next; step.kind === 'prompt'; ) {
    const { posted, prompt } = step.asked;
    ids.push(prompt.id);
    const result = await sessions.answer(who('ann'), posted, right ? rightReply(prompt) : wrongReply(prompt));
    if (!('next' in result) || result.next === undefined) throw new Error(result.outcome);
    step = result.next;
  }
  return { ids, started };
}

async function ask(store: Store, now: number, section: string, options: { times: number; vote?: Vote }): Promise<void> {
  for (let time = 0; time < options.times; time++) {
    const id = `${section}${time}`;
    const { platform, place, person } = who('ann');
    const question = { id, platform, place, person, question: '?', state: 'answered', sections: [section] };
    await store.questions.record({ ...question, askedAt: now + time });
    if (options.vote) await store.questions.vote({ platform, person, question: id, vote: options.vote, votedAt: now });
  }
}

describe('review', () => {
  it('has nothing for who has missed nothing', async () => {
    const room = await openQuizRoom();
    await play(room, () => false);
    expect(await room.review.review(who('ann'))).toEqual({ outcome: 'nothing-due', cards: 0 });
    expect(await room.review.outlook(who('ann'))).toEqual({ all: 0, due: 0 });
  });

  it('serves a day later what was missed, and nothing else', async () => {
    const room = await openQuizRoom();
    const prompts = await play(room, (index) => index % 3 === 0);
    room.wait(dayMs);
    expect(await room.review.outlook(who('ann'))).toEqual({ all: 3, due: 3 });
    const { ids, started } = await answerReview(room, true);
    expect(started).toMatchObject({ due: 3, asked: 0, next: { asked: { kind: 'review', shared: false, of: 3 } } });
    expect([...ids].sort()).toEqual([0, 3, 6].map((index) => prompts[index]!.id).sort());
    const after = await room.review.review(who('ann'));
    expect(after).toMatchObject({ outcome: 'nothing-due', cards: 3 });
    if (after.outcome === 'nothing-due') expect(after.nextAt).toBeGreaterThanOrEqual(room.now() + dayMs);
  });

  it('serves what was missed straight away to who asks for it', async () => {
    const room = await openQuizRoom();
    await play(room, (index) => index < 2);
    expect(await room.review.outlook(who('ann'))).toMatchObject({ due: 2 });
    expect((await answerReview(room, true)).ids).toHaveLength(2);
    expect(await room.review.review(who('ann'))).toMatchObject({ outcome: 'nothing-due', cards: 2 });
  });

  it('waits longer after right answers, and comes back soon after a wrong one', async () => {
    const room = await openQuizRoom();
    const [missed] = await play(room, (index) => index === 0);
    const dueInDays = async () => ((await room.store.cards.get(who('ann'), missed!.id))!.dueAt - room.now()) / dayMs;
    const days: number[] = [];
    for (let round = 0; round < 4; round++) {
      room.wait(Math.max(dayMs, (await dueInDays()) * dayMs));
      await answerReview(room, true);
      days.push(await dueInDays());
    }
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(days.at(-1)).toBeGreaterThan(days[0]! * 2);
    room.wait((await dueInDays()) * dayMs);
    await answerReview(room, false);
    expect(await dueInDays()).toBeLessThan(1);
  });

  it('asks what has been due longest first, so many as are wanted', async () => {
    const room = await openQuizRoom();
    const prompts: string[] = [];
    for (let count = 0; count < 4; count++) {
      prompts.push(...(await play(room, () => true, 1)).map(({ id }) => id));
      room.wait(60_000);
    }
    room.wait(dayMs);
    expect((await answerReview(room, true, 3)).ids).toEqual(prompts.slice(0, 3));
    expect((await answerReview(room, true, 3)).ids).toEqual(prompts.slice(3));
  });

  it('sums up like a quiz, and is for the asker alone', async () => {
    const room = await openQuizRoom();
    await play(room, (index) => index === 0);
    const started = await room.review.review(who('ann'));
    if (started.outcome !== 'started') throw new Error(started.outcome);
    const { posted, prompt } = askedIn(started.next);
    expect(await room.sessions.answer(who('bob'), posted, '1')).toEqual({ outcome: 'not-yours' });
    const result = await room.sessions.answer(who('ann'), posted, wrongReply(prompt));
    if (result.outcome !== 'wrong') throw new Error(result.outcome);
    expect(summaryIn(result.next)).toMatchObject({ kind: 'review', again: [{ citations: [prompt.citation] }] });
  });
});

describe('cards of prompts that have retired', () => {
  const one = (id: string, kind: 'choose' | 'contrast', quality: number, heading = 'One') =>
    choicePrompt({ id, answer: `answer ${id}`, kind, quality, heading });

  it('go on with a prompt of the same section, of the same kind if there is one, at the same time', async () => {
    const room = await openQuizRoom({ prompts: [one('old', 'choose', 0.7)] });
    await play(room, () => true, 1);
    const before = await room.store.cards.get(who('ann'), 'old');
    room.bank.change([one('x', 'contrast', 0.9), one('y', 'choose', 0.6), one('z', 'choose', 0.8)]);
    room.wait(dayMs);
    const started = await room.review.review(who('ann'));
    if (started.outcome !== 'started') throw new Error(started.outcome);
    expect(askedIn(started.next).prompt.id).toBe('z');
    expect(await room.store.cards.get(who('ann'), 'old')).toBeUndefined();
    expect(await room.store.cards.get(who('ann'), 'z')).toEqual({ ...before, prompt: 'z' });
  });

  it('go when the section yields none but those that the person has', async () => {
    const prompts = [one('a', 'choose', 0.7), one('b', 'choose', 0.7), one('c', 'choose', 0.7, 'Two')];
    const room = await openQuizRoom({ prompts });
    await play(room, () => true, 3);
    room.bank.change([one('b', 'choose', 0.7)]);
    room.wait(dayMs);
    const before = await room.store.cards.get(who('ann'), 'b');
    expect(await room.review.review(who('ann'))).toMatchObject({ due: 1 });
    expect(await room.store.cards.get(who('ann'), 'b')).toEqual(before);
    expect((await answerReview(room, true)).ids).toEqual(['b']);
    expect(await room.review.outlook(who('ann'))).toMatchObject({ all: 1 });
  });

  it('stay while there are no notes at all', async () => {
    const room = await openQuizRoom();
    await play(room, () => true, 2);
    room.bank.change([]);
    room.wait(dayMs);
    expect(await room.review.review(who('ann'))).toMatchObject({ outcome: 'nothing-due', cards: 2 });
    expect(await room.review.outlook(who('ann'))).toMatchObject({ all: 2 });
  });
});

describe('what somebody asks about', () => {
  /** Nine sections; six prompts are missed, the others are not answered. */
  async function roomWithMisses() {
    const room = await openQuizRoom();
    const missed = await play(room, () => true, 6);
    const ids = new Set(missed.map(({ id }) => id));
    const others = (await room.bank.all()).filter(({ id }) => !ids.has(id));
    return { room, others };
  }

  it('is mixed in where it was asked twice or did not help, up to a third', async () => {
    const { room, others } = await roomWithMisses();
    await ask(room.store, room.now(), others[0]!.section, { times: 2 });
    await ask(room.store, room.now(), others[1]!.section, { times: 1, vote: 'not-helpful' });
    await ask(room.store, room.now(), others[2]!.section, { times: 1 });
    room.wait(dayMs);
    const all = await room.review.review(who('ann'));
    expect(all).toMatchObject({ outcome: 'started', due: 6, asked: 2 });
    const { ids, started } = await answerReview(room, true, 3);
    expect(started).toMatchObject({ due: 2, asked: 1 });
    expect([others[0]!.id, others[1]!.id]).toContain(ids[2]);
  });

  it('is left out where it was answered right lately, is a card already, or was asked long ago', async () => {
    const { room, others } = await roomWithMisses();
    await ask(room.store, room.now(), others[0]!.section, { times: 2 });
    room.wait(31 * dayMs);
    await ask(room.store, room.now(), others[1]!.section, { times: 2 });
    const [card] = await room.store.cards.due(who('ann'), room.now(), 1);
    await ask(room.store, room.now(), card!.section, { times: 3 });
    expect(await room.review.review(who('ann'))).toMatchObject({ due: 6, asked: 1 });
    const title = others[1]!.citation.title;
    const known = await room.sessions.start({ ...who('ann'), shared: false }, { topic: title, length: 3 });
    if (known.outcome !== 'started') throw new Error(known.outcome);
    for (let step = known.next; step.kind === 'prompt'; ) {
      const { posted, prompt } = step.asked;
      const result = await room.sessions.answer(who('ann'), posted, rightReply(prompt));
      if (!('next' in result) || result.next === undefined) throw new Error(result.outcome);
      step = result.next;
    }
    expect(await room.review.review(who('ann'))).toMatchObject({ asked: 0 });
  });
});

describe('marking a prompt as hard', () => {
  it('makes a card although the answer was right, once', async () => {
    const room = await openQuizRoom();
    const [asked] = await play(room, () => false);
    const marked = await room.review.hard(who('ann'), asked!.posted);
    expect(marked).toMatchObject({ outcome: 'marked', prompt: { id: asked!.id } });
    expect(await room.review.hard(who('ann'), asked!.posted)).toEqual({ ...marked, outcome: 'already' });
    room.wait(dayMs);
    expect((await answerReview(room, true)).ids).toEqual([asked!.id]);
  });

  it('brings a card back sooner than the right answer alone', async () => {
    const room = await openQuizRoom();
    const [missed] = await play(room, (index) => index === 0);
    room.wait(dayMs);
    await answerReview(room, true);
    room.wait(dayMs * 2);
    const started = await room.review.review(who('ann'));
    if (started.outcome !== 'started') throw new Error(started.outcome);
    const { posted, prompt } = askedIn(started.next);
    expect(prompt.id).toBe(missed!.id);
    const right = await room.sessions.answer(who('ann'), posted, rightReply(prompt));
    const hard = await room.review.hard(who('ann'), posted);
    if (right.outcome !== 'right' || hard.outcome !== 'marked') throw new Error(`${right.outcome}, ${hard.outcome}`);
    expect(hard.reviewAt).toBeLessThan(right.reviewAt!);
  });

  it('changes nothing for what was missed, and is for those who have answered', async () => {
    const room = await openQuizRoom();
    const [missed] = await play(room, () => true, 1);
    const before = await room.store.cards.get(who('ann'), missed!.id);
    expect(await room.review.hard(who('ann'), missed!.posted)).toMatchObject({ outcome: 'already' });
    expect(await room.store.cards.get(who('ann'), missed!.id)).toEqual(before);
    expect(await room.review.hard(who('bob'), missed!.posted)).toMatchObject({ outcome: 'unanswered' });
    expect(await room.review.hard(who('ann'), 'nothing')).toEqual({ outcome: 'unknown' });
  });
});
