import type { ExpectedPost } from './agenda.ts';
import type { Delivery } from './fake-platform.ts';

export interface Judgement {
  /** What must not have happened; empty when all is well. */
  readonly faults: readonly string[];
  /** Reveals that people saw only after the next prompt. */
  readonly lateReveals: number;
  /** How late posts were, in milliseconds. */
  readonly lateness: { readonly median: number; readonly most: number };
}

export interface JudgeOptions {
  /** Posts may be so much early. */
  readonly skewMs: number;
  /** How many people answered, by `PostedPrompt.id`. */
  readonly answers: ReadonlyMap<string, number>;
}

const catchUpMs = { prompt: 6 * 3_600_000, reveal: 24 * 3_600_000 };
/** Those of 30 days ago may come again. */
const freshMs = 29 * 24 * 3_600_000;

/** Holds what people saw against what they should have seen. */
export function judge(
  expected: readonly ExpectedPost[],
  deliveries: readonly Delivery[],
  { skewMs, answers }: JudgeOptions,
): Judgement {
  const faults: string[] = [];
  const seen = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const name = `${delivery.place} ${delivery.key}`;
    seen.set(name, [...(seen.get(name) ?? []), delivery]);
  }
  const firstOf = ({ place, localDate, part }: ExpectedPost): Delivery | undefined =>
    seen.get(`${place} daily-${localDate}-${part}`)?.[0];

  const lateness: number[] = [];
  for (const post of expected) {
    const name = `${post.place} daily-${post.localDate}-${post.part}`;
    const [first, ...others] = seen.get(name) ?? [];
    if (first === undefined) faults.push(`${name} was never posted`);
    if (others.length > 0) faults.push(`${name} was posted ${others.length + 1} times`);
    if (first === undefined) continue;
    const late = first.at - post.dueAt;
    lateness.push(late);
    if (late < -skewMs) faults.push(`${name} came ${-late / 1000} s early`);
    if (late > catchUpMs[post.part]) faults.push(`${name} came ${late / 1000} s late`);
    const answered = answers.get(first.post.posted.id) ?? 0;
    if (first.post.kind === 'reveal' && first.post.results.answered !== answered) {
      faults.push(`${name} counts ${first.post.results.answered} answers of ${answered}`);
    }
  }

  const known = new Set(expected.map(({ place, localDate, part }) => `${place} daily-${localDate}-${part}`));
  const lastDue = Math.max(...expected.map(({ dueAt }) => dueAt));
  for (const [name, [delivery]] of seen) {
    // What came due when the time was over may have been posted or not.
    if (!known.has(name) && delivery!.at < lastDue) faults.push(`${name} was not expected`);
  }

  let lateReveals = 0;
  for (const prompts of byPlace(expected.filter(({ part }) => part === 'prompt'))) {
    const lastSeen = new Map<string, number>();
    for (const [index, prompt] of prompts.entries()) {
      const delivery = firstOf(prompt);
      if (delivery === undefined) continue;
      const { id } = delivery.post.prompt;
      if (delivery.at - (lastSeen.get(id) ?? 0) < freshMs)
        faults.push(`${prompt.place} ${prompt.localDate} repeats ${id}`);
      lastSeen.set(id, delivery.at);
      const before = prompts[index - 1];
      const reveal = before && firstOf({ ...before, part: 'reveal' });
      if (reveal !== undefined && reveal.at > delivery.at) lateReveals += 1;
    }
  }
  lateness.sort((a, b) => a - b);
  const median = lateness[Math.floor(lateness.length / 2)] ?? 0;
  return { faults, lateReveals, lateness: { median, most: lateness.at(-1) ?? 0 } };
}

function byPlace(posts: readonly ExpectedPost[]): readonly (readonly ExpectedPost[])[] {
  const places = [...new Set(posts.map(({ place }) => place))];
  return places.map((place) => posts.filter((post) => post.place === place));
}
