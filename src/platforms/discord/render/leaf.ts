/** Text of one look, as a reader sees it: nothing in it is escaped yet. */
export interface Leaf {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  /** Where it leads. */
  readonly url?: string;
  /** A Discord id: the text stands for that person, whose name Discord shows. */
  readonly person?: string;
}

export type Look = Pick<Leaf, 'bold' | 'italic' | 'strike'>;

export function isVisible({ text }: Leaf): boolean {
  return text.trim() !== '';
}

/** Puts neighbours of one look together. */
export function joinAlike(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = [];
  for (const leaf of leaves) {
    const last = joined.at(-1);
    if (last !== undefined && isAlike(last, leaf)) joined[joined.length - 1] = { ...last, text: last.text + leaf.text };
    else joined.push(leaf);
  }
  return joined;
}

function isAlike(one: Leaf, other: Leaf): boolean {
  const keys = ['bold', 'italic', 'strike', 'code', 'url'] as const;
  return one.person === undefined && other.person === undefined && keys.every((key) => one[key] === other[key]);
}
