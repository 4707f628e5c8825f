import type { Knowledge } from '../knowledge.ts';
import type { Section } from '../section.ts';
import { choiceDistinctions } from './choice-distinctions.ts';
import type { Distinction } from './distinction.ts';
import { repeats } from './likeness.ts';
import { listDistinctions } from './list-distinctions.ts';
import { sentenceDistinctions } from './sentence-distinctions.ts';
import type { Setting } from './setting.ts';
import { settingOf } from './setting-of.ts';
import { tableDistinctions } from './table-distinctions.ts';
import { keyOf } from './thing.ts';

interface Finder {
  inNote(path: string): ReadonlyMap<string, readonly Distinction[]>;
}

const finders = new WeakMap<Knowledge, Finder>();

/** What a section tells apart. Worked out for a whole note when first asked for, and kept for that version of the notes. */
export function distinctionsIn(section: Section, knowledge: Knowledge): readonly Distinction[] {
  return distinctionsInNote(section, knowledge).get(section.id) ?? [];
}

/** What the note of a section tells apart, by the ids of its sections. */
export function distinctionsInNote(
  { note }: Section,
  knowledge: Knowledge,
): ReadonlyMap<string, readonly Distinction[]> {
  let finder = finders.get(knowledge);
  if (!finder) {
    finder = createFinder(knowledge);
    finders.set(knowledge, finder);
  }
  return finder.inNote(note.path);
}

function createFinder(knowledge: Knowledge): Finder {
  const sections = new Map<string, Section[]>();
  for (const section of knowledge.sections) {
    const known = sections.get(section.note.path);
    if (known) known.push(section);
    else sections.set(section.note.path, [section]);
  }
  const found = new Map<string, ReadonlyMap<string, readonly Distinction[]>>();
  return {
    inNote(path) {
      let distinctions = found.get(path);
      if (!distinctions) {
        distinctions = findIn((sections.get(path) ?? []).map((section) => settingOf(section, knowledge)));
        found.set(path, distinctions);
      }
      return distinctions;
    },
  };
}

function findIn(settings: readonly Setting[]): ReadonlyMap<string, readonly Distinction[]> {
  const choices = choiceDistinctions(settings);
  const found = settings.flatMap((setting) =>
    [
      ...(choices.get(setting.section.id) ?? []),
      ...sentenceDistinctions(setting),
      ...tableDistinctions(setting),
      ...listDistinctions(setting),
    ].map((distinction) => ({ distinction, setting })),
  );
  const kept = new Set<Distinction>();
  const byThing = new Map<string, Distinction[]>();
  for (const { distinction } of found.toSorted((a, b) => b.distinction.quality - a.distinction.quality)) {
    const known = byThing.get(keyOf(distinction.thing)) ?? [];
    if (known.some((other) => saysTheSame(other, distinction))) continue;
    byThing.set(keyOf(distinction.thing), [...known, distinction]);
    kept.add(distinction);
  }
  return new Map(
    settings.map(({ section }) => [
      section.id,
      found.flatMap(({ distinction, setting }) =>
        setting.section === section && kept.has(distinction) ? distinction : [],
      ),
    ]),
  );
}

/** A summary and its bullets, or a sentence and a row, say the same of one thing: one question is enough. */
function saysTheSame(one: Distinction, other: Distinction): boolean {
  const others = new Set(one.others.map(keyOf));
  return other.others.every((thing) => others.has(keyOf(thing))) && repeats(one.claim.content, other.claim.content);
}
