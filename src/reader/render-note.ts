import { parseMarkdown } from '../corpus/markdown-tree.ts';
import { blankMdxSyntax } from '../corpus/mdx-text.ts';
import type { LineRange, Note } from '../corpus/note.ts';
import { textElement } from '../pages/elements.ts';
import { markdownElements } from '../pages/markdown-elements.ts';
import { safeHtml } from '../pages/safe-html.ts';
import { type Headings, placeHeadings } from './headings.ts';
import { citedId, markLines } from './mark-lines.ts';
import { noteElements } from './note-elements.ts';
import { linesWithin, type NotePart, partOf } from './note-parts.ts';
import { toReadingTree } from './reading-tree.ts';

export interface NoteToRender {
  readonly path: string;
  readonly title: string;
  /** As it stands in the file. */
  readonly text: string;
  /** What was made of the same text; absent where the file has changed since. */
  readonly note?: Note | undefined;
  /** To be marked. */
  readonly lines: readonly LineRange[];
  /** Which part of a long note; without it the one with the first marked line. */
  readonly part?: number | undefined;
  readonly quizPath: string;
  /** Where a link leads, see `MarkdownHtmlOptions.link`. */
  readonly link: (url: string) => string | undefined;
  /** Path of an image, see `MarkdownHtmlOptions.image`. */
  readonly image: (url: string) => string | undefined;
}

export interface RenderedNote extends Headings {
  /** Safe. */
  readonly html: string;
  /** Whether anything stands in the lines that were to be marked. */
  readonly isMarked: boolean;
  readonly part: Pick<NotePart, 'number' | 'count'>;
}

/** The text of a note as HTML. Pure. */
export function renderNote(wanted: NoteToRender): RenderedNote {
  const { path, title, text, note, lines, quizPath, image } = wanted;
  const link = (url: string) => (url === quizPath ? url : wanted.link(url));
  const mdx = /\.mdx$/i.test(path);
  const part = partOf(mdx ? blankMdxSyntax(text) : text, { number: wanted.part, line: lines[0]?.startLine });
  const ranges = linesWithin(lines, part);
  if (!part.isLaidOut) return { ...asWritten(part, ranges), outline: [], part };
  const tree = parseMarkdown(part.text, { mdx });
  const headings = placeHeadings(tree, part, title, note);
  toReadingTree(tree, part.text);
  const elements = markdownElements(tree, { topHeading: 1, link, image, handlers: noteElements(quizPath) });
  const isMarked = markLines(elements, ranges, part.text, lines);
  return { html: safeHtml(elements), isMarked, part, ...headings };
}

/** Line by line, as in the file. */
function asWritten({ text }: NotePart, ranges: readonly LineRange[]): Pick<RenderedNote, 'html' | 'isMarked'> {
  const lines = text.split(/\r\n|\n|\r/);
  const first = ranges[0];
  const before = lines.slice(0, Math.max((first?.startLine ?? lines.length + 1) - 1, 0)).join('\n');
  const cited = first === undefined ? '' : lines.slice(Math.max(first.startLine - 1, 0), first.endLine).join('\n');
  const after = first === undefined ? '' : lines.slice(first.endLine).join('\n');
  const mark = textElement('mark', cited, { className: ['cited'], id: citedId });
  const pre = textElement('pre', `${before}\n`, {
    className: ['as-written'],
    tabIndex: 0,
    role: 'group',
    ariaLabel: 'Text of the note',
  });
  if (cited !== '') pre.children.push(mark, { type: 'text', value: `\n${after}` });
  return { html: safeHtml(pre), isMarked: cited !== '' };
}
