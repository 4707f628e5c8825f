import { LineCounter, parseDocument } from 'yaml';
import { readAsked } from './asked.ts';
import type { NoteHead, Problem } from './note.ts';
import { quizOfFrontMatter } from './quiz-blocks.ts';

/** What front matter may say of a note; the title may be absent. */
export type FrontMatter = Omit<NoteHead, 'path' | 'title'> & { readonly title?: string };

export const noFrontMatter: FrontMatter = { aliases: [], tags: [], sources: [], questions: [], frontMatter: {} };

/**
 * Reads the YAML between the fences. `startLine` is the file's line of the first YAML line. A value of the wrong type is
 * left out and reported; YAML that does not parse leaves everything out.
 */
export function readFrontMatter(
  path: string,
  yaml: string,
  startLine: number,
): { frontMatter: FrontMatter; problems: Problem[] } {
  const problems: Problem[] = [];
  const lineCounter = new LineCounter();
  const lineAt = (offset: number): number => startLine + Math.max(lineCounter.linePos(offset).line, 1) - 1;
  const warn = (code: string, line: number, message: string, remedy: string): void => {
    problems.push({ severity: 'warning', code, path, line, message, remedy });
  };

  const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
  const error = document.errors[0];
  let value: unknown;
  if (!error) {
    try {
      value = document.toJS({ maxAliasCount: 100 });
    } catch (cause) {
      warn('front-matter-invalid', startLine, `front matter does not parse: ${String(cause)}`, invalidRemedy);
      return { frontMatter: noFrontMatter, problems };
    }
  } else {
    warn('front-matter-invalid', lineAt(error.pos[0]), `front matter does not parse: ${error.message}`, invalidRemedy);
    return { frontMatter: noFrontMatter, problems };
  }
  if (value === null || value === undefined) return { frontMatter: noFrontMatter, problems };
  if (typeof value !== 'object' || Array.isArray(value)) {
    warn('front-matter-invalid', startLine, 'front matter is not a list of `key: value` lines', invalidRemedy);
    return { frontMatter: noFrontMatter, problems };
  }

  const record = value as Record<string, unknown>;
  const lineOf = (key: string): number => {
    const node = document.get(key, true) as { range?: readonly number[] | null } | undefined;
    const offset = node?.range?.[0];
    return offset === undefined ? startLine : lineAt(offset);
  };
  const wrong = (key: string, wanted: string): void => {
    warn('front-matter-type', lineOf(key), `front matter: \`${key}\` is not ${wanted}; ignored`, `Write ${wanted}.`);
  };

  const list = (key: string, split?: RegExp): string[] => {
    const raw = record[key];
    if (raw === undefined || raw === null) return [];
    if (isScalar(raw)) return split ? String(raw).split(split) : [String(raw)];
    if (Array.isArray(raw) && raw.every((item) => item === null || isScalar(item))) {
      return raw.filter((item) => item !== null).map((item) => (item instanceof Date ? dayOf(item) : String(item)));
    }
    wrong(key, 'a text or a list of texts');
    return [];
  };

  let title: string | undefined;
  if (record.title !== undefined && record.title !== null) {
    if (isScalar(record.title)) title = whole(String(record.title)).trim() || undefined;
    else wrong('title', 'a text');
  }
  let verified: string | undefined;
  if (record.verified !== undefined && record.verified !== null) {
    verified = toDay(record.verified);
    if (verified === undefined) wrong('verified', 'a day such as 2025-01-31');
  }

  const quizBlocks = quizOfFrontMatter(document.contents, yaml, lineAt);
  const asked = readAsked(document.get('asked', true), lineAt);
  if (asked === undefined) wrong('asked', 'headings with a question or a list of questions below each');

  return {
    frontMatter: {
      ...(title !== undefined && { title }),
      aliases: unique([...list('aliases'), ...list('alias')]),
      tags: unique([...list('tags', /[\s,]+/), ...list('tag', /[\s,]+/)].map((tag) => tag.trim().replace(/^#/, ''))),
      sources: unique([...list('sources'), ...list('source')]),
      questions: unique([...list('questions'), ...(asked ?? []).flatMap(({ questions }) => questions)]),
      ...(asked && asked.length > 0 && { asked }),
      ...(verified !== undefined && { verified }),
      ...(quizBlocks.length > 0 && { quizBlocks }),
      frontMatter: record,
    },
    problems,
  };
}

const invalidRemedy = 'Mend the YAML between the `---` lines.';

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;

function toDay(value: unknown): string | undefined {
  if (value instanceof Date) return dayOf(value);
  if (typeof value !== 'string') return undefined;
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T\s].*)?$/.exec(value.trim());
  if (!match) return undefined;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || dayOf(date) !== day ? undefined : day;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export const unique = (values: readonly string[]): string[] => [
  ...new Set(values.map((value) => whole(value).trim()).filter((value) => value !== '')),
];

/** YAML can name half a character (`"\ud800"`), which stands in no address and in no file. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
