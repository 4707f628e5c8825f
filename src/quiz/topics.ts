import type { NoteHead } from '../corpus/note.ts';
import type { SearchIndex } from '../search/query.ts';
import { fold, stemOf } from '../search/stemming.ts';
import type { Knowledge } from './knowledge.ts';
import type { Section } from './section.ts';

/** A topic that is no name of a note or folder is searched for; hits after this many are about something else. */
const mostHits = 30;

/** Finds what people mean by a topic (`ecs`, `docker networking`, `ecs and eks`): notes, tags, folders, or what sections say. */
export interface Topics {
  /** Best first; none when the notes have nothing on it. */
  sectionsAbout(topic: string): readonly Section[];
}

export function createTopics(
  { sections, sameThing }: Pick<Knowledge, 'sections' | 'sameThing'>,
  index: SearchIndex,
): Topics {
  const chunkSections = new Map(sections.flatMap((section) => section.chunks.map((id) => [id, section] as const)));

  function searched(topic: string): readonly Section[] {
    const query = index.parse(topic);
    const telling = query.terms.filter(({ known }) => known).length;
    if (telling === 0 || telling < query.terms.length) return [];
    const hits = index.search(query, { limit: mostHits }).filter(({ matched }) => matched.length === telling);
    return hits.flatMap(({ chunk }) => chunkSections.get(chunk.id) ?? []);
  }

  function aboutOne(topic: string): readonly Section[] {
    const key = keyOf(topic);
    const isNamed = (name: string): boolean => keyOf(name) === key || sameThing(name, topic);
    const named = sections.filter(({ note }) => namesOf(note).some(isNamed));
    return named.length > 0 ? named : searched(topic);
  }

  return {
    sectionsAbout(topic) {
      const found = aboutOne(topic);
      if (found.length > 0) return [...new Set(found)];
      const several = topic.split(/[,;&]|\s(?:and|or)\s/i).filter((each) => each.trim() !== '');
      return several.length > 1 ? [...new Set(several.flatMap(aboutOne))] : [];
    },
  };
}

/** Title, aliases, tags, file name and folders. */
function namesOf({ title, aliases, tags, path }: NoteHead): readonly string[] {
  const names = path.replace(/\.[^./]+$/, '').split('/');
  return [title, ...aliases, ...tags, ...names];
}

/** `Task Definitions` and `task-definition` are one topic. */
function keyOf(name: string): string {
  return name
    .split(/[\s/_-]+/)
    .filter((word) => word !== '')
    .map((word) => stemOf(fold(word)))
    .join(' ');
}
