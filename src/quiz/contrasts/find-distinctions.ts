import type { Knowledge } from '../knowledge.ts';
import { choiceDistinctions } from './choice-distinctions.ts';
import type { Distinction } from './distinction.ts';
import { listDistinctions } from './list-distinctions.ts';
import { sentenceDistinctions } from './sentence-distinctions.ts';
import type { Setting } from './setting.ts';
import { tableDistinctions } from './table-distinctions.ts';
import { createWriting } from './writing.ts';

const remembered = new WeakMap<Knowledge, ReadonlyMap<string, readonly Distinction[]>>();

/** What the notes tell apart, by the id of the section which says so. Worked out once for a version of the notes. */
export function distinctionsIn(knowledge: Knowledge): ReadonlyMap<string, readonly Distinction[]> {
  let found = remembered.get(knowledge);
  if (!found) {
    found = findDistinctions(knowledge);
    remembered.set(knowledge, found);
  }
  return found;
}

function findDistinctions(knowledge: Knowledge): ReadonlyMap<string, readonly Distinction[]> {
  const writingOf = createWriting(knowledge.sections);
  const notes = new Map<string, Setting[]>();
  for (const section of knowledge.sections) {
    const { path } = section.note;
    const settings = notes.get(path) ?? [];
    notes.set(path, [...settings, { section, writing: settings[0]?.writing ?? writingOf(path), knowledge }]);
  }
  const found = new Map<string, readonly Distinction[]>();
  for (const settings of notes.values()) {
    const choices = choiceDistinctions(settings);
    for (const setting of settings) {
      const { id } = setting.section;
      found.set(id, [
        ...(choices.get(id) ?? []),
        ...sentenceDistinctions(setting),
        ...tableDistinctions(setting),
        ...listDistinctions(setting),
      ]);
    }
  }
  return found;
}
