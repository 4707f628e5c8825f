import type { Note } from '../../corpus/note.ts';
import { sameAmount } from '../../quiz/facts/quantity.ts';
import { createProperNames } from './proper-names.ts';
import { type StatedAmount, statedAmounts } from './stated-amount.ts';

/** Two places that state different amounts of what looks like the same thing. */
export interface NumberConflict {
  readonly one: StatedAmount;
  readonly other: StatedAmount;
  /** 0 to 1: how much of what the two sentences say is the same. */
  readonly likeness: number;
}

/**
 * Below it two sentences mostly are about different things. In notes that state many numbers twice, half of such pairs are
 * above it, and in 600 pages of vendors' guides 3 pairs of different things are.
 */
const leastLikeness = 0.35;
/** A form filled in with more texts than this is no statement. Two are a statement and what contradicts it. */
const mostFillings = 2;
/** Fewer words in common are a common turn of phrase ("the default value is"). */
const fewestShared = 3;
/** What a word counts that one sentence says and of the other only the title or heading does. */
const onlyAbove = 0.7;

/** Pairs of statements in different sections that contradict each other, the most alike first. */
export function numberConflicts(notes: readonly Note[]): readonly NumberConflict[] {
  const properNames = createProperNames(notes);
  const amounts = withoutForms(notes.flatMap((note) => statedAmounts(note, properNames)));
  const rarity = rarityIn(amounts);
  return [...comparablePairs(amounts)]
    .map(([one, other]) => ({ one, other, likeness: likenessOf(one, other, rarity) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness);
}

/** Leaves out what stands again and again with other numbers (`cpu: 940m`, `cpu: 1930m`): forms filled in for many things. */
function withoutForms(amounts: readonly StatedAmount[]): readonly StatedAmount[] {
  const fillings = new Map<string, Set<string>>();
  const formOf = ({ text }: StatedAmount): string => text.replace(/\d+/g, '0');
  for (const amount of amounts) {
    const form = formOf(amount);
    fillings.set(form, (fillings.get(form) ?? new Set()).add(amount.text));
  }
  return amounts.filter((amount) => fillings.get(formOf(amount))!.size <= mostFillings);
}

function* comparablePairs(amounts: readonly StatedAmount[]): Iterable<readonly [StatedAmount, StatedAmount]> {
  const byMeasure = new Map<string, StatedAmount[]>();
  for (const amount of amounts) {
    const known = byMeasure.get(amount.measure);
    if (known) known.push(amount);
    else byMeasure.set(amount.measure, [amount]);
  }
  for (const alike of byMeasure.values()) {
    for (const [at, one] of alike.entries()) {
      for (const other of alike.slice(at + 1)) if (mayContradict(one, other)) yield [one, other];
    }
  }
}

function mayContradict(one: StatedAmount, other: StatedAmount): boolean {
  if (one.section === other.section || one.conditional !== other.conditional) return false;
  if (setApartByNames(one, other) || setApartByNames(other, one) || setApartByCode(one, other)) return false;
  if (one.bound !== other.bound && one.bound !== undefined && other.bound !== undefined) return false;
  // A sentence that states several amounts, the other's among them, says what each is of.
  const knows = (a: StatedAmount, b: StatedAmount): boolean => a.beside.some((each) => sameAmount(each, b.quantity));
  return !knows(one, other) && !knows(other, one);
}

/** One says "in ECS", and the other stands below "EKS"; or one is about ECR Public, and the other about ECR. */
function setApartByNames(one: StatedAmount, other: StatedAmount): boolean {
  const isNamedBy = (name: string, by: StatedAmount): boolean =>
    by.names.has(name) || by.namesAbove.has(name) || by.words.has(name) || by.setting.has(name);
  if ([...one.epithets].some((name) => !isNamedBy(name, other))) return true;
  return (
    [...one.names].some((name) => !isNamedBy(name, other)) &&
    [...other.names, ...other.namesAbove].some((name) => !isNamedBy(name, one))
  );
}

/** One is about `c4.large`, the other about `c4.4xlarge`. */
function setApartByCode(one: StatedAmount, other: StatedAmount): boolean {
  return one.codes.size > 0 && other.codes.size > 0 && ![...one.codes].some((code) => other.codes.has(code));
}

/** Weighted share of the words of both that are common to both. */
function likenessOf(one: StatedAmount, other: StatedAmount, rarity: (word: string) => number): number {
  let common = 0;
  let shared = 0;
  let all = 0;
  for (const word of new Set([...one.words, ...other.words])) {
    const weight = rarity(word);
    all += weight;
    const lacking = one.words.has(word) ? other : one;
    if (one.words.has(word) && other.words.has(word)) shared += weight;
    else if (lacking.setting.has(word)) shared += weight * onlyAbove;
    else continue;
    common += 1;
  }
  return common < fewestShared ? 0 : shared / all;
}

/** ln(1 + N / n) for a word in n of N sentences: also among few sentences what all of them say counts. */
function rarityIn(amounts: readonly StatedAmount[]): (word: string) => number {
  const texts = new Map(amounts.map(({ text, words }) => [text, words]));
  const counts = new Map<string, number>();
  for (const words of texts.values()) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + texts.size / (counts.get(word) ?? 1));
}
