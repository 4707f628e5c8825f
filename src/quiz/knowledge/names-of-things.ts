import { isAcronymOf, withoutVendor } from '../../search/acronyms.ts';
import { keyOfName } from './name-key.ts';

/** Which names mean one thing. Names are given by their keys (`keyOfName`). */
export interface Things {
  /** Key of the thing that a name means; the name's own where nothing is known of it. */
  thingOf(key: string): string;
}

/**
 * @param groups names for one thing each. An acronym that stands for several things joins none of them.
 */
export function uniteNames(groups: readonly (readonly string[])[]): Things {
  const parents = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  const ambiguous = ambiguousAcronyms(groups);
  for (const group of groups) {
    const keys = group.map(keyOfName).filter((key) => key !== '' && !ambiguous.has(key));
    for (const key of keys.slice(1)) {
      const [a, b] = [root(keys[0]!), root(key)];
      if (a !== b) parents.set(b, a);
    }
  }
  return { thingOf: root };
}

/** `CM` in one note Cloud Map and in another one ConfigMap. */
function ambiguousAcronyms(groups: readonly (readonly string[])[]): ReadonlySet<string> {
  const meanings = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const short of group) {
      if (short.includes(' ')) continue;
      for (const long of group) {
        if (!long.includes(' ') || !isAcronymOf(short, long)) continue;
        const key = keyOfName(short);
        const known = meanings.get(key) ?? new Set();
        meanings.set(key, known.add(keyOfName(withoutVendor(long))));
      }
    }
  }
  return new Set([...meanings].filter(([, longs]) => longs.size > 1).map(([short]) => short));
}
