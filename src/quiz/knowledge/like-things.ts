import type { Definition, Knowledge, Term } from '../knowledge.ts';
import type { Section } from '../section.ts';
import { contrastedIn } from './contrasts.ts';
import { kinshipIn } from './kinship.ts';
import { addTo } from './multi-map.ts';
import { isPlural } from './noun-forms.ts';
import { nounPhraseOf } from './noun-phrase.ts';
import { nameGroupsIn } from './related-names.ts';
import { remember } from './remember.ts';
import { areOfOneClass, classesOfMeaning, classesOfName, classesOfPhrase, type ThingClass } from './thing-class.ts';

/** What may stand beside a thing as a choice. Made once for what is known of the notes. */
export interface LikeThings {
  /**
   * Things of the same class as what a meaning says, the most alike first: nobody may tell the right one by knowing what
   * sort of thing is asked for. Before them what the notes themselves set against it. Only things that have to do with it
   * by the notes.
   * @param meaning one of those that the definition has.
   */
  thingsLike(definition: Definition, meaning: string): readonly Term[];
  /** Whether a title or heading sets one against the other. */
  isContrasted(one: Term, other: Term): boolean;
  /** Things of whatever class that have to do with it by the notes, and that these define. */
  thingsNear(definition: Definition): readonly Term[];
}

/** Of what the notes define as a thing of a class, so many are looked at before and after a thing. */
const NEAREST = 20;

const made = new WeakMap<Knowledge, LikeThings>();

export function likeThingsIn(knowledge: Knowledge): LikeThings {
  const known = made.get(knowledge) ?? createLikeThings(knowledge);
  made.set(knowledge, known);
  return known;
}

function createLikeThings(knowledge: Knowledge): LikeThings {
  const { siblings, sections, termsIn } = knowledge;
  const { definitionsOf, thingsLike, definitionsIn } = kinshipIn(knowledge);
  const contrasts = contrastsIn(knowledge);
  const sectionsOfNote = new Map<string, Section[]>();
  for (const section of sections) addTo(sectionsOfNote, section.note.path, section);
  const ofNote = (section: Section): readonly Section[] => sectionsOfNote.get(section.note.path) ?? [];
  const namedIn = rememberingByNote((section) => {
    const sentences = ofNote(section).flatMap(({ blocks }) => blocks.flatMap((block) => block.sentences));
    return new Set(sentences.flatMap(({ text }) => termsIn(text).map(({ term }) => term)));
  });
  const termNamed = (name: string): readonly Term[] =>
    termsIn(name).flatMap(({ term, start, end }) => (start === 0 && end === name.length ? [term] : []));
  /** Names that stand in one list or table of a note. */
  const groupsIn = rememberingByNote((section) =>
    ofNote(section)
      .flatMap(nameGroupsIn)
      .map(({ names }) => new Set(names.flatMap(termNamed))),
  );
  const byClass = new Map<ThingClass, Term[]>();
  for (const section of sections) {
    for (const { term, meaning } of definitionsIn(section)) {
      for (const each of classesOfMeaning(meaning)) addTo(byClass, each, term);
    }
  }

  const isJoined = ({ term, section, meaning }: Definition, other: Term, sort: readonly ThingClass[]): boolean =>
    definitionsOf(other).some((its) => {
      const [one, two] = [section.note, its.section.note];
      if (one.path === two.path || one.tags.some((tag) => two.tags.includes(tag))) return true;
      if (namedIn(section).has(other) || namedIn(its.section).has(term)) return true;
      // In one large folder lies what has nothing to do with each other, and "thing" says nothing.
      const says = !sort.includes('thing') || nounIn(its.meaning) === nounIn(meaning);
      return says && folderOf(one.path) === folderOf(two.path);
    });

  /** Both are "a text file": then it does not matter where they stand. */
  const isOfKind = (meaning: string, other: Term): boolean => {
    const kind = kindIn(meaning);
    return kind !== undefined && definitionsOf(other).some((each) => kindIn(each.meaning) === kind);
  };

  const isLike = (definition: Definition, meaning: string, sort: readonly ThingClass[], other: Term): boolean => {
    const { term, section, copula } = definition;
    const its = definitionsOf(other);
    if (its.length > 0) {
      const kinds = its.flatMap((each) => classesOfMeaning(each.meaning));
      return areOfOneClass(sort, kinds) && (isJoined(definition, other, sort) || isOfKind(meaning, other));
    }
    // Of what is not defined no more is known than where it stands and how it is called.
    if (!isOneOf(other, copula)) return false;
    const named = classesOfName(other.name);
    if (named.length > 0 && !areOfOneClass(sort, named)) return false;
    if (groupsIn(section).some((group) => group.has(term) && group.has(other))) return true;
    // A single common noun (`file`) is a word for many things.
    const isName = other.proper || other.name.includes(' ');
    return isName && named.length > 0 && siblings(term).includes(other);
  };

  return {
    thingsLike(definition, meaning) {
      const { term, sentence, section, copula } = definition;
      const besides = definitionsIn(section).flatMap((each) => (each.sentence === sentence ? each.term : []));
      const contrasted = [...(contrasts.get(term) ?? []), ...besides].filter((other) => isOneOf(other, copula));
      const sort = classesOfMeaning(meaning);
      // What has a meaning that is no deed is a state or a message, and these are told apart by their own definitions.
      if (copula.startsWith('mean') && sort[0] !== 'activity')
        return [...new Set([...contrasted, ...thingsLike(term)])];
      const ofClass = sort.flatMap((each) => nearest(byClass.get(each) ?? [], term));
      const alike = [...new Set([...thingsLike(term), ...ofClass])].filter((other) =>
        isLike(definition, meaning, sort, other),
      );
      const isOfClass = (other: Term): boolean =>
        definitionsOf(other).length === 0 ||
        definitionsOf(other).some((each) => classesOfMeaning(each.meaning).some((its) => sort.includes(its)));
      const inOrder = alike.toSorted((a, b) => Number(isOfClass(b)) - Number(isOfClass(a)));
      return [...new Set([...contrasted, ...inOrder])].filter((other) => other !== term);
    },
    isContrasted: (one, other) => contrasts.get(one)?.includes(other) ?? false,
    thingsNear: (definition) => thingsLike(definition.term).filter((other) => isJoined(definition, other, ['thing'])),
  };
}

