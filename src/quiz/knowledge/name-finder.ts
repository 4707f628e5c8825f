import { nameWords } from './name-key.ts';

/** Where a known name stands in a text. UTF-16 offsets, end exclusive. */
export interface FoundKey {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Finds names by their keys: the longest first, whole words only, without overlaps. One look at each word of a text. */
export function createNameFinder(keys: Iterable<string>): (text: string) => FoundKey[] {
  /** Every beginning of a name, by words; true where it is a name. */
  const beginnings = new Map<string, boolean>();
  for (const key of keys) {
    for (let space = key.indexOf(' '); space > 0; space = key.indexOf(' ', space + 1)) {
      const beginning = key.slice(0, space);
      if (!beginnings.has(beginning)) beginnings.set(beginning, false);
    }
    beginnings.set(key, true);
  }
  return (text) => {
    const words = nameWords(text);
    const found: FoundKey[] = [];
    for (let at = 0; at < words.length; ) {
      let run = '';
      let next = at;
      let best: FoundKey | undefined;
      let bestNext = at + 1;
      while (next < words.length) {
        const word = words[next]!;
        if (next > at && !/^[\s-]+$/.test(text.slice(words[next - 1]!.end, word.start))) break;
        run = next === at ? word.key : `${run} ${word.key}`;
        const known = beginnings.get(run);
        if (known === undefined) break;
        next += 1;
        if (known && standsAlone(text, words[at]!.start, word.end)) {
          best = { key: run, start: words[at]!.start, end: word.end };
          bestNext = next;
        }
      }
      if (best) found.push(best);
      at = bestNext;
    }
    return found;
  };
}

/** Not within `amazon-ecs-agent`, `docker.io`, `@docker/cli`. */
function standsAlone(text: string, start: number, end: number): boolean {
  return (
    !/[\p{L}\p{N}][-_./:@]$|[@$\\/_-]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^(?:[-_./:@](?=[\p{L}\p{N}])|[(@]\))/u.test(text.slice(end, end + 2))
  );
}
