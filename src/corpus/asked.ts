import { isMap, isScalar, isSeq } from 'yaml';
import type { SectionQuestions } from './note.ts';

/**
 * Reads `asked` of front matter: a question, or a list of them, for each heading.
 * @param lineAt the file's line of an offset in the YAML.
 * @returns undefined when it is something else.
 */
export function readAsked(node: unknown, lineAt: (offset: number) => number): readonly SectionQuestions[] | undefined {
  if (node === undefined || (isScalar(node) && node.value === null)) return [];
  if (!isMap(node)) return undefined;
  const asked: SectionQuestions[] = [];
  for (const { key, value } of node.items) {
    const texts = textsOf(value);
    if (!isScalar(key) || texts === undefined) return undefined;
    const questions = texts.map((text) => text.trim()).filter((text) => text !== '');
    asked.push({ section: String(key.value).trim(), questions, line: lineAt(key.range?.[0] ?? 0) });
  }
  return asked;
}

function textsOf(node: unknown): readonly string[] | undefined {
  if (isScalar(node)) return node.value === null ? [] : [String(node.value)];
  if (!isSeq(node) || !node.items.every(isScalar)) return undefined;
  return node.items.map(({ value }) => String(value ?? ''));
}
