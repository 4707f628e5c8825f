import type { Term } from '../knowledge.ts';
import { createNameFinder, type FoundKey } from './name-finder.ts';
import { keyOfName, withoutArticle } from './name-key.ts';
import type { Things } from './names-of-things.ts';
import { NameTally, type WrittenNames } from './written-names.ts';

/** All things that the notes name. */
export interface Lexicon {
  termOf(name: string): Term | undefined;
  termsIn(text: string): readonly { readonly term: Term; readonly start: number; readonly end: number }[];
}

interface LexiconSources {
  /** As the notes write them, with or without article. */
  readonly names: readonly string[];
  readonly things: Things;
  /** Every text of the notes, without code: how names are written is counted there. */
  readonly texts: readonly string[];
  /** Words that the notes write in small letters. */
  readonly smallWords: ReadonlySet<string>;
  /** What a thing is one of, by the key of the thing. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** What stands before a name tells whether a sentence begins with it, and whether it is counted. */
const CHARS_BEFORE = 12;
const CAPITALS = /^\p{Lu}[\p{Lu}\d]+s?$/u;

export function createLexicon({ names, things, texts, smallWords, kinds }: LexiconSources): Lexicon {
  const tallies = new Map<string, NameTally>();
  const tallyOf = (key: string): NameTally => {
    const thing = things.thingOf(key);
    const tally = tallies.get(thing) ?? new NameTally();
    tallies.set(thing, tally);
    return tally;
  };
  /** Whether a name is always given in capitals: `RUN` is not the word "run". */
  const capitals = new Map<string, boolean>();
  for (const name of names) {
    const key = keyOfName(name);
    if (key === '') continue;
    capitals.set(key, (capitals.get(key) ?? true) && CAPITALS.test(withoutArticle(name)));
    tallyOf(key).add(withoutArticle(name));
  }
  const findKeys = createNameFinder(capitals.keys());
  const find = (text: string): readonly FoundKey[] =>
    findKeys(text).filter(({ key, start, end }) => !capitals.get(key) || CAPITALS.test(text.slice(start, end)));
  for (const text of texts) {
    for (const { key, start, end } of find(text)) {
      tallyOf(key).add(text.slice(start, end), text.slice(Math.max(0, start - CHARS_BEFORE), start));
    }
  }
  const terms = new Map(
    [...tallies].map(([thing, tally]) => [thing, termFrom(tally.result(smallWords), kinds.get(thing))]),
  );
  return {
    termOf: (name) => terms.get(things.thingOf(keyOfName(name))),
    termsIn: (text) =>
      find(text).flatMap(({ key, start, end }) => {
        const term = terms.get(things.thingOf(key));
        return term ? [{ term, start, end }] : [];
      }),
  };
}

function termFrom({ names, ...written }: WrittenNames, kind: string | undefined): Term {
  return { name: names[0]!, names, ...written, ...(kind !== undefined && { kind }) };
}
