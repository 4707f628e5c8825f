import type { Chunk, LineRange } from './note.ts';

/** Where something that is shown stands in the notes. */
export interface Citation extends LineRange {
  /** Relative to the corpus folder. */
  readonly path: string;
  readonly title: string;
  /** Heading path, outermost first. */
  readonly headings: readonly string[];
  /** Slug of the section's heading, '' for text before the first heading. */
  readonly anchor: string;
  /** By the citation template, else `path#L3-L5`. */
  readonly url: string;
  /** When the note was last checked (YYYY-MM-DD), where it says so. */
  readonly verified?: string;
}

/** Makes the link of a citation. `{path}` is escaped as a path of a URL; the others stand as they are. */
export type CitationUrl = (place: { path: string; anchor: string } & LineRange) => string;

/** @param template with {path}, {anchor}, {startLine}, {endLine}; without one the link is `path#L3-L5`. */
export function createCitationUrl(template?: string): CitationUrl {
  if (template === undefined) return ({ path, startLine, endLine }) => `${encodePath(path)}#L${startLine}-L${endLine}`;
  return (place) =>
    template.replace(/\{(path|anchor|startLine|endLine)\}/g, (_, key: 'path' | 'anchor' | 'startLine' | 'endLine') =>
      key === 'path'
        ? encodePath(place.path)
        : key === 'anchor'
          ? encodeURIComponent(place.anchor)
          : String(place[key]),
    );
}

/** Cites lines of a chunk, or of a section put together from chunks. */
export function cite(
  { note, headings, anchor }: Pick<Chunk, 'note' | 'headings' | 'anchor'>,
  lines: LineRange,
  url: CitationUrl,
): Citation {
  const { path, title, verified } = note;
  const place = { path, anchor, startLine: lines.startLine, endLine: lines.endLine };
  return {
    ...place,
    title,
    headings,
    url: url(place),
    ...(verified === undefined ? {} : { verified }),
  };
}

/** Also escapes parentheses, which end a link in Markdown. */
function encodePath(path: string): string {
  return path
    .split('/')
    .map((name) => encodeURIComponent(name).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29')))
    .join('/');
}
