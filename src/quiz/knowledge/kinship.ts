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
  const beginningsOf = remembering((term: Term) =>
    definitionsOf(term).map(({ meaning }) => ` ${keyOfName(BEGINNING.exec(meaning)![0])} `),
  );

  const definedAlike = (one: Term, other: Term): boolean =>
    claimsOf(one).some((a) => claimsOf(other).some((b) => areAlike(a, b)));

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
      return definitionsOf(thing).some((its) =>
        ` ${keyOfName(QUALIFIED.exec(its.meaning)![0])} `.includes(` and ${genus} `),
      );
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
  const head = stemOf(nounPhraseOf(meaning)?.head ?? '');
  return { words: new Set(tellingWords(meaning)), head };
}

function areAlike(one: Claim, other: Claim): boolean {
  let shared = 0;
  for (const word of one.words) if (other.words.has(word)) shared += 1;
  // A service and a registry are two things, even where AWS fully manages both.
  const isSameNoun = one.head === other.head;
  // What both are tells nothing of how they differ: `software that runs containers`, `software that runs machines`.
  const heads = isSameNoun && one.words.has(one.head) && other.words.has(one.head) ? 1 : 0;
  const [a, b] = [one.words.size - heads, other.words.size - heads];
  return shared - heads >= NEARLY_ALIKE * (isSameNoun ? Math.min(a, b) : a + b - shared);
}

function remembering<Value>(make: (term: Term) => Value): (term: Term) => Value {
  const known = new Map<Term, Value>();
  return (term) => {
    const value = known.get(term) ?? make(term);
    known.set(term, value);
    return value;
  };
}
