import { tellingStems } from '../contrasts/likeness.ts';
import type { Random } from '../random.ts';

/** Indexes of steps in some order. */
export type Order = readonly number[];

const WRONG_ORDERS = 3;
const TRIALS = 60;

/**
 * Wrong orders of steps 0, 1, 2 …, none of which somebody could defend: each turns around pairs that cannot be turned. The
 * right one is not the one to which the others are most alike, so that comparing the choices does not tell it.
 * @param strict whether the notes say that this is the order: no pair can be turned then
 */
export function wrongOrders(steps: readonly string[], random: Random, strict = false): readonly Order[] {
  const pairs = fixedPairs(steps, strict);
  const right = steps.map((_, at) => at);
  const least = steps.length > 3 ? 2 : 1;
  const broken = (order: Order): number => pairs.filter(([a, b]) => order.indexOf(a) > order.indexOf(b)).length;
  const wrong = permutations(right).filter((order) => broken(order) >= least);
  if (wrong.length < WRONG_ORDERS) return [];
  let best: { readonly orders: readonly Order[]; readonly tells: number } | undefined;
  for (let trial = 0; trial < TRIALS; trial++) {
    const orders = random.shuffle(wrong).slice(0, WRONG_ORDERS);
    const tells = tellsRight(right, orders);
    if (!best || tells < best.tells) best = { orders, tells };
  }
  return best!.orders;
}

/** Pairs of which the second needs the first: it takes up what that speaks of, or is the last step, the aim of all. */
function fixedPairs(steps: readonly string[], strict: boolean): readonly (readonly [number, number])[] {
  const last = steps.length - 1;
  return steps.flatMap((earlier, a) =>
    steps.flatMap((later, b) => (a < b && (strict || b === last || takesUp(later, earlier)) ? [[a, b] as const] : [])),
  );
}

/** `Tie the rope` takes up `Fetch a rope`. Steps that do the same to two things (`Create …`, `Create …`) may be swapped. */
function takesUp(later: string, earlier: string): boolean {
  const firstWord = (step: string): string => step.split(' ')[0]!;
  if (firstWord(later) === firstWord(earlier)) return false;
  const words = tellingStems(earlier);
  const taken = later.match(/\bthe (?:[\p{L}\p{N}-]+ ){0,2}[\p{L}\p{N}-]+/gu) ?? [];
  return taken.some((phrase) => [...tellingStems(phrase)].some((word) => words.has(word)));
}

/** How much the choices alone tell which is right. */
function tellsRight(right: Order, wrong: readonly Order[]): number {
  const all = [right, ...wrong];
  const distances = all.map((order) => all.reduce((sum, other) => sum + distance(order, other), 0));
  const isMiddle = distances.slice(1).every((each) => each > distances[0]!);
  const isOnly = (at: number): boolean => wrong.every((order) => order.at(at) !== right.at(at));
  return (isMiddle ? 2 : 0) + (isOnly(0) ? 1 : 0) + (isOnly(-1) ? 1 : 0);
}

/** Pairs that two orders have the other way round (Kendall's tau distance). */
function distance(one: Order, other: Order): number {
  return one.reduce(
    (sum, a, at) => sum + one.slice(at + 1).filter((b) => other.indexOf(a) > other.indexOf(b)).length,
    0,
  );
}

function permutations(items: Order): readonly Order[] {
  if (items.length < 2) return [items];
  return items.flatMap((item) => permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]));
}
