import type { Knowledge } from '../knowledge.ts';
import type { Section } from '../section.ts';
import type { Setting } from './setting.ts';
import { createWriting, type Writing } from './writing.ts';

const writings = new WeakMap<Knowledge, (path: string) => Writing>();

/** Where a section stands. How its note writes is worked out when first asked for, and kept for that version of the notes. */
export function settingOf(section: Section, knowledge: Knowledge): Setting {
  let writingOf = writings.get(knowledge);
  if (!writingOf) {
    const write = createWriting(knowledge.sections);
    const known = new Map<string, Writing>();
    writingOf = (path) => {
      const writing = known.get(path) ?? write(path);
      known.set(path, writing);
      return writing;
    };
    writings.set(knowledge, writingOf);
  }
  return { section, writing: writingOf(section.note.path), knowledge };
}
