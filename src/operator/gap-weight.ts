import type { UnansweredQuestion } from '../store/store.ts';

const dayMs = 86_400_000;
/** After so long a question counts half. */
const halfLifeDays = 30;
/** What one person's wish counts, by how they were left. */
const worth = { missing: 3, 'not-helpful': 2, silent: 1, answer: 1, closest: 0.5 } as const;
/** For each time that a person asks again, up to `mostRepeats`: ten people want it more than one who asks ten times. */
const repeatWorth = 0.1;
const mostRepeats = 5;

/** Who wants something, by how much. */
interface Wish {
  best: number;
  last: number;
  times: number;
}

/** Everybody who asked or voted, by platform and name. */
export function wishes(rows: readonly UnansweredQuestion[]): ReadonlyMap<string, Wish> {
  const people = new Map<string, Wish>();
  const add = (platform: string, person: string, value: number, at: number, times: number): void => {
    const key = JSON.stringify([platform, person]);
    const wish = people.get(key) ?? { best: 0, last: 0, times: 0 };
    people.set(key, { best: Math.max(wish.best, value), last: Math.max(wish.last, at), times: wish.times + times });
  };
  for (const { platform, person, state, askedAt, votes } of rows) {
    // An answer is among them for a vote alone, which may be somebody else's.
    if (state !== 'answer') add(platform, person, worth[state === 'closest' ? 'closest' : 'silent'], askedAt, 1);
    else if (votes.some((vote) => vote.person === person)) add(platform, person, worth.answer, askedAt, 1);
    for (const { person: voter, vote, votedAt } of votes) add(platform, voter, worth[vote], votedAt, 0);
  }
  return people;
}

/** People count most, votes more than silence, and what was asked lately more than what was asked long ago. */
export function gapWeight(rows: readonly UnansweredQuestion[], now: number): number {
  let sum = 0;
  for (const { best, last, times } of wishes(rows).values()) {
    const repeats = Math.min(mostRepeats, Math.max(0, times - 1));
    sum += (best + repeatWorth * repeats) * 0.5 ** (Math.max(0, now - last) / dayMs / halfLifeDays);
  }
  return sum;
}
