import type { HtmlText } from './html-text.ts';
import type { InlineContext } from './inline-text.ts';

/** What reading a note's blocks needs to know, and where it leaves what it finds besides text. */
export interface NoteContext extends InlineContext {
  /** Reads a block of HTML; absent, such blocks are left out. */
  readonly htmlText?: HtmlText;
  readonly tags: string[];
}
