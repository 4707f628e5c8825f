/**
 * The shapes that reading a folder of notes yields. Everything downstream (search, answers, quizzes) works on these and
 * never looks at a file again. All values are immutable once built.
 */

/** Lines of the note's file as it stands on disk: 1-based, both ends included, front matter counted. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** One sentence, or the smallest piece that may be quoted on its own (a table row, a code block). */
export interface Sentence extends LineRange {
  /** What is indexed and matched: no mark-up, no images, wiki-links as their visible text, whitespace collapsed. */
  readonly text: string;
  /**
   * What is shown: the Markdown of the file, verbatim but for what cannot be shown in a chat (embeds, images, comments,
   * footnote marks are dropped; a wiki-link is its visible text; a line break inside a paragraph is a space; a character
   * that was encoded twice is mended).
   */
  readonly markdown: string;
}

interface BlockBase extends LineRange {
  readonly sentences: readonly Sentence[];
}

export interface Paragraph extends BlockBase {
  readonly kind: 'paragraph';
  /** Set inside a block quote; an Obsidian callout (`> [!warning] Title`) has its type here, in lower case. */
  readonly quote?: { readonly callout?: string };
}

export interface ListItem extends BlockBase {
  readonly kind: 'list-item';
  /** Items with the same number stand in one (outermost) list of the chunk's section. */
  readonly list: number;
  /** 0 for items of the outermost list. */
  readonly depth: number;
  readonly ordered: boolean;
  /** As in the file: `-`, `*`, `1.`, `2)`. */
  readonly marker: string;
  /** For a task list item. */
  readonly checked?: boolean;
  /** Index in `Chunk.blocks` of the item that this one is nested under, when it is in the same chunk. */
  readonly parent?: number;
  /** Plain texts of the items above it, outermost first, also when those stand in another chunk of the section. */
  readonly parents: readonly string[];
  /** The paragraph (its last sentence) or bold line straight before the list, for items of every depth. */
  readonly leadIn?: Sentence;
}

export interface TableRow extends BlockBase {
  readonly kind: 'table-row';
  /** Rows with the same number stand in one table of the chunk's section. */
  readonly table: number;
  /** Plain text of the column heads and of this row's cells; same length. */
  readonly header: readonly string[];
  readonly cells: readonly string[];
  /** The header row and delimiter row as they stand in the file; shown above every quoted row. */
  readonly headerMarkdown: string;
  readonly headerLines: LineRange;
}

export interface CodeBlock extends BlockBase {
  readonly kind: 'code';
  /** The info string's first word in lower case, '' when there is none. */
  readonly language: string;
  /** The code without fences and common indentation. `sentences` holds it as one sentence whose markdown is fenced. */
  readonly code: string;
  /** The paragraph (its last sentence) straight before the block. */
  readonly caption?: Sentence;
}

export type Block = Paragraph | ListItem | TableRow | CodeBlock;

/** A section of a note, or a part of one where the section is long: what is indexed, ranked and cited. */
export interface Chunk extends LineRange {
  /** Stable across runs and across edits elsewhere in the file: made of the path, the heading path and an ordinal. */
  readonly id: string;
  readonly note: NoteHead;
  /** Headings from the outermost down to this section's own, plain text, without the note's title. Empty before the first. */
  readonly headings: readonly string[];
  /** GitHub-style slug of the section's own heading, '' before the first heading. */
  readonly anchor: string;
  /** 0 for the first or only part of a section. */
  readonly part: number;
  /** Those of the note's questions which this section answers: as the author says, else best by their words. */
  readonly questions?: readonly string[];
  /** In reading order. Never empty. */
  readonly blocks: readonly Block[];
}

export interface Attachment {
  readonly target: string;
  readonly line: number;
}

export interface WikiLink {
  /** Note name or path as written, without heading and alias. */
  readonly target: string;
  readonly heading?: string;
  readonly alias?: string;
  readonly line: number;
}

/** YAML in which an author wrote quiz prompts. It is no text of the note: neither quoted nor searched. */
export interface QuizBlock extends LineRange {
  /** As in the file, without the fence: its first line is `firstLine`. */
  readonly yaml: string;
  /** The file's line of the first line of `yaml`. */
  readonly firstLine: number;
  /** `Chunk.anchor` of the section in which it stands; absent for the `quiz` of front matter. */
  readonly anchor?: string;
}

/** Questions which the author says one section answers. */
export interface SectionQuestions {
  /** Its heading, as the author wrote it; the note's title for what stands before the first heading. */
  readonly section: string;
  readonly questions: readonly string[];
  /** Of the heading in the front matter. */
  readonly line: number;
}

/** What is known of a note besides its text. */
export interface NoteHead {
  /** Path relative to the corpus folder, with `/` between names. */
  readonly path: string;
  /** Front matter's title, else a first heading that titles the whole note, else the file's name made readable. */
  readonly title: string;
  readonly aliases: readonly string[];
  /** Without `#`, from front matter, metadata lines and inline tags, as written, each once. */
  readonly tags: readonly string[];
  /** Addresses or names of what the note rests on. */
  readonly sources: readonly string[];
  /** Questions which the author says the note answers, those of `asked` among them. */
  readonly questions: readonly string[];
  /** Those of them of which the author says which section answers them. Absent when there are none. */
  readonly asked?: readonly SectionQuestions[];
  /** The day on which somebody last checked the note, as YYYY-MM-DD. */
  readonly verified?: string;
  /** Absent when there are none. */
  readonly quizBlocks?: readonly QuizBlock[];
  /** The whole front matter, unknown keys included; {} when there is none or it does not parse. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
}

export interface Note extends NoteHead {
  readonly chunks: readonly Chunk[];
  readonly links: readonly WikiLink[];
  readonly attachments: readonly Attachment[];
  /** Number of lines in the file. */
  readonly lineCount: number;
}

/** Something about a file that its author should know. `error`: the file is not served; `warning`: it is. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Names the kind of problem; match on this, never on the message. */
  readonly code: string;
  readonly path: string;
  readonly line?: number;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** A folder of notes, read. */
export interface Corpus {
  /** Absolute path. */
  readonly root: string;
  /** Sorted by path. */
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
  /** Groups of names for one thing, from `synonyms.yaml` in the corpus folder. */
  readonly synonyms: readonly (readonly string[])[];
}
