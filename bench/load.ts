import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Sends as fast as so many at a time allow, `total` in all. @returns acknowledged per second. */
export async function flood(total: number, atOnce: number, sendOne: (at: number) => Promise<number>): Promise<number> {
  let next = 0;
  const start = performance.now();
  const lane = async (): Promise<void> => {
    while (next < total) {
      const at = next;
      next += 1;
      await sendOne(at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return total / ((performance.now() - start) / 1000);
}

/** Sends at a steady rate, whether or not what was sent before is acknowledged. @returns milliseconds until each was, sorted. */
export async function steady(
  total: number,
  perSecond: number,
  sendOne: (at: number) => Promise<number>,
): Promise<number[]> {
  const start = performance.now();
  const pending: Promise<number>[] = [];
  while (pending.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1);
    while (pending.length < due) pending.push(sendOne(pending.length));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return (await Promise.all(pending)).sort((a, b) => a - b);
}

/** @returns false where it is not so within 10 minutes. */
export async function comesTrue(check: () => boolean): Promise<boolean> {
  const deadline = Date.now() + 600_000;
  while (!check()) {
    if (Date.now() > deadline) return false;
    await wait(50);
  }
  return true;
}

/** @throws where it does not happen within 10 minutes. */
export async function until(check: () => boolean, what: string): Promise<void> {
  if (!(await comesTrue(check))) throw new Error(`${what} did not come within 10 minutes`);
}

const questions = readFileSync(new URL('../test/golden/questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { q: string }).q);

export const questionAt = (at: number): string => questions[at % questions.length]!;

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The latency below which that share of all are, as text. */
export const percentile = (sorted: readonly number[], share: number): string =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
