import { slug } from 'github-slugger';
import { cutParts } from './cut-parts.ts';
import type { Block, Chunk, NoteHead } from './note.ts';
import type { BlockDraft } from './section-reader.ts';

export interface Section {
  /** From the outermost down to the section's own. */
  readonly headings: readonly string[];
  readonly anchor: string;
  readonly headingLine?: number;
  readonly drafts: readonly BlockDraft[];
}

/** The chunks of a note: one for every section with text, more where a section is long. */
export function cutIntoChunks(head: NoteHead, sections: readonly Section[]): Chunk[] {
  const seen = new Map<string, number>();
  return sections.flatMap((section) => {
    if (section.drafts.length === 0) return [];
    const place = section.headings.map((heading) => slug(heading)).join('/');
    const ordinal = (seen.get(place) ?? 0) + 1;
    seen.set(place, ordinal);
    const id = `${head.path}#${place}${ordinal > 1 ? `~${ordinal}` : ''}`;
    return cutParts(section.drafts).map((drafts, part) => toChunk(head, section, id, part, drafts));
  });
}

function toChunk(head: NoteHead, section: Section, id: string, part: number, drafts: readonly BlockDraft[]): Chunk {
  const places = new Map(drafts.map((draft, index) => [draft, index]));
  const blocks = drafts.map(({ block, parent }): Block => {
    const index = parent && places.get(parent);
    return block.kind === 'list-item' && index !== undefined ? { ...block, parent: index } : block;
  });
  const startLine = Math.min(...blocks.map((block) => block.startLine));
  return {
    id: part === 0 ? id : `${id}+${part}`,
    note: head,
    headings: section.headings,
    anchor: section.anchor,
    part,
    blocks,
    startLine: part === 0 ? Math.min(section.headingLine ?? startLine, startLine) : startLine,
    endLine: Math.max(...blocks.map((block) => block.endLine)),
  };
}
