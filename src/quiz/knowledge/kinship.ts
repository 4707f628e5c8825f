import { stemOf } from '../../search/stemming.ts';
import type { Definition, Knowledge, Term } from '../knowledge.ts';
import type { Section } from '../section.ts';
import { addTo } from './multi-map.ts';
import { keyOfName } from './name-key.ts';
import { isAdjective, nounPhraseOf } from './noun-phrase.ts';
import { overlaps } from './siblings.ts';
import { tellingWords } from './telling-words.ts';

/** What definitions tell about each other. Made once for what is known of the notes. */
export interface Kinship {
  /** The best first. */
  definitionsOf(term: Term): readonly Definition[];
  definitionsIn(section: Section): readonly Definition[];
  /** What is like a thing, and after that what the notes define near it. */
  thingsLike(term: Term): readonly Term[];
  /** Whether a better definition of the same thing says much the same. */
  isRepetition(definition: Definition): boolean;
  /** Whether what is said of one may be said of the other as well: it is a kind of it, or is defined nearly alike. */
  mayAlsoBe(one: Term, other: Term): boolean;
  /**
   * Whether a thing is defined as a form or part of the other: `the part of the starter that …` of a sourdough starter. Of
   * such a one much is true that is said of the whole.
   */
  isSaidToBe(one: Term, other: Term): boolean;
  /** Whether a thing is also what a meaning begins with: `the daemon and command line for …` is a command line. */
  isAlsoOne(thing: Term, meaning: string): boolean;
}

/** Of the shorter of two definitions with the same noun, the share of words that also stand in the other one. */
const NEARLY_ALIKE = 0.6;
/** Definitions of one thing that are compared, the best: hundreds of notes may define it. */
const MOST_CLAIMS = 5;

/** Things that are looked at before and after one, in the order in which the notes define them. */
const NEAR = 20;

const QUALIFIED = /^.*?(?=\s(?:that|which|who|whose|where|when|with|from|to|in|on|for|by)\s|$)/s;
const BEGINNING = /^.*?(?=,|\s(?:that|which|who|whose|where|when|with|from|to|in|on|for|by)\s|$)/s;

const made = new WeakMap<Knowledge, Kinship>();

export function kinshipIn(knowledge: Knowledge): Kinship {
  const known = made.get(knowledge) ?? createKinship(knowledge);
  made.set(knowledge, known);
  return known;
}

function createKinship({ sections, definitions, siblings, termsIn, sameThing }: Knowledge): Kinship {
  const byTerm = new Map<Term, Definition[]>();
  const bySection = new Map<Section, Definition[]>();
  for (const definition of definitions) {
    addTo(byTerm, definition.term, definition);
    addTo(bySection, definition.section, definition);
  }
  const inOrder = [...new Set(sections.flatMap((section) => bySection.get(section) ?? []).map(({ term }) => term))];
  const placeOf = new Map(inOrder.map((term, place) => [term, place]));
  const definitionsOf = (term: Term): readonly Definition[] => byTerm.get(term) ?? [];
  const claimsOf = remembering((term: Term) => definitionsOf(term).slice(0, MOST_CLAIMS).map(claimIn));

  /** Things that a thing is one of, by the noun phrases that define it: `the container registry that …`. */
  const kindsOf = remembering((term: Term) =>
    definitionsOf(term).flatMap(({ meaning }) => {
      const end = nounPhraseOf(meaning)?.end ?? 0;
      return termsIn(meaning.slice(0, end)).flatMap((found) => (found.end === end ? [found.term] : []));
    }),
  );

  const isKindOf = (one: Term, other: Term): boolean =>
    kindsOf(one).includes(other) || (one.kind !== undefined && other.names.some((name) => sameThing(name, one.kind!)));

  /** Keys of what definitions say right at their beginning, before anything that only qualifies it. */
  const beginnings = (pattern: RegExp) =>
    remembering((term: Term) =>
      definitionsOf(term)
        .slice(0, MOST_CLAIMS)
        .map(({ meaning }) => ` ${keyOfName(pattern.exec(meaning)?.[0] ?? '')} `),
    );
  const beginningsOf = beginnings(BEGINNING);
  const saidOf = beginnings(QUALIFIED);

  const definedAlike = (one: Term, other: Term): boolean =>
    claimsOf(one).some((a) => claimsOf(other).some((b) => areOneThing(a, b)));

  return {
    definitionsOf,
    definitionsIn: (section) => bySection.get(section) ?? [],
    thingsLike(term) {
      const place = placeOf.get(term) ?? 0;
      const near = inOrder.slice(Math.max(0, place - NEAR), place + NEAR);
      return [...new Set([...siblings(term), ...near])].filter((other) => other !== term);
    },
    isRepetition(definition) {
      const better = definitionsOf(definition.term);
      const before = better.slice(0, Math.min(better.indexOf(definition), MOST_CLAIMS));
      return before.some((each) => areAlike(claimIn(each), claimIn(definition)));
    },
    isSaidToBe: (one, other) =>
      other.names.some((name) => {
        const last = keyOfName(name.slice(name.lastIndexOf(' ') + 1));
        return beginningsOf(one).some((text) => text.includes(` of ${last} `) || text.includes(` of the ${last} `));
      }),
    isAlsoOne(thing, meaning) {
      const { modifiers = [], head = '' } = nounPhraseOf(meaning) ?? {};
      const before = modifiers.at(-1);
      const genus = keyOfName(before === undefined || isAdjective(before) ? head : `${before} ${head}`);
      return saidOf(thing).some((text) => text.includes(` and ${genus} `));
    },
    mayAlsoBe: (one, other) =>
      one === other || overlaps(one, other) || isKindOf(one, other) || isKindOf(other, one) || definedAlike(one, other),
  };
}

/** A definition as it is compared with others. */
interface Claim {
  readonly words: ReadonlySet<string>;
  /** Stem of the noun that says what it is. */
  readonly head: string;
}

function claimIn({ meaning }: Definition): Claim {
  return { words: new Set(tellingWords(meaning)), head: stemOf(nounPhraseOf(meaning)?.head ?? '') };
}

function areAlike(one: Claim, other: Claim): boolean {
  // A service and a registry are two things, even where AWS fully manages both.
  return shareOf(one.words, other.words, one.head === other.head) >= NEARLY_ALIKE;
}

/** Whether two things are hardly told apart. What both are tells nothing of that: `software that runs …`. */
function areOneThing(one: Claim, other: Claim): boolean {
  if (one.head !== other.head) return areAlike(one, other);
  return shareOf(without(one.words, one.head), without(other.words, one.head), true) >= NEARLY_ALIKE;
}

/** Words that both have, as a share of the shorter or of all. */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>, ofShorter: boolean): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared / (ofShorter ? Math.min(one.size, other.size) : one.size + other.size - shared);
}

function without(words: ReadonlySet<string>, word: string): ReadonlySet<string> {
  return new Set([...words].filter((each) => each !== word));
}

function remembering<Value>(make: (term: Term) => Value): (term: Term) => Value {
  const known = new Map<Term, Value>();
  return (term) => {
    const value = known.get(term) ?? make(term);
    known.set(term, value);
    return value;
  };
}
