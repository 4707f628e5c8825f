import type { Look } from '../../rendering/flatten.ts';

/** Text of one look, as a reader sees it: nothing in it is escaped yet. */
export interface Leaf extends Look {
  readonly text: string;
  /** Where it leads. */
  readonly url?: string;
  /** A Discord id: the text stands for that person, whose name Discord shows. */
  readonly person?: string;
}

export function isVisible({ text }: Leaf): boolean {
  return text.trim() !== '';
}

/** Both as one, where they look alike. */
export function joined(one: Leaf, other: Leaf): Leaf | undefined {
  const keys = ['bold', 'italic', 'strike', 'code', 'url'] as const;
  const isOfPerson = one.person !== undefined || other.person !== undefined;
  return !isOfPerson && keys.every((key) => one[key] === other[key])
    ? { ...one, text: one.text + other.text }
    : undefined;
}

/** Puts neighbours of one look together. */
export function joinAlike(leaves: readonly Leaf[]): Leaf[] {
  return leaves.reduce<Leaf[]>((done, leaf) => {
    const last = done.at(-1);
    const both = last === undefined ? undefined : joined(last, leaf);
    if (both === undefined) done.push(leaf);
    else done[done.length - 1] = both;
    return done;
  }, []);
}
