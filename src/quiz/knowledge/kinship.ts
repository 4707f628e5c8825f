import { stemOf } from '../../search/stemming.ts';
import type { Definition, Knowledge, Term } from '../knowledge.ts';
import type { Section } from '../section.ts';
import { addTo } from './multi-map.ts';
import { nounPhraseOf } from './noun-phrase.ts';
import { overlaps } from './siblings.ts';
import { tellingWords } from './telling-words.ts';

/** What definitions tell about each other. Made once for what is known of the notes. */
export interface Kinship {
  /** The best first. */
  definitionsOf(term: Term): readonly Definition[];
  definitionsIn(section: Section): readonly Definition[];
  /** Whether what is said of one may be said of the other as well: it is a kind of it, or is defined nearly alike. */
  mayAlsoBe(one: Term, other: Term): boolean;
}

/** Of the shorter of two definitions with the same noun, the share of words that also stand in the other one. */
const NEARLY_ALIKE = 0.6;

const made = new WeakMap<Knowledge, Kinship>();

export function kinshipIn(knowledge: Knowledge): Kinship {
  const known = made.get(knowledge) ?? createKinship(knowledge);
  made.set(knowledge, known);
  return known;
}

function createKinship({ definitions, termsIn, sameThing }: Knowledge): Kinship {
  const byTerm = new Map<Term, Definition[]>();
  const bySection = new Map<Section, Definition[]>();
  for (const definition of definitions) {
    addTo(byTerm, definition.term, definition);
    addTo(bySection, definition.section, definition);
  }
  const definitionsOf = (term: Term): readonly Definition[] => byTerm.get(term) ?? [];

  /** Things that a thing is one of, by the noun phrases that define it: `the container registry that …`. */
  function kindsOf(term: Term): readonly Term[] {
    return definitionsOf(term).flatMap(({ meaning }) => {
      const end = nounPhraseOf(meaning)?.end ?? 0;
      return termsIn(meaning.slice(0, end)).flatMap((found) => (found.end === end ? [found.term] : []));
    });
  }

  const isKindOf = (one: Term, other: Term): boolean =>
    kindsOf(one).includes(other) || (one.kind !== undefined && other.names.some((name) => sameThing(name, one.kind!)));

  const definedAlike = (one: Term, other: Term): boolean =>
    definitionsOf(one).some((a) => definitionsOf(other).some((b) => alike(a.meaning, b.meaning)));

  return {
    definitionsOf,
    definitionsIn: (section) => bySection.get(section) ?? [],
    mayAlsoBe: (one, other) =>
      one === other || overlaps(one, other) || isKindOf(one, other) || isKindOf(other, one) || definedAlike(one, other),
  };
}

function alike(a: string, b: string): boolean {
  const [one, other] = [new Set(tellingWords(a)), new Set(tellingWords(b))];
  const shared = [...one].filter((word) => other.has(word)).length;
  // A service and a registry are two things, even where AWS fully manages both.
  const sameHead = stemOf(nounPhraseOf(a)?.head ?? '') === stemOf(nounPhraseOf(b)?.head ?? '');
  const size = sameHead ? Math.min(one.size, other.size) : one.size + other.size - shared;
  return shared >= NEARLY_ALIKE * size;
}
