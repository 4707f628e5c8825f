import { contrastedIn } from '../knowledge/contrasts.ts';
import { singularOf } from '../knowledge/noun-forms.ts';
import { nounPhraseOf } from '../knowledge/noun-phrase.ts';
import type { Definition, Knowledge, Term } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import type { Section } from '../section.ts';
import { distinctionsInNote } from './find-distinctions.ts';
import { mentionsAny } from './leak.ts';
import { areAlike, tellingStems } from './likeness.ts';
import { standsAlone } from './stands-alone.ts';
import { termNamed } from './thing.ts';

/** A definition, and those of other things which are something else. */
export interface DefinitionSwap {
  readonly definition: Definition;
  /** Never empty. */
  readonly rivals: readonly Definition[];
}

const FEWEST_STEMS = 3;

/** Definitions of a section whose subject can be swapped for another that makes them wrong by the notes. */
export function definitionSwapsIn(section: Section, knowledge: Knowledge): readonly DefinitionSwap[] {
  const own = knowledge.definitions.filter(
    (definition) => definition.section.id === section.id && isUsable(definition),
  );
  return own.flatMap((definition) => {
    const opposed = new Set([...opposedTo(definition.term, section, knowledge), ...otherStates(definition, knowledge)]);
    const rivals = [...opposed].flatMap((term) => {
      const others = knowledge.definitions.filter((other) => other.term === term);
      return others.every((other) => isSomethingElse(definition, other)) ? others.slice(0, 1) : [];
    });
    return rivals.length > 0 ? [{ definition, rivals }] : [];
  });
}

function isUsable({ meaning }: Definition): boolean {
  return standsAlone(meaning) && tellingStems(meaning).size >= FEWEST_STEMS;
}

/** Names of states and messages, each of which means something of its own. */
function otherStates({ term, copula }: Definition, knowledge: Knowledge): readonly Term[] {
  const isState = ({ name, proper }: Term): boolean => proper && !/\s/.test(name);
  return copula.startsWith('mean') && isState(term) ? knowledge.siblings(term).filter(isState) : [];
}

/**
 * Whether what defines one thing is surely wrong of the other: they are of different kinds, or mean different states, and
 * the definition names neither.
 */
function isSomethingElse(one: Definition, other: Definition): boolean {
  if (one.term === other.term || one.copula !== other.copula || areAlike(one.meaning, other.meaning)) return false;
  if (mentionsAny(one.meaning, [one.term, other.term])) return false;
  return one.copula.startsWith('mean') || headOf(one.meaning) !== headOf(other.meaning);
}

/** Much the same for what runs or is offered. */
const PRODUCT =
  /^(?:service|platform|tool|system|software|product|program|application|technology|framework|solution|engine|offering)$/;

function headOf(meaning: string): string {
  const head = singularOf(nounPhraseOf(plainText(meaning))?.head.toLowerCase() ?? '');
  return PRODUCT.test(head) ? 'product' : head;
}

const remembered = new WeakMap<Knowledge, Contrasts>();

type Contrasts = Map<Term, Set<Term>>;

/** Things that the notes set against this one, in the heading of a section or in a comparison of the section's own note. */
function opposedTo(term: Term, section: Section, knowledge: Knowledge): readonly Term[] {
  let inHeadings = remembered.get(knowledge);
  if (!inHeadings) {
    inHeadings = contrastsInHeadings(knowledge);
    remembered.set(knowledge, inHeadings);
  }
  const opposed = new Set(inHeadings.get(term) ?? []);
  for (const { thing, others } of [...distinctionsInNote(section, knowledge).values()].flat()) {
    const terms = [thing, ...others].flatMap(({ names }) => termNamed(names[0]!, knowledge) ?? []);
    if (terms.includes(term)) for (const other of terms) opposed.add(other);
  }
  opposed.delete(term);
  return [...opposed];
}

const SETS_AGAINST = /\b(?:difference|differ|between|vs\.?|versus|or|compared)\b/i;

function contrastsInHeadings(knowledge: Knowledge): Contrasts {
  const contrasts: Contrasts = new Map();
  for (const { headings, note } of knowledge.sections) {
    const heading = headings.at(-1) ?? note.title;
    const terms = SETS_AGAINST.test(heading) ? contrastedIn(heading, knowledge.termsIn) : [];
    for (const term of terms) contrasts.set(term, new Set([...(contrasts.get(term) ?? []), ...terms]));
  }
  return contrasts;
}
