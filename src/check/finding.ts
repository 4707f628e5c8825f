/** A replacement in the text of one file: UTF-16 offsets in `Vault.text` of it, end exclusive. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Something about the notes that their author should know. `error`: it must be mended; `warning`: it should be; `note`: a
 * hint, which is counted and shown on request.
 */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'note';
  /** That of the rule which found it; match on this, never on the message. */
  readonly code: string;
  /** The file, relative to the folder of notes, with `/` between names; `wholeFolder` for what concerns them all. */
  readonly path: string;
  /** 1-based line of the file. */
  readonly line?: number;
  /** What is wrong: a clause without a capital and a full stop. */
  readonly message: string;
  /** What to do about it, in whole sentences. */
  readonly remedy: string;
  /** What `--fix` does in the file; only for what is mechanical and certain. All of it or nothing. */
  readonly fix?: readonly TextEdit[];
}

/** `Finding.path` of what concerns the folder and no file of it. */
export const wholeFolder = '.';
