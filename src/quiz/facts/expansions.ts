import type { Sentence } from '../../corpus/note.ts';
import { acronymsIn, isAcronymOf } from '../../search/acronyms.ts';
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
    expansions = findExpansions(knowledge.sections);
    remembered.set(knowledge, expansions);
  }
  return expansions;
}

function findExpansions(sections: readonly Section[]): readonly Expansion[] {
  const found = new Map<string, Expansion>();
  const clashing = new Set<string>();
  const uses = new Map<string, number>();
  for (const section of sections) {
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
      !clashing.has(acronym) && (uses.get(acronym) ?? 0) >= fewestUses && /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(acronym),
  );
}

const isSameName = (a: string, b: string): boolean => keyOf(a) === keyOf(b);

const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/, '');
