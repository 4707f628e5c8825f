import GithubSlugger from 'github-slugger';
import type { Definition, Heading, Nodes, Root } from 'mdast';
import { cutIntoChunks, type Section } from './chunks.ts';
import { findComments } from './comments.ts';
import { noFrontMatter, readFrontMatter, unique } from './front-matter.ts';
import type { HtmlText } from './html-text.ts';
import { plainText, readPieces } from './inline-text.ts';
import { parseMarkdown } from './markdown-tree.ts';
import { blankMdxSyntax } from './mdx-text.ts';
import { readMetadataLine } from './metadata-lines.ts';
import type { Attachment, Note, NoteHead, Problem, WikiLink } from './note.ts';
import type { NoteContext } from './note-context.ts';
import { chooseTitle, type HeadingLine } from './note-title.ts';
import { placeQuestions } from './place-questions.ts';
import { createSectionReader, type SectionReader } from './section-reader.ts';

export interface ParseOptions {
  /** Reads blocks of HTML (`htmlText` of html-text.ts, which is slow to load); without it they are left out. */
  readonly htmlText?: HtmlText;
}

export interface ParsedNote {
  readonly note: Note;
  readonly problems: readonly Problem[];
}

/** Whether a text may hold a block of HTML, so that `htmlText` is wanted. */
export const mayHoldHtml = (text: string): boolean => /^[ \t>*+\d.)-]*<[/!?a-z]/im.test(text);

/** Reads the text of one note. `path` is relative to the corpus folder, with `/` between names. Pure. */
export function parseNote(path: string, text: string, options: ParseOptions = {}): ParsedNote {
  const mdx = /\.mdx$/i.test(path);
  const source = mdx ? blankMdxSyntax(text) : text;
  const tree = parseMarkdown(source, { mdx });
  const yaml = tree.children.find((node) => node.type === 'yaml');
  const { frontMatter, problems } = yaml
    ? readFrontMatter(path, yaml.value, (yaml.position?.start.line ?? 1) + 1)
    : { frontMatter: noFrontMatter, problems: [] };

  const tags = [...frontMatter.tags];
  const links: WikiLink[] = [];
  const attachments: Attachment[] = [];
  const context: NoteContext = {
    source,
    definitions: findDefinitions(tree),
    hidden: findComments(tree, source),
    attachments,
    links,
    tags,
    ...(options.htmlText && { htmlText: options.htmlText }),
  };

  const drafts = readSections(tree, context);
  const headings = drafts.flatMap((section) => section.heading ?? []);
  const { title, titleHeading } = chooseTitle(path, frontMatter.title, headings);
  const sections = withHeadingPaths(drafts, titleHeading);

  const quizBlocks = [
    ...(frontMatter.quizBlocks ?? []),
    ...drafts.flatMap(({ heading, reader }) =>
      reader.quizBlocks.map((block) => ({ ...block, anchor: heading?.anchor ?? '' })),
    ),
  ];
  const head: NoteHead = {
    ...{ ...frontMatter, path, title, tags: unique(tags) },
    ...(quizBlocks.length > 0 && { quizBlocks }),
  };
  const placed = placeQuestions(head, cutIntoChunks(head, sections));
  const note: Note = {
    ...head,
    chunks: placed.chunks,
    links,
    attachments,
    lineCount: countLines(text),
  };
  return { note, problems: [...problems, ...placed.problems] };
}

interface SectionDraft {
  readonly heading?: HeadingLine;
  readonly reader: SectionReader;
}

function readSections(tree: Root, context: NoteContext): SectionDraft[] {
  const sections: SectionDraft[] = [{ reader: createSectionReader(context) }];
  const slugger = new GithubSlugger();
  let atTop = true;
  for (const node of tree.children) {
    if (node.type === 'yaml' || node.type === 'definition') continue;
    const mayBeMetadata = node.type === 'heading' || (node.type === 'paragraph' && atTop);
    if (mayBeMetadata && readMetadataLine(node, context, context.tags, atTop)) continue;
    if (node.type === 'heading') {
      const heading = readHeading(node, context, slugger);
      if (heading) sections.push({ heading, reader: createSectionReader(context) });
    } else {
      const { reader } = sections.at(-1) as SectionDraft;
      reader.read(node);
      if (reader.drafts.length === 0) continue;
    }
    atTop = false;
  }
  return sections;
}

function readHeading(node: Heading, context: NoteContext, slugger: GithubSlugger): HeadingLine | undefined {
  const written = plainText(readPieces(node.children, context));
  const text = written.replace(/\s*[:：]$/, '');
  if (text === '') return undefined;
  return { text, level: node.depth, line: node.position?.start.line ?? 1, anchor: slugger.slug(written) };
}

/** Puts each section under the headings above it; the heading that titles the note is not among them. */
function withHeadingPaths(drafts: readonly SectionDraft[], titleHeading: HeadingLine | undefined): Section[] {
  const stack: HeadingLine[] = [];
  return drafts.map(({ heading, reader }) => {
    if (heading && heading !== titleHeading) {
      while (stack.length > 0 && (stack.at(-1) as HeadingLine).level >= heading.level) stack.pop();
      stack.push(heading);
    }
    return {
      headings: stack.map(({ text }) => text),
      anchor: heading?.anchor ?? '',
      ...(heading && { headingLine: heading.line }),
      drafts: reader.drafts,
    };
  });
}

function findDefinitions(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if ('children' in node && node.type !== 'paragraph') for (const child of node.children) visit(child);
  };
  visit(tree);
  return definitions;
}

function countLines(text: string): number {
  if (text === '') return 0;
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}
