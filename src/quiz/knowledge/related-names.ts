import type { ListItem, TableRow } from '../../corpus/note.ts';
import type { Section } from '../section.ts';
import { addTo } from './multi-map.ts';
import { isNameLike } from './name-shape.ts';
import { singularOf } from './noun-forms.ts';

/** Names that the notes put side by side: columns of a comparison, rows of a table, items of a list. */
export interface NameGroup {
  readonly names: readonly string[];
  /** How alike things in such a group are; compared with those of other groups only. */
  readonly strength: number;
  /** What the things are, in lower case and in the singular, where a table's head says so. */
  readonly kind?: string;
}

const LONGEST_GROUP = 40;
const CONTRASTED = 6;
const COLUMNS = 6;
const ROWS = 4;
const ITEMS = 4;

export function nameGroupsIn(section: Section): readonly NameGroup[] {
  const tables = new Map<number, TableRow[]>();
  const lists = new Map<string, ListItem[]>();
  for (const block of section.blocks) {
    if (block.kind === 'table-row') addTo(tables, block.table, block);
    if (block.kind === 'list-item') addTo(lists, `${block.list}/${block.depth}/${block.parent ?? ''}`, block);
  }
  const heading = groupOfHeading(section.headings.at(-1) ?? section.note.title);
  return [...heading, ...[...tables.values()].flatMap(groupsOfTable), ...[...lists.values()].flatMap(groupOfList)];
}

const NAME = '(?:(?:an?|the)\\s+)?([^,?:]{2,40}?)';
const DIFFERENCE = new RegExp(`\\bdifferences? between\\s+${NAME}\\s+and\\s+${NAME}\\??$`, 'i');
const VERSUS = new RegExp(`^${NAME}\\s+(?:vs\\.?|versus)\\s+${NAME}$`, 'i');

/** `What is the difference between a tag and a digest?` names both, though nothing may define them. */
function groupOfHeading(heading: string): readonly NameGroup[] {
  const [, one, other] = DIFFERENCE.exec(heading) ?? VERSUS.exec(heading) ?? [];
  return one !== undefined && other !== undefined && [one, other].every(isThing)
    ? [{ names: [one, other], strength: CONTRASTED }]
    : [];
}

function groupsOfTable(rows: readonly TableRow[]): readonly NameGroup[] {
  const [corner = '', ...columns] = rows[0]!.header;
  if (corner === '') return groupOf(columns.map(bareName), COLUMNS);
  const kind = /^[\p{L} -]{3,30}$/u.test(corner) ? singularOf(corner.toLowerCase()) : undefined;
  return groupOf(
    rows.map(({ cells }) => bareName(cells[0] ?? '')),
    ROWS,
    kind,
  );
}

const LEAD = /^(?:\*\*|__)([^*_]{2,50}?)(?::?(?:\*\*|__))|^([^:–—.?!*]{2,50}?)(?::\s|\s[–—-]\s)/;

function groupOfList(items: readonly ListItem[]): readonly NameGroup[] {
  const leads = items.map(({ sentences }) => {
    const match = LEAD.exec(sentences[0]?.markdown ?? '');
    return bareName((match?.[1] ?? match?.[2] ?? '').replaceAll('`', '').replace(/:$/, ''));
  });
  // A list where only some items lead with a name is prose.
  return leads.every((lead) => lead !== '') ? groupOf(leads, ITEMS) : [];
}

function groupOf(given: readonly string[], strength: number, kind?: string): readonly NameGroup[] {
  const parts = given.map(partsOfName);
  const names = parts.flat();
  // Where most are no names, it is a table or list of something else.
  if (names.length < 2 || names.length > LONGEST_GROUP) return [];
  if (parts.filter(({ length }) => length > 0).length < given.length / 2) return [];
  return [{ names, strength, ...(kind !== undefined && { kind }) }];
}

/** A row may speak of several things: `Job, CronJob`, `AppArmor or SELinux`. */
function partsOfName(name: string): readonly string[] {
  const parts = name.split(/,\s+|\s+(?:and|or|vs\.?)\s+|\s\/\s/);
  return parts.every(isThing) ? parts : [];
}

function isThing(name: string): boolean {
  return (
    name.length <= 40 &&
    name.split(/\s+/).length <= 4 &&
    /\p{L}{2}/u.test(name) &&
    !/[<>{}$*…]/.test(name) &&
    isNameLike(name)
  );
}

/** `ClusterIP (default)` is called ClusterIP. */
function bareName(cell: string): string {
  return cell.replace(/\s*\([^()]*\)/g, '').trim();
}
