import SearchableMap from 'minisearch/SearchableMap';
import { fold } from './stemming.ts';

export interface Word {
  /** As it stands where it was met first. */
  readonly written: string;
  /** Id of its index term. */
  readonly term: number;
}

/** A word with the spelling that it is looked up by. */
export interface FoldedWord {
  readonly folded: string;
  readonly word: Word;
}

/** Words longer than this are hashes and encoded data: nobody types them, so they are not offered. */
const LONGEST_WORD = 40;

/** Words with one initial: as they were met, and once somebody asks in MiniSearch's radix tree by folded spelling. */
interface Initial {
  readonly met: Map<string, number>;
  readonly tree: SearchableMap<Word>;
}

/**
 * The words of a corpus, for prefixes and near misses. Growing a tree costs more than all the rest of indexing, and most
 * questions need none, so there is one for each initial, and it grows when it is first asked. Names with digits and
 * hyphens, of which a large corpus has the most, have trees of their own: nobody's slip is taken for one.
 */
export class WordTrees {
  readonly #plain = new Map<string, Initial>();
  readonly #other = new Map<string, Initial>();

  add(written: string, term: number): void {
    if (written.length > LONGEST_WORD) return;
    const initials = /^\p{L}+$/u.test(written) ? this.#plain : this.#other;
    const letter = fold(written.slice(0, 1));
    let initial = initials.get(letter);
    if (!initial) {
      initial = { met: new Map(), tree: new SearchableMap() };
      initials.set(letter, initial);
    }
    if (!initial.met.has(written)) initial.met.set(written, term);
  }

  /** Words of letters with the same first letter within an edit distance (Levenshtein, at most `distance`). */
  near(folded: string, distance: number): readonly FoldedWord[] {
    const letter = folded.slice(0, 1);
    const found = grownTree(this.#plain.get(letter))?.atPrefix(letter).fuzzyGet(folded.slice(1), distance) ?? [];
    return [...found].map(([rest, [word]]) => ({ folded: letter + rest, word }));
  }

  /** Words that begin with a folded prefix. */
  startingWith(prefix: string): readonly Word[] {
    return [this.#plain, this.#other].flatMap((initials) => {
      const letters = prefix === '' ? [...initials.keys()] : [prefix.slice(0, 1)];
      return letters.flatMap((letter) => [...(grownTree(initials.get(letter))?.atPrefix(prefix).values() ?? [])]);
    });
  }
}

function grownTree(initial: Initial | undefined): SearchableMap<Word> | undefined {
  if (!initial) return undefined;
  for (const [written, term] of initial.met) {
    const folded = fold(written);
    if (folded && !initial.tree.has(folded)) initial.tree.set(folded, { written, term });
  }
  initial.met.clear();
  return initial.tree;
}
