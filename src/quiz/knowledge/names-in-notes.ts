import type { Note } from '../../corpus/note.ts';
import { isAcronymOf, withoutVendor } from '../../search/acronyms.ts';
import { namesInNotes } from '../../search/note-names.ts';
import type { FoundDefinition } from './find-definitions.ts';
import { addTo } from './multi-map.ts';
import { keyOfName, withoutArticle } from './name-key.ts';
import { isNameLike } from './name-shape.ts';
import type { NameGroup } from './related-names.ts';

/** What things are called. */
interface Naming {
  /** Groups of names for one thing each. */
  readonly groups: readonly (readonly string[])[];
  /** Every name, those of the groups among them. */
  readonly names: readonly string[];
}

/** A title of more words is about something, and no name of it. */
const LONGEST_TITLE_WORDS = 3;

const SCOPE = /^(?<name>\S+(?: \S+){0,2}?) (?:of|in|on|for|with|at|from|under|within|by) \S/;

/**
 * `A worker node in EKS is …` defines what is elsewhere called a worker node; a `point of presence` is called so.
 */
export function withoutScopes(
  definitions: readonly FoundDefinition[],
  related: readonly NameGroup[],
  notes: readonly Note[],
): readonly FoundDefinition[] {
  const known = [...definitions, ...notes.map(({ title }) => ({ name: title }))].map(({ name }) => name);
  const keys = new Set(
    [...known, ...related.flatMap(({ names }) => names), ...notes.flatMap(({ aliases }) => aliases)].map(keyOfName),
  );
  return definitions.map((definition) => {
    const name = SCOPE.exec(definition.name)?.groups?.name;
    return name !== undefined && keys.has(keyOfName(name)) ? { ...definition, name } : definition;
  });
}

export function namesOfThings(
  notes: readonly Note[],
  synonyms: readonly (readonly string[])[],
  definitions: readonly FoundDefinition[],
  related: readonly NameGroup[],
  smallWords: ReadonlySet<string>,
): Naming {
  const stated = namesInNotes(notes).map((group) => group.filter((name) => isOneName(name, group)));
  const defined = definitions.map(namesIn);
  const groups = [...stated, ...synonyms, ...defined].filter(({ length }) => length > 0);
  const names = [...groups.flat(), ...related.flatMap((group) => group.names), ...notes.flatMap(titleNames)];
  const forms = [...new Set(names)].flatMap((name) => vendorForms(name, smallWords));
  return { groups: [...groups, ...forms, ...respelt(names)], names: [...names, ...forms.flat()] };
}

function namesIn({ name, otherNames }: FoundDefinition): readonly string[] {
  return [name, ...otherNames.map((other) => other.replaceAll('`', ''))];
}

const TWO_THINGS = /\s(?:and|or|vs\.?|versus|with|without)\s/i;

/** `Identity and Access Management` is one thing when IAM stands for it, `EC2 or Fargate` is two. */
function isOneName(name: string, group: readonly string[]): boolean {
  return !TWO_THINGS.test(name) || group.some((other) => isAcronymOf(other, name));
}

function titleNames({ title, aliases }: Note): readonly string[] {
  return [title.replace(/\s*\([^()]*\)\s*$/, ''), ...aliases].filter((name) => {
    return isNameLike(name) && name.split(/\s+/).length <= LONGEST_TITLE_WORDS && isOneName(name, aliases);
  });
}

/** `Amazon ECS` is also called `ECS`; but `AWS service` is no name of `service`. */
function vendorForms(name: string, smallWords: ReadonlySet<string>): readonly (readonly string[])[] {
  const full = withoutArticle(name);
  const bare = withoutVendor(full);
  const isForm = bare !== full && /^\p{Lu}[\p{L}\p{N}-]*$/u.test(bare) && !smallWords.has(bare.toLowerCase());
  return isForm ? [[full, bare]] : [];
}

/** `Node.js` and `Nodejs`, `kube-proxy` and `Kube Proxy`: the same letters are one name. */
function respelt(names: readonly string[]): readonly (readonly string[])[] {
  const byLetters = new Map<string, string[]>();
  for (const name of new Set(names)) {
    addTo(
      byLetters,
      withoutArticle(name)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
      name,
    );
  }
  return [...byLetters.values()].filter(({ length }) => length > 1);
}
