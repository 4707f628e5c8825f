import type { Citation } from '../corpus/citation.ts';

/** Lines for the front matter of the note that is cited, which say that its section answers the questions. */
export function askedYaml(
  { title, headings }: Pick<Citation, 'title' | 'headings'>,
  questions: readonly string[],
): string {
  const heading = headings.at(-1) ?? title;
  return [
    'asked:',
    `  ${JSON.stringify(heading)}:`,
    ...questions.map((text) => `    - ${JSON.stringify(text)}`),
    '',
  ].join('\n');
}
