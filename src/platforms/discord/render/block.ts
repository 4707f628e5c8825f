import type { Leaf } from './leaf.ts';

/** What a message is put together from, in its order. */
export type Block = Lines | Code | Rule;

interface Placed {
  /** The outermost quote around it, to tell it from others. */
  readonly quote?: object;
  /** The outermost list around it, or the table that it is a row of. */
  readonly list?: object;
}

export interface Lines extends Placed {
  readonly kind: 'lines';
  /** At least one that is visible. */
  readonly leaves: readonly Leaf[];
  /** What stands before its first line: the sign of a heading or of an item, with its indentation. */
  readonly first: string;
  /** What stands before its other lines. */
  readonly rest: string;
  /** Whether what follows stands right below it. */
  readonly isHeading: boolean;
}

export interface Code extends Placed {
  readonly kind: 'code';
  readonly text: string;
  /** As Discord takes it; '' for none. */
  readonly language: string;
}

interface Rule {
  readonly kind: 'rule';
}