function nearest(terms: readonly Term[], term: Term): readonly Term[] {
  const at = Math.max(0, terms.indexOf(term));
  return terms.slice(Math.max(0, at - NEAREST), at + NEAREST);
}

const nounIn = remember((meaning: string): string | undefined => nounPhraseOf(meaning)?.head.toLowerCase());

/** `text file`: the noun with the word before it; `registry`: the noun alone where it says enough. */
const kindIn = remember((meaning: string): string | undefined => {
  const phrase = nounPhraseOf(meaning);
  if (!phrase) return undefined;
  const before = phrase.modifiers.at(-1);
  const says = classesOfPhrase(phrase).some((each) => SAYING.has(each));
  if (!says && before === undefined) return undefined;
  return says ? phrase.head.toLowerCase() : `${before} ${phrase.head}`.toLowerCase();
});

/** "A set" and "a name" may be of anything. */
const SAYING: ReadonlySet<ThingClass> = new Set(['activity', 'service', 'program', 'machine', 'file', 'rule']);

/** A name in the plural is none of several that "is". */
function isOneOf({ name }: Term, copula: Definition['copula']): boolean {
  return !(copula === 'is' && isPlural(name.slice(name.lastIndexOf(' ') + 1).toLowerCase()) && name.includes(' '));
}

/** Things that the title of a note or a heading sets against each other. */
function contrastsIn({ sections, termsIn }: Knowledge): ReadonlyMap<Term, readonly Term[]> {
  const contrasts = new Map<Term, Term[]>();
  const headings = new Set(sections.flatMap(({ note, headings: path }) => [note.title, path.at(-1) ?? '']));
  for (const heading of headings) {
    const terms = contrastedIn(heading, termsIn);
    for (const one of terms) for (const other of terms) if (one !== other) addTo(contrasts, one, other);
  }
  return contrasts;
}

function rememberingByNote<Value>(make: (section: Section) => Value): (section: Section) => Value {
  const known = new Map<string, Value>();
  return (section) => {
    const value = known.get(section.note.path) ?? make(section);
    known.set(section.note.path, value);
    return value;
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
