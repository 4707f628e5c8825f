import type { Code } from 'mdast';
import { isMap, isScalar, type ParsedNode } from 'yaml';
import { type InlineContext, isHidden } from './inline-text.ts';
import type { QuizBlock } from './note.ts';

/** Whether a code block holds prompts of a quiz rather than code: its info string begins with `quiz`. */
export const isQuiz = (node: Code): boolean => node.lang?.toLowerCase() === 'quiz';

/** Nothing for a block without text or inside a comment. */
export function readQuizBlock(node: Code, { hidden }: Pick<InlineContext, 'hidden'>): QuizBlock[] {
  if (node.value.trim() === '' || !node.position || isHidden(node.position.start.offset ?? 0, hidden)) return [];
  const { start, end } = node.position;
  const yaml = node.value.replace(/\r\n?/g, '\n');
  return [{ yaml, firstLine: start.line + 1, startLine: start.line, endLine: Math.max(start.line, end.line) }];
}

/** The `quiz` key of front matter with its value, as it stands there. `lineAt` gives the file's line of an offset. */
export function quizOfFrontMatter(
  contents: ParsedNode | null,
  yaml: string,
  lineAt: (offset: number) => number,
): QuizBlock[] {
  if (!isMap(contents)) return [];
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'quiz');
  if (!pair?.value || (isScalar(pair.value) && pair.value.value === null)) return [];
  const [start] = pair.key.range;
  const text = yaml.slice(start, pair.value.range[1]).trimEnd();
  const firstLine = lineAt(start);
  const endLine = firstLine + text.split(/\r\n|\n|\r/).length - 1;
  return [{ yaml: text, firstLine, startLine: firstLine, endLine }];
}
