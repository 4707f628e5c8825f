import type { TableRow } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import { singularOf } from '../knowledge/noun-forms.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Setting } from './setting.ts';
import { type Thing, termNamed, thingFrom } from './thing.ts';

/** A table that sets things side by side. Cells are inline Markdown. */
export interface ComparisonTable {
  /** In the order of the columns or rows. */
  readonly things: readonly Thing[];
  readonly aspects: readonly Aspect[];
  /** What the things are, as the head of their column says: `instruction`. */
  readonly kind?: string;
}

export interface Aspect {
  readonly label: string;
  /** One for each thing; empty where the table has none. */
  readonly values: readonly string[];
  /** The row for each thing: one and the same where the things are columns. */
  readonly rows: readonly TableRow[];
}

const MOST_COLUMNS = 6;
const FEWEST_ROWS = 2;
const LONGEST_NAME_CHARS = 45;

export function comparisonTablesIn({ section, writing, knowledge }: Setting): readonly ComparisonTable[] {
  const tables = new Map<number, TableRow[]>();
  for (const block of section.blocks) {
    if (block.kind !== 'table-row') continue;
    const rows = tables.get(block.table);
    if (rows) rows.push(block);
    else tables.set(block.table, [block]);
  }
  return [...tables.values()].flatMap((rows) => readTable(rows, { section, writing, knowledge }) ?? []);
}

function readTable(rows: readonly TableRow[], { section, writing, knowledge }: Setting): ComparisonTable | undefined {
  const { header, headerMarkdown } = rows[0]!;
  const [corner = '', ...heads] = cellsOf(headerMarkdown.split('\n')[0]!, header);
  if (rows.length < FEWEST_ROWS || heads.length === 0 || heads.length >= MOST_COLUMNS) return undefined;
  const cells = rows.map(markdownCells);
  const context = `${section.note.title} ${section.headings.join(' ')}`;
  const firstCells = cells.map(([first = '']) => first);
  const names = [...heads, ...firstCells];
  const toThing = (written: string): Thing => thingFrom(nameBeside(written, names), writing, knowledge);
  const across = heads.length > 1 && namesThings(heads, context, knowledge);
  const down = namesThings(firstCells, context, knowledge) && !firstCells.some(isSeveral);
  if (firstCells.filter((cell) => !/\p{L}/u.test(cell)).length * 2 > rows.length) return undefined;
  if (
    isAspectHead(corner) &&
    across &&
    !heads.some((head) => ATTRIBUTE_HEAD.test(head)) &&
    !(down && heads.some(asks))
  ) {
    const aspects = cells.map(([label = '', ...values], at) => {
      return { label, values, rows: values.map(() => rows[at]!) };
    });
    return { things: heads.map(toThing), aspects };
  }
  if (!namesKind(corner, knowledge) && !(corner === '' && down && !across)) return undefined;
  if (!firstCells.every(isName)) return undefined;
  const single = firstCells.map((cell) => !isSeveral(cell));
  const kept = rows.filter((_, at) => single[at]);
  const aspects = heads.map((label, column) => ({
    label,
    values: cells.filter((_, at) => single[at]).map((row) => row[column + 1] ?? ''),
    rows: kept,
  }));
  const kind = corner === '' ? kindAsked(section.headings.at(-1)) : singularOf(corner.toLowerCase());
  const things = firstCells.filter((_, at) => single[at]).map(toThing);
  return { things, aspects, ...(kind !== undefined && { kind }) };
}

/** `What are the launch types of ECS?` asks for things of a kind: a `launch type`. */
function kindAsked(heading = ''): string | undefined {
  const kinds = /^(?:what|which) (?:are the )?((?:\p{Ll}+ )?\p{Ll}+s)(?= of | are there| do(?:es)? | exist|\?)/iu.exec(
    heading,
  )?.[1];
  return kinds && singularOf(kinds.replace(/^(?:main|common|different|usual) /, '').toLowerCase());
}

/** The cells of a row as inline Markdown. */
export function markdownCells({ sentences, cells }: TableRow): readonly string[] {
  return cellsOf(sentences[0]?.markdown ?? '', cells);
}

