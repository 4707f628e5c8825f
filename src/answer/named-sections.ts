import type { Chunk, Note } from '../corpus/note.ts';

/** Finds the sections that are named after a thing: where a note's title or a heading is the name itself. */
export interface NamedSections {
  /** At most `limit`; the openings of notes first, then sections in the order of the notes. */
  find(name: string, limit: number): readonly Chunk[];
}

export function createNamedSections(notes: readonly Note[]): NamedSections {
  const openings = new Map<string, Chunk[]>();
  const sections = new Map<string, Chunk[]>();
  for (const note of notes) {
    const [first] = note.chunks;
    if (first)
      for (const name of [note.title, ...note.aliases]) for (const key of keysOf(name)) push(openings, key, first);
    for (const chunk of note.chunks) {
      const heading = chunk.headings.at(-1);
      if (heading !== undefined && chunk.part === 0) for (const key of keysOf(heading)) push(sections, key, chunk);
    }
  }
  return {
    find(name, limit) {
      const [key = ''] = keysOf(name);
      return [...new Set([...(openings.get(key) ?? []), ...(sections.get(key) ?? [])])].slice(0, limit);
    },
  };
}

function push(map: Map<string, Chunk[]>, key: string, chunk: Chunk): void {
  const chunks = map.get(key);
  if (chunks) chunks.push(chunk);
  else map.set(key, [chunk]);
}

/** "2.1 Amazon ECS (Elastic Container Service)" is found as "amazon ecs", "ecs" and "elastic container service". */
function keysOf(name: string): string[] {
  const inner = /\(([^)]+)\)/.exec(name)?.[1];
  const outer = name.replace(/\([^)]*\)/g, ' ');
  const asked = outer.replace(/^\s*(?:what (?:is|are)|about|introduction to|overview of)\s+(?:an?\s+|the\s+)?/i, '');
  return [...new Set([asked, ...(inner === undefined ? [] : [inner])].map(keyOf).filter((key) => key !== ''))];
}

function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\d.\s]+/, '')
    .replace(/^(?:an?|the|amazon|aws)\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=[a-z]{3})s\b/g, '')
    .trim();
}
