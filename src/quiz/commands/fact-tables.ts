import type { TableRow } from '../../corpus/note.ts';
import { markdownCells } from '../contrasts/comparison-table.ts';
import type { Section } from '../section.ts';
import { causePhrase, descriptionPhrase, meaningPhrase, type Predicate, predicateOf } from './effect-phrase.ts';
import { type Key, readKey } from './key-cell.ts';
import { effectOf, type KeyedFact, type Relation } from './keyed-fact.ts';
import { kindFor, kindNamed } from './kind-name.ts';

export const COMMAND_HEAD = /\b(?:commands?|cli|syntax)\b/i;
/** Heads of columns of numbers that are names. */
const NUMBER_HEAD = /\b(?:codes?|status(?:es)?|signals?|ports?|errors?)$/i;
const RELATIONS: readonly (readonly [RegExp, Relation])[] = [
  [/\b(?:causes?|reasons?|why)\b/i, 'cause'],
  [/\b(?:meanings?|means|stands for)\b/i, 'means'],
  [
    /\b(?:effects?|does|actions?|tasks?|purposes?|goals?|results?|to do|wants?|needs?|used? for|uses?|when to use)\b/i,
    'does',
  ],
  [/\b(?:descriptions?|definitions?|explanations?|functions?|behaviou?rs?|what it is)\b/i, 'description'],
];
/** Heads of columns of what a number belongs to. */
const OWNER_HEAD = /^(?:services?|protocols?|programs?|applications?|used by)$/i;
/** Heads of columns of what one sees when something is wrong; its words need not be in code font. */
const SIGN_HEAD =
  /^(?:error )?(?:signs?|symptoms?|messages?|errors?|problems?|alerts?|warnings?|events?|faults?|failures?|issues?|defects?|complaints?|troubles?)\b/i;
const LONGEST_SIGN = 90;
/** A column of commands has commands in most of its rows. */
const MOST = 0.6;
const FEWEST_ROWS = 3;

export function factsInTables(section: Section, isCommand: (code: string) => boolean): readonly KeyedFact[] {
  const tables = new Map<number, TableRow[]>();
  for (const block of section.blocks) {
    if (block.kind !== 'table-row') continue;
    tables.set(block.table, [...(tables.get(block.table) ?? []), block]);
  }
  return [...tables.values()].flatMap((rows) =>
    rows.length < FEWEST_ROWS ? [] : factsOfTable(rows, section, isCommand),
  );
}

function factsOfTable(rows: readonly TableRow[], section: Section, isCommand: (code: string) => boolean): KeyedFact[] {
  const { header, table } = rows[0]!;
  const cells = rows.map(markdownCells);
  const columns = header.map((head, at) => {
    const isCommandLike = (code: string): boolean => COMMAND_HEAD.test(head) || isCommand(code);
    return cells.map((row) => readColumnKey(row[at] ?? '', head, isCommandLike));
  });
  const coded = columns.findIndex((keys) => keys.filter((key) => key !== undefined).length >= rows.length * MOST);
  const keyColumn = coded >= 0 ? coded : header.findIndex((head) => SIGN_HEAD.test(head));
  if (keyColumn < 0) return [];
  const keys = coded >= 0 ? columns[coded]! : cells.map((row): Key | undefined => readSign(row[keyColumn] ?? ''));
  const kind = kindFor(
    kindNamed(header[keyColumn]!, section),
    keys.flatMap((key) => key?.markdown ?? []),
  );
  const areNumbers = keys.every((key) => key === undefined || /^\d+$/.test(key.markdown));
  return header.flatMap((head, column) => {
    const relation = relationOf(head, areNumbers);
    if (column === keyColumn || relation === undefined || (coded < 0 && relation !== 'cause')) return [];
    const effects = cells.map((row) => row[column] ?? '');
    const predicates = relation === 'cause' ? [] : effects.map(predicateOf);
    // One predicate among phrases is a phrase that happens to begin like one.
    const areDeeds = predicates.filter((each) => each !== undefined).length * 2 > rows.length;
    return rows.flatMap((row, at) => {
      const fact = keys[at] && factOf(keys[at], effects[at]!, relation, areDeeds ? predicates[at] : undefined);
      if (!fact) return [];
      return {
        ...fact,
        ...{ kind: fact.command ? 'command' : kind, section, group: `${section.id}|table ${table}|${column}` },
        ...(fact.relation === 'cause' && { causeName: causeNameOf(head) }),
        explanation: `${row.headerMarkdown}\n${row.sentences[0]!.markdown}`,
        lines: { startLine: row.headerLines.startLine, endLine: row.endLine },
      };
    });
  });
}

function relationOf(head: string, areNumbers: boolean): Relation | undefined {
  if (areNumbers && OWNER_HEAD.test(head.trim())) return 'owner';
  return RELATIONS.find(([pattern]) => pattern.test(head))?.[1];
}

function readColumnKey(cell: string, head: string, isCommandLike: (code: string) => boolean): Key | undefined {
  if (NUMBER_HEAD.test(head.trim()) && /^\d{1,5}$/.test(cell.trim())) return { markdown: cell.trim() };
  return readKey(cell, isCommandLike);
}

const readSign = (cell: string): Key | undefined =>
  cell === '' || cell.length > LONGEST_SIGN ? undefined : { markdown: `“${cell.replace(/[“”"]/g, "'")}”` };

function factOf(
  { markdown: key, command }: Key,
  written: string,
  relation: Relation,
  predicate: Predicate | undefined,
): Pick<KeyedFact, 'key' | 'command' | 'relation' | 'effect' | 'predicate'> | undefined {
  const named = { key, ...(command && { command }) };
  if (predicate !== undefined) return { ...named, ...effectOf(predicate) };
  if (relation === 'does' || command) return undefined;
  const effect = PHRASES[relation](withoutSum(written, key));
  return effect === undefined ? undefined : { ...named, relation, effect };
}

const PHRASES = { owner: ownerPhrase, means: meaningPhrase, cause: causePhrase, description: descriptionPhrase };

/** A name: `SSH`, `Simple Mail Transfer Protocol`. */
function ownerPhrase(written: string): string | undefined {
  return /^\p{Lu}[\p{L}\p{N}/. -]{1,40}$/u.test(written) ? written : undefined;
}

/** A sum that makes the key tells it: `128 + 9, SIGKILL` for 137. */
function withoutSum(written: string, key: string): string {
  return written.replace(/^(\d+)\s*\+\s*(\d+)\s*[,:=]?\s*/, (sum, a, b) =>
    Number(a) + Number(b) === Number(key) ? '' : sum,
  );
}

/** `Cause and remedy` is a cause, `Usual cause` a usual cause. */
function causeNameOf(head: string): string {
  const [, adjective] =
    /^(usual|likely|possible|typical|common|probable|main|most likely) (?:causes?|reasons?)\b/i.exec(head) ?? [];
  return adjective === undefined ? 'cause' : `${adjective.toLowerCase()} cause`;
}
