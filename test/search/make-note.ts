import type { Chunk, Note, NoteHead } from '../../src/corpus/note.ts';

/** A note with one chunk a section: heading path → sentences. A section `''` stands before the first heading. */
export function makeNote(
  path: string,
  sections: Readonly<Record<string, readonly string[]>>,
  more: Partial<Omit<Note, 'chunks' | 'path'>> = {},
): Note {
  const head: NoteHead = {
    path,
    title: more.title ?? path.replace(/\.md$/, ''),
    aliases: more.aliases ?? [],
    tags: [],
    sources: [],
    questions: more.questions ?? [],
    frontMatter: {},
  };
  let line = 1;
  const chunks = Object.entries(sections).map(([heading, texts], at): Chunk => {
    const startLine = line;
    const sentences = texts.map((text) => ({ text, markdown: text, startLine: line, endLine: line++ }));
    return {
      id: `${path}#${at}`,
      note: head,
      headings: heading === '' ? [] : heading.split(' > '),
      anchor: heading.toLowerCase(),
      part: 0,
      startLine,
      endLine: line,
      blocks: [{ kind: 'paragraph', sentences, startLine, endLine: line }],
    };
  });
  return { ...head, chunks, links: more.links ?? [], attachments: [], lineCount: line };
}
