import type { Root } from 'mdast';
import type { Chunk, Corpus } from '../corpus/note.ts';
import type { Section } from '../quiz/section.ts';
import type { CheckSettings } from './check-settings.ts';

/** What rules may look at: a folder of notes, read, and what the product makes of it. Immutable. */
export interface Vault {
  readonly corpus: Corpus;
  /** The day of the check, as YYYY-MM-DD. */
  readonly today: string;
  readonly settings: CheckSettings;
  /** A note's file as text, as it is on disk: nothing mended, line ends kept. Offsets of edits are offsets in it. */
  text(path: string): string;
  /** The Markdown of `text(path)`; positions are those of it. */
  tree(path: string): Root;
  /** The section (or part of one) that the index, which knows the notes' own questions, finds first. */
  firstHit(question: string): Chunk | undefined;
  /** Sections of which no quiz prompt comes. */
  readonly barren: readonly Section[];
}
