import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from './note.ts';
import { codeOf } from './note-files.ts';

export const synonymsFileName = 'synonyms.yaml';

export interface Synonyms {
  readonly groups: readonly (readonly string[])[];
  readonly problems: readonly Problem[];
  /** Whether the file could not be read at all. */
  readonly broken?: true;
}

/** Reads `synonyms.yaml` of a corpus folder; a folder without one has no groups. */
export async function readSynonyms(root: string): Promise<Synonyms> {
  let text: string;
  try {
    text = await readFile(join(root, synonymsFileName), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { groups: [], problems: [] };
    const message = `cannot be read (${codeOf(error)})`;
    return { groups: [], problems: [problem(message, undefined, 'Check the file and its permissions.')], broken: true };
  }
  return parseSynonyms(text);
}

const shape = 'Write a list of groups (`- [k8s, Kubernetes]`) or `name: [other names]`.';

/** Groups of names for one thing: a list of lists, or a mapping from a name to its other names. */
export function parseSynonyms(text: string): Synonyms {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const error = document.errors[0];
  if (error) {
    const { line } = lineCounter.linePos(error.pos[0]);
    return {
      groups: [],
      problems: [problem(`does not parse: ${error.message}`, line, 'Mend the YAML.')],
      broken: true,
    };
  }
  const value: unknown = document.toJS();
  if (value === null || value === undefined) return { groups: [], problems: [] };
  const groups: string[][] = [];
  const problems: Problem[] = [];
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((group, index) => [`group ${index + 1}`, group])
    : typeof value === 'object'
      ? Object.entries(value).map(([name, others]) => [
          `\`${name}\``,
          [name, ...(Array.isArray(others) ? others : [others])],
        ])
      : [['the file', undefined]];
  for (const [name, group] of entries) {
    const names = Array.isArray(group) && group.every(isName) ? group.map((item) => String(item).trim()) : [];
    if (names.length >= 2) groups.push(names);
    else problems.push(problem(`${name} is not a list of two or more names; ignored`, undefined, shape));
  }
  return { groups, problems };
}

const isName = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';

const problem = (message: string, line: number | undefined, remedy: string): Problem => ({
  severity: 'warning',
  code: 'synonyms-invalid',
  path: synonymsFileName,
  ...(line !== undefined && { line }),
  message,
  remedy,
});
