import type { Sentence } from '../../corpus/note.ts';
import { acronymsIn, isAcronymOf, withoutVendor } from '../../search/acronyms.ts';
import { singularOf } from '../knowledge/noun-forms.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Section } from '../section.ts';

/** What the letters of an acronym stand for, and where the notes say so best. */
export interface Expansion {
  readonly acronym: string;
  /** Full names, the one in the sentence first. */
  readonly names: readonly string[];
  readonly section: Section;
  readonly sentence: Sentence;
  /** Whether that sentence is there to say it: "ECR stands for …". */
  readonly stated: boolean;
}

/** An acronym that is used less often need not be known. */
const fewestUses = 3;

const remembered = new WeakMap<Knowledge, readonly Expansion[]>();

/** Every acronym that the notes spell out and use, once. */
export function expansionsIn(knowledge: Knowledge): readonly Expansion[] {
  let expansions = remembered.get(knowledge);
  if (!expansions) {
    expansions = findExpansions(knowledge);
    remembered.set(knowledge, expansions);
  }
  return expansions;
}

function findExpansions(knowledge: Knowledge): readonly Expansion[] {
  const isSubject = subjectsOf(knowledge);
  const found = new Map<string, Expansion>();
  const clashing = new Set<string>();
  const uses = new Map<string, number>();
  for (const section of knowledge.sections) {
    for (const { kind, sentences } of section.blocks) {
      if (kind === 'code' || kind === 'table-row') continue;
      for (const sentence of sentences) {
        for (const acronym of new Set(sentence.text.match(/\b\p{Lu}[\p{Lu}\p{N}]{1,5}(?=s?\b)/gu) ?? [])) {
          uses.set(acronym, (uses.get(acronym) ?? 0) + 1);
        }
        for (const group of acronymsIn(sentence.text)) {
          const [full, acronym] = group as readonly [string, string];
          const given = full.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
          const name = sentence.text.includes(`${acronym}s)`) ? singularOf(given) : given;
          const known = found.get(acronym);
          if (known && !known.names.some((each) => isSameName(each, name))) clashing.add(acronym);
          const stated = new RegExp(`\\b${acronym}s? (?:stands? for|is short for)\\b`).test(sentence.text);
          if (known && (known.stated || !stated)) continue;
          const names = [name, ...group.slice(2).filter((each) => isAcronymOf(acronym, each) && each !== acronym)];
          found.set(acronym, { acronym, names, section, sentence, stated });
        }
      }
    }
  }
  return [...found.values()].filter(
    ({ acronym }) =>
      !clashing.has(acronym) &&
      (uses.get(acronym) ?? 0) >= fewestUses &&
      /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(acronym) &&
      isSubject(acronym, found.get(acronym)!.names[0]!),
  );
}

/**
 * Tells whether the notes are about what an acronym stands for, and do not only use it: OS, CLI and JSON are known to
 * whoever reads notes. A common noun (`operating system`) must be what a note or section is called by its letters; a proper
 * name may also stand in a heading or be defined.
 */
function subjectsOf({ sections, definitions }: Knowledge): (acronym: string, name: string) => boolean {
  const titles = new Set(sections.flatMap(({ note, headings }) => [note.title, ...note.aliases, ...headings]));
  const whole = new Set([...titles].map(keyOfTitle));
  const words = new Set([...titles].flatMap((title) => title.match(/[\p{L}\p{N}]+/gu) ?? []));
  const defined = new Set(definitions.flatMap(({ term }) => term.names));
  return (acronym, name) => {
    if (whole.has(keyOf(acronym))) return true;
    const isProper = name.split(' ').every((word) => /^\p{Lu}/u.test(word) || word.length <= 3);
    const isNamed = words.has(acronym) || words.has(`${acronym}s`) || defined.has(acronym);
    return isProper && (isNamed || whole.has(keyOf(name)));
  };
}

/** The same for `What does ECR stand for?` and `Amazon ECR (notes)`. */
function keyOfTitle(title: string): string {
  const asked = title
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/^what (?:is|are|does) (?:the |an? )?|(?: stand for| mean)?\?$/gi, '');
  return keyOf(withoutVendor(asked));
}

const isSameName = (a: string, b: string): boolean => keyOf(a) === keyOf(b);

const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/, '');
