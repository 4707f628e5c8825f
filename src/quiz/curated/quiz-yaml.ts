import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, visit } from 'yaml';
import type { QuizBlock } from '../../corpus/note.ts';
import { mendYaml, partAtBlankLines } from './mend-yaml.ts';

/** What stands where a prompt should be. Texts are as written: `true` and `1.10` are texts too. */
export interface QuizEntry {
  /** Keys in lower case without spaces, `-` and `_`. Absent when it is no list of keys and values. */
  readonly fields?: ReadonlyMap<string, QuizValue>;
  /** The file's line. */
  readonly line: number;
}

/** A text, or a list of texts; `undefined` for what is neither. */
type QuizValue = string | readonly string[] | undefined;

export interface QuizYaml {
  readonly entries: readonly QuizEntry[];
  /** Why it could not be read; then there are no entries. */
  readonly error?: { readonly line: number; readonly message: string };
}

/** A list of prompts may stand under one of these. */
const LIST_KEYS: ReadonlySet<string> = new Set(['quiz', 'prompts', 'questions', 'cards']);

export function readQuizYaml({ yaml, firstLine }: Pick<QuizBlock, 'yaml' | 'firstLine'>): QuizYaml {
  const mended = mendYaml(yaml);
  const attempts = [yaml, mended, partAtBlankLines(yaml), partAtBlankLines(mended)].map(parse);
  const { documents, lines, error } = attempts.find((attempt) => attempt.error === undefined) ?? attempts[0]!;
  const lineAt = (offset: number): number => firstLine + Math.max(lines.linePos(offset).line, 1) - 1;
  if (error) return { entries: [], error: { line: lineAt(error.offset), message: error.message } };
  return { entries: documents.flatMap(({ contents }) => entriesOf(contents, lineAt)) };
}

function parse(yaml: string) {
  const lines = new LineCounter();
  // As texts: people who write `answer: 1.10` do not mean 1.1.
  const parsed = parseAllDocuments(yaml, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const documents: readonly Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
  const errors = documents.flatMap((document) => [...document.errors, ...document.warnings]);
  const first = errors.map(({ message, pos }) => ({ message, offset: pos[0] })).at(0) ?? aliasIn(documents);
  return { documents, lines, ...(first && { error: first }) };
}

/** `*name` stands for a value elsewhere, which no prompt needs: it was meant as text. */
function aliasIn(documents: readonly Document.Parsed[]): { message: string; offset: number } | undefined {
  for (const document of documents) {
    const offsets: number[] = [];
    visit(document, { Alias: (_, { range }) => void offsets.push(range?.[0] ?? 0) });
    if (offsets.length > 0) return { message: 'a text that begins with `*` needs quotes', offset: offsets[0]! };
  }
  return undefined;
}

function entriesOf(node: unknown, lineAt: (offset: number) => number): QuizEntry[] {
  if (node === null || node === undefined) return [];
  if (isSeq(node)) return node.items.flatMap((item) => entriesOf(item, lineAt));
  const line = lineAt((node as Node).range?.[0] ?? 0);
  if (!isMap(node)) return [{ line }];
  const only = node.items.length === 1 ? node.items[0]! : undefined;
  if (only && LIST_KEYS.has(keyOf(only.key))) return entriesOf(only.value, lineAt);
  return [{ line, fields: new Map(node.items.map(({ key, value }) => [keyOf(key), valueIn(value)])) }];
}

const keyOf = (key: unknown): string => (textOf(key) ?? '').toLowerCase().replace(/[\s_-]/g, '');

function valueIn(value: unknown): QuizValue {
  if (!isSeq(value)) return textOf(value);
  const texts = value.items.map(textOf);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** `- docker: a tool` was meant as a text, not as a key with a value. */
function textOf(value: unknown): string | undefined {
  if (value === null) return '';
  if (isScalar(value)) return String(value.value ?? '').trim();
  if (!isMap(value) || value.items.length !== 1) return undefined;
  const { key, value: after } = value.items[0]!;
  return isScalar(key) && isScalar(after) ? `${textOf(key)}: ${textOf(after)}` : undefined;
}
