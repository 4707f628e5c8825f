import type { NoteStub } from './gap-report.ts';

const longestName = 60;

/**
 * A note to begin with. What is to be written stands in comments, which are not read: until there is text there is nothing to
 * quote.
 * @param questions without masked ones
 * @param taken names that are in use
 */
export function createStub(title: string, questions: readonly string[], taken: ReadonlySet<string>): NoteStub {
  return { fileName: freeName(title, taken), markdown: stubMarkdown(title, questions) };
}

function stubMarkdown(title: string, questions: readonly string[]): string {
  return [
    '---',
    `title: ${yamlText(title)}`,
    ...(questions.length === 0 ? [] : ['questions:', ...questions.map((question) => `  - ${yamlText(question)}`)]),
    'sources: []',
    '---',
    '',
    '%% TODO: say here in a sentence or two what the note is about. What stands between such signs is not read. %%',
    '',
    `## ${headingText(title)}`,
    '',
    '%% TODO: answer it in sentences that can stand alone, and name the thing instead of writing "it". List in `sources` what the answer rests on, and write the day as `verified: YYYY-MM-DD`. %%',
    '',
  ].join('\n');
}

/** In quotes, which YAML reads as JSON does. */
const yamlText = (text: string): string => JSON.stringify(text);

/** As itself, whatever signs there are in it. */
const headingText = (text: string): string => text.replace(/[\\`*_[\]<>~#|%$&]/g, '\\$&');

function freeName(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/g, '');
  const base = plain === '' ? 'question' : plain;
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${base}.md` : `${base}-${n}.md`;
    if (!taken.has(name)) return name;
  }
}
