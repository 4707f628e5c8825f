import type { FoundDefinition } from './find-definitions.ts';
import { keyOfName } from './name-key.ts';
import type { Things } from './names-of-things.ts';
import { kindsIn } from './noun-phrase.ts';
import type { NameGroup } from './related-names.ts';

/** What things are, by the key of the thing: as the best definition says, else as the table does in which they stand. */
export function kindsOf(
  definitions: readonly FoundDefinition[],
  related: readonly NameGroup[],
  { thingOf }: Things,
): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  const put = (name: string, kind: string | undefined) => {
    const thing = thingOf(keyOfName(name));
    if (kind !== undefined && !kinds.has(thing)) kinds.set(thing, kind);
  };
  for (const definition of definitions.toSorted((a, b) => b.weight - a.weight)) {
    if (definition.phrase) put(definition.name, kindsIn(definition.phrase)[0]);
  }
  for (const { names, kind } of related) for (const name of names) put(name, kind);
  return kinds;
}
