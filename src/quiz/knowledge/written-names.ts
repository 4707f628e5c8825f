import { addTo } from './multi-map.ts';
import { keyOfName } from './name-key.ts';
import { pluralOf } from './noun-forms.ts';
import { isCommonWord } from './small-words.ts';

/** One way in which a name is written, and how often. */
interface Writing {
  readonly name: string;
  count: number;
  /** How often within a sentence, where only proper names are written large. */
  within: number;
  /** How often after `a`, `each` and the like, which stand before no proper name. */
  counted: number;
}

/** How the notes write the names of one thing. */
export interface WrittenNames {
  /** The most frequent first, one spelling each. */
  readonly names: readonly string[];
  readonly proper: boolean;
  /** Whether sentences begin with the name in small letters: `kubectl`. */
  readonly small?: true;
  /** The first name in the plural, where it is no proper name and stands in a sentence so. */
  readonly plural?: string;
  /** What stands before the name in the singular where it is no proper name, as far as the notes show it. */
  readonly article?: 'a' | 'an' | 'the';
}

/** Gathers how a thing is called. */
export class NameTally {
  readonly #writings = new Map<string, Writing>();
  readonly #articles = { a: 0, an: 0, the: 0 };
  #beginsSmall = 0;
  #beginsLarge = 0;

  /** @param before what stands before the name in its text; undefined when it stands in no sentence. */
  add(name: string, before?: string): void {
    const writing = this.#writings.get(name) ?? { name, count: 0, within: 0, counted: 0 };
    this.#writings.set(name, writing);
    if (before === undefined) return;
    writing.count += 1;
    if (/^["'(*_[]*$/.test(before)) {
      if (/^\p{Ll}/u.test(name)) this.#beginsSmall += 1;
      else this.#beginsLarge += 1;
    }
    const [, article] = /(?:^|\s)(an?|the)\s+[*_[]*$/i.exec(before) ?? [];
    if (article) this.#articles[article.toLowerCase() as 'a' | 'an' | 'the'] += 1;
    if (!/[\p{L}\p{N},;)]\s+["'(*_[]*$/u.test(before)) return;
    writing.within += 1;
    if (/\b(?:an?|each|every|one|another|no|any)\s+[*_[]*$/i.test(before)) writing.counted += 1;
  }

  /** @param smallWords words that the notes write in small letters. */
  result(smallWords: ReadonlySet<string>): WrittenNames {
    const byKey = new Map<string, Writing[]>();
    for (const writing of this.#writings.values()) addTo(byKey, keyOfName(writing.name), writing);
    const total = (forms: readonly Writing[]): number => forms.reduce((sum, { count }) => sum + count, 0);
    const ordered = [...byKey.values()].sort((a, b) => total(b) - total(a));
    const names = ordered.map((forms) => spelling(forms, smallWords));
    const proper = isProper(ordered);
    const article = proper ? undefined : this.#article();
    const isCounted =
      !proper && (ordered[0] ?? []).some(({ name, count }) => count > 0 && isPluralOf(name, ordered[0]!));
    const small = this.#beginsSmall > this.#beginsLarge;
    return {
      names: [...new Set(names)],
      proper,
      ...(small && { small }),
      ...(isCounted && { plural: pluralOf(names[0]!) }),
      ...(article && { article }),
    };
  }

  #article(): WrittenNames['article'] {
    const { a, an, the } = this.#articles;
    if (a + an + the === 0) return undefined;
    // What was mentioned once is "the" ever after, so a few times "a" say more; once may be `a kubectl command`.
    if ((a + an) * 4 >= Math.max(the, this.#count() / 2)) return a >= an ? 'a' : 'an';
    return the * 4 >= this.#count() ? 'the' : undefined;
  }

  #count(): number {
    let count = 0;
    for (const writing of this.#writings.values()) count += writing.count;
    return count;
  }
}

/** How one name is mostly written: in the singular, and in small letters unless it is written large within sentences. */
function spelling(forms: readonly Writing[], smallWords: ReadonlySet<string>): string {
  const order = forms.toSorted((a, b) => b.within - a.within || b.count - a.count || a.name.length - b.name.length);
  const best = (order.find(({ name }) => !isPluralOf(name, forms)) ?? order[0]!).name;
  const [first = ''] = best.split(/[\s-]/, 1);
  const lowered = first.toLowerCase();
  return !isWrittenLarge(forms) && isCommonWord(lowered, smallWords) ? lowered + best.slice(first.length) : best;
}

function isPluralOf(name: string, forms: readonly Writing[]): boolean {
  return forms.some((other) => {
    return other.name.length < name.length && name.toLowerCase().startsWith(other.name.toLowerCase().replace(/y$/, ''));
  });
}

/** A proper name is written large, and not counted: `a pod` and `a Deployment` are one of several. */
function isProper(names: readonly (readonly Writing[])[]): boolean {
  const all = names.flat();
  const within = all.reduce((sum, writing) => sum + writing.within, 0);
  const counted = all.reduce((sum, writing) => sum + writing.counted, 0);
  return isWrittenLarge(all) && counted * 6 <= within;
}

function isWrittenLarge(forms: readonly Writing[]): boolean {
  let balance = 0;
  for (const { name, within } of forms) balance += /^\p{Ll}[\p{Ll}\s-]*$/u.test(name) ? -within : within;
  if (balance !== 0) return balance > 0;
  return forms.some(({ name }) => /\p{Ll}\p{Lu}|\p{Lu}{2}|\d|\s\p{Lu}/u.test(name));
}
