import type { LineRange } from '../../corpus/note.ts';
import type { Section } from '../section.ts';
import type { CommandLine } from './command-line.ts';
import type { Predicate } from './effect-phrase.ts';

/** How the one is tied to the other: a command does something, a code means something, a message has a cause, a port is a service's. */
export type Relation = 'does' | 'means' | 'cause' | 'description' | 'owner';

/** A command, code, message or option, and what the notes say of it. Inline Markdown. */
export interface KeyedFact {
  /** `` `docker ps -a` ``, `137`. */
  readonly key: string;
  /** Where the key is a command. */
  readonly command?: CommandLine;
  /** What the key is one of: `command`, `Dockerfile instruction`, `exit code`; '' where the notes do not say. */
  readonly kind: string;
  readonly relation: Relation;
  /** For a cause: how the notes call it, such as `usual cause`. */
  readonly causeName?: string;
  /** For `does` the predicate as the notes put it; else a phrase. Without full stop. */
  readonly effect: string;
  /** For `does`. */
  readonly predicate?: Predicate;
  /** Facts of one table, list or code block have the same. */
  readonly group: string;
  readonly section: Section;
  readonly explanation: string;
  readonly lines: LineRange;
}

/** What is said of the key, for a fact with this predicate. */
export const effectOf = (predicate: Predicate): Pick<KeyedFact, 'relation' | 'effect' | 'predicate'> => ({
  relation: 'does',
  effect: predicate[predicate.written]!,
  predicate,
});
