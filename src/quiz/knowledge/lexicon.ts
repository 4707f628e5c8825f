import type { Term } from '../knowledge.ts';
import { createNameFinder } from './name-finder.ts';
import { keyOfName, withoutArticle } from './name-key.ts';
import type { Things } from './names-of-things.ts';

/** All things that the notes name. */
export interface Lexicon {
  readonly terms: readonly Term[];
  termOf(name: string): Term | undefined;
  termsIn(text: string): readonly { readonly term: Term; readonly start: number; readonly end: number }[];
}

interface LexiconSources {
  /** As the notes write them, with or without article. */
  readonly names: readonly string[];
  readonly things: Things;
  /** Every text of the notes: how names are written is counted there. */
  readonly texts: readonly string[];
  /** What a thing is one of, by the key of the thing. */
  readonly kindOf: (thing: string) => string | undefined;
}

export function createLexicon({ names, things, texts, kindOf }: LexiconSources): Lexicon {
  const writings = new Map<string, Map<string, Writing>>();
  for (const name of names) {
    const key = keyOfName(name);
    if (key !== '') note(writings, things.thingOf(key), withoutArticle(name), 0, false);
  }
  const keys = new Set(names.map(keyOfName).filter((key) => key !== ''));
  const find = createNameFinder(keys);
  for (const text of texts) {
    for (const { key, start, end } of find(text)) {
      note(
        writings,
        things.thingOf(key),
        text.slice(start, end),
        1,
        /[\p{L}\p{N},;)`]\s+["'(`]?$/u.test(text.slice(Math.max(0, start - 4), start)),
      );
    }
  }
  const byThing = new Map([...writings].map(([thing, forms]) => [thing, termFrom([...forms.values()], kindOf(thing))]));
  const termOf = (name: string): Term | undefined => byThing.get(things.thingOf(keyOfName(name)));
  return {
    terms: [...byThing.values()],
    termOf,
    termsIn: (text) =>
      find(text).flatMap(({ key, start, end }) => {
        const term = byThing.get(things.thingOf(key));
        return term && fits(term, text.slice(start, end)) ? [{ term, start, end }] : [];
      }),
  };
}

/** A name as it is written in one way. */
interface Writing {
  readonly name: string;
  count: number;
  /** How often within a sentence, where only proper names are written large. */
  within: number;
}

function note(
  writings: Map<string, Map<string, Writing>>,
  thing: string,
  name: string,
  times: number,
  within: boolean,
): void {
  const forms = writings.get(thing) ?? new Map<string, Writing>();
  writings.set(thing, forms);
  const form = forms.get(name) ?? { name, count: 0, within: 0 };
  forms.set(name, form);
  form.count += times;
  if (within) form.within += times;
}

function termFrom(forms: readonly Writing[], kind: string | undefined): Term {
  const keyCounts = new Map<string, number>();
  for (const { name, count } of forms) {
    const key = keyOfName(name);
    keyCounts.set(key, (keyCounts.get(key) ?? 0) + count);
  }
  const proper = isProper(forms);
  const ordered = [...keyCounts]
    .sort(([, a], [, b]) => b - a)
    .map(([key]) =>
      spelling(
        forms.filter(({ name }) => keyOfName(name) === key),
        proper,
      ),
    );
  const names = [...new Set(ordered)];
  return { name: names[0]!, names, proper, ...(kind !== undefined && { kind }) };
}

function isProper(forms: readonly Writing[]): boolean {
  let large = 0;
  let small = 0;
  for (const { name, within } of forms) {
    if (/^\p{Ll}+(?:[\s-]\p{Ll}+)*$/u.test(name)) small += within;
    else large += within;
  }
  if (large + small > 0) return large > small;
  return forms.some(({ name }) => /\p{Ll}\p{Lu}|\p{Lu}{2}|\d|\s\p{Lu}/u.test(name));
}

/** How one name is mostly written: in the singular, and a common noun in small letters. */
function spelling(forms: readonly Writing[], proper: boolean): string {
  const order = forms.toSorted((a, b) => b.within - a.within || b.count - a.count || a.name.length - b.name.length);
  const best = (order.find(({ name }) => !isPluralForm(name, forms)) ?? order[0]!).name;
  return proper || /\p{Lu}.*\p{Lu}|\d/u.test(best) ? best : best.toLowerCase();
}

function isPluralForm(name: string, forms: readonly Writing[]): boolean {
  return forms.some(
    (other) =>
      other.name.length < name.length && name.toLowerCase().startsWith(other.name.toLowerCase().replace(/y$/, '')),
  );
}

/** A short name of capitals is not the word that has its letters: `IT`, `it`. */
function fits(term: Term, written: string): boolean {
  return (
    !/^\p{Ll}{2,3}$/u.test(written) ||
    !term.names.some((name) => name === written.toUpperCase()) ||
    term.names.includes(written)
  );
}
