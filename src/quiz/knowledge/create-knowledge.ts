import type { Note } from '../../corpus/note.ts';
import { namesInNotes } from '../../search/note-names.ts';
import type { Definition, Knowledge, Term } from '../knowledge.ts';
import { type Section, sectionsOf } from '../section.ts';
import { isNameLike } from './definition-sentence.ts';
import { definitionsIn, type FoundDefinition } from './find-definitions.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { keyOfName, withoutArticle } from './name-key.ts';
import { type Things, uniteNames } from './names-of-things.ts';
import { kindsIn } from './noun-phrase.ts';
import { type NameGroup, nameGroupsIn } from './related-names.ts';
import { createSiblings, type TermGroup } from './siblings.ts';

/** Notes alike in kind, by the noun that defines them: `compute engine` says more than `engine`. */
const SAME_KIND = 3;
const SAME_NOUN = 2;
const SAME_FOLDER = 0.5;

/**
 * Reads what the notes say about how things relate. One pass over the notes; siblings are worked out when asked for.
 * @param synonyms groups of names for one thing.
 */
export function createKnowledge(notes: readonly Note[], synonyms: readonly (readonly string[])[]): Knowledge {
  const sections = notes.flatMap(sectionsOf);
  const found = sections.flatMap(definitionsIn);
  const nameGroups = sections.flatMap(nameGroupsIn);
  const groups = [...namesInNotes(notes), ...synonyms, ...found.map(namesOf)];
  const things = uniteNames(groups);
  const kinds = kindsOf(found, nameGroups, things);
  const lexicon = createLexicon({
    names: [...groups.flat(), ...nameGroups.flatMap(({ names }) => names), ...notes.flatMap(titleNames)],
    things,
    texts: sections.flatMap(textsOf),
    kindOf: (thing) => kinds.get(thing),
  });
  const definitions = bestOf(found, lexicon);
  return {
    sections,
    definitions,
    termsIn: lexicon.termsIn,
    siblings: createSiblings(termGroups(nameGroups, definitions, notes, lexicon)),
    sameThing(a, b) {
      const [one, other] = [keyOfName(a), keyOfName(b)];
      return one === other || (one !== '' && things.thingOf(one) === things.thingOf(other));
    },
  };
}

const namesOf = ({ subject, otherNames }: FoundDefinition): readonly string[] =>
  [withoutArticle(subject), ...otherNames].map((name) => name.replaceAll('`', ''));

function titleNames({ title, aliases }: Note): readonly string[] {
  return [title.replace(/\s*\([^()]*\)\s*$/, ''), ...aliases].filter(
    (name) => isNameLike(name) && name.split(/\s+/).length <= 3 && !/\b(?:and|or|vs|with|without|on|to)\b/i.test(name),
  );
}

function textsOf({ blocks }: Section): readonly string[] {
  return blocks.flatMap(({ kind, sentences }) => (kind === 'code' ? [] : sentences.map(({ text }) => text)));
}

function kindsOf(
  found: readonly FoundDefinition[],
  groups: readonly NameGroup[],
  { thingOf }: Things,
): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  for (const definition of found.toSorted((a, b) => b.weight - a.weight)) {
    const thing = thingOf(keyOfName(namesOf(definition)[0]!));
    if (!kinds.has(thing)) kinds.set(thing, kindsIn(definition.phrase)[0]!);
  }
  for (const { names, kind } of groups) {
    if (kind === undefined) continue;
    for (const name of names) {
      const thing = thingOf(keyOfName(name));
      if (!kinds.has(thing)) kinds.set(thing, kind);
    }
  }
  return kinds;
}

/** The best definition of a thing in each note, the best of all first. */
function bestOf(found: readonly FoundDefinition[], { termOf }: Lexicon): readonly Definition[] {
  const best = new Map<string, { definition: Definition; weight: number }>();
  for (const each of found) {
    const term = termOf(namesOf(each)[0]!);
    if (!term) continue;
    const { meaning, subject, copula, sentence, section, weight } = each;
    const key = `${section.note.path}\n${term.name}`;
    if ((best.get(key)?.weight ?? -1) >= weight) continue;
    best.set(key, { definition: { term, meaning, subject, copula, sentence, section }, weight });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight).map(({ definition }) => definition);
}

function termGroups(
  groups: readonly NameGroup[],
  definitions: readonly Definition[],
  notes: readonly Note[],
  { termOf }: Lexicon,
): readonly TermGroup[] {
  const toTerms = (names: readonly string[]): readonly Term[] => names.flatMap((name) => termOf(name) ?? []);
  const kinds = new Map<string, Term[]>();
  for (const { term } of definitions) {
    for (const kind of new Set([term.kind, term.kind?.split(' ').at(-1)])) {
      if (kind === undefined) continue;
      const terms = kinds.get(kind);
      if (terms) terms.push(term);
      else kinds.set(kind, [term]);
    }
  }
  const folders = new Map<string, Term[]>();
  for (const { title, path } of notes) {
    const term = termOf(title);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (term) folders.set(folder, [...(folders.get(folder) ?? []), term]);
  }
  return [
    ...groups.map(({ names, strength }) => ({ terms: toTerms(names), strength })),
    ...[...kinds].map(([kind, terms]) => ({ terms, strength: kind.includes(' ') ? SAME_KIND : SAME_NOUN })),
    ...[...folders.values()].map((terms) => ({ terms, strength: SAME_FOLDER })),
  ];
}
