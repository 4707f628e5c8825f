import type { TableBlock } from '@slack/types';
import type { Leaf } from './leaf.ts';

/** What a message is put together from, in its order; small enough that several fit a post. */
export type Part = Text | Item | Rule | Grid;

export interface Text {
  readonly kind: 'section' | 'quote' | 'code';
  /** At least one. */
  readonly leaves: readonly Leaf[];
  /** What stands between it and a part of the same kind before it, to become one with it. Without one they stay apart. */
  readonly joint?: string;
  /** Whether it stands in a quote. */
  readonly quoted: boolean;
}

/** An item of a list, without the lists and code inside of it, which are parts of their own. */
export interface Item {
  readonly kind: 'item';
  readonly leaves: readonly Leaf[];
  readonly style: 'bullet' | 'ordered';
  readonly indent: number;
  /** Its number less one, in an ordered list. */
  readonly offset: number;
  readonly quoted: boolean;
}

interface Rule {
  readonly kind: 'rule';
}

interface Grid {
  readonly kind: 'table';
  /** Absent where Slack has no table of this size. */
  readonly block?: TableBlock;
  /** The same as a list, for where no table can stand. */
  readonly rows: readonly Part[];
}