/** @param texts what the cells read. A bar that is escaped or in code parts none. */
function cellsOf(row: string, texts: readonly string[]): readonly string[] {
  const parts = row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((part) => part.trim());
  return texts.map((text, at) => {
    const markdown = parts.length === texts.length ? parts[at]! : text;
    return inlineMarkdownOf({ markdown, text, startLine: 1, endLine: 1 });
  });
}

/** Heads of a first column that holds what the things are compared in. */
const ASPECT_HEAD =
  /^(?:features?|aspects?|criteri(?:on|a)|propert(?:y|ies)|categor(?:y|ies)|characteristics?|attributes?|points?|topics?|dimensions?|factors?|areas?|differences?|comparison|capabilit(?:y|ies)|questions?|what|metrics?)$/i;

/** Heads of what is told of things, never of things themselves. */
const ATTRIBUTE_HEAD =
  /^(?:names?|descriptions?|notes?|remarks?|comments?|values?|types?|defaults?(?: values?)?|examples?|performance|speed|sizes?|versions?|librar(?:y|ies)|packages?|links?|status|dates?|prices?|results?|meanings?|effects?|usage|required|data types?|slowdown|time|counts?|totals?)$/i;

function isAspectHead(corner: string): boolean {
  return corner.trim() === '' || ASPECT_HEAD.test(corner.trim());
}

/** Heads of a first column that holds no things: what to do, what went wrong, when. */
const NO_KIND =
  /\b(?:needs?|tasks?|commands?|messages?|signs?|errors?|symptoms?|problems?|goals?|steps?|dates?|examples?|scenarios?|situations?|when|causes?|inputs?|wants?|how|why|who|where|contains|use cases?|names? of|notes?|comments?|descriptions?|links?|sources?|urls?|values?|defaults?|actions?|reasons?)\b/i;

function namesKind(corner: string, knowledge: Knowledge): boolean {
  if (corner === '' || ASPECT_HEAD.test(corner) || NO_KIND.test(corner)) return false;
  return (
    corner.split(/\s+/).length <= 3 && /^\p{Lu}?[\p{Ll} -]+$/u.test(corner) && !termNamed(corner, knowledge)?.proper
  );
}

/** Code and numbers are no names: what commands do and what codes mean is asked in other ways. */
function isName(cell: string): boolean {
  if (cell.startsWith('`') || !/\p{L}/u.test(cell)) return false;
  return cell.length <= LONGEST_NAME_CHARS && !/[.:;?!]$/.test(cell) && !asks(cell);
}

/** `Job, CronJob` is no one thing. */
function isSeveral(cell: string): boolean {
  return /,|;|\s(?:or|and|&|\+)\s|\s\/\s/.test(shortName(cell));
}

/** `Elastic Compute Cloud (EC2)` beside `ECS` and `EKS` is `EC2`. */
function nameBeside(name: string, others: readonly string[]): string {
  const short = /\(([\p{Lu}\d]{2,6})\)\s*$/u.exec(name)?.[1];
  return short !== undefined && others.some((other) => /^[\p{Lu}\d]{2,6}$/u.test(other)) ? short : shortName(name);
}

function asks(head: string): boolean {
  return /^(?:who|what|when|where|why|how|which|typical|is|can|does)\b|\?$/i.test(head);
}

function namesThings(names: readonly string[], context: string, knowledge: Knowledge): boolean {
  const lowerContext = context.toLowerCase();
  const known = names.filter((name) => {
    const short = shortName(name).replaceAll('`', '');
    if (!isName(name) || asks(name)) return false;
    const key = singularOf(short.toLowerCase());
    return lowerContext.includes(key) || termNamed(short, knowledge) !== undefined;
  });
  return names.length > 1 && known.length * 2 >= names.length;
}

/** `External (ECS Anywhere)`, `Type 1, bare metal` and `Horizontal: out and in` without what explains them. */
function shortName(name: string): string {
  return name.replace(/\s*\([^()]*\)\s*$/, '').trim();
}
