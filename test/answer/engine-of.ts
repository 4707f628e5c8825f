import type { AnswerEngine, Snippet } from '../../src/answer/answer.ts';
import { createAnswerEngine } from '../../src/answer/answer-engine.ts';
import { htmlText } from '../../src/corpus/html-text.ts';
import type { Corpus, Note } from '../../src/corpus/note.ts';
import { parseNote } from '../../src/corpus/parse-note.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';

export type Files = Readonly<Record<string, string>>;

interface EngineOptions {
  readonly citationUrlTemplate?: string;
  readonly synonyms?: Corpus['synonyms'];
}

/** An engine over notes given as path → Markdown, read and indexed as in the product. */
export function engineOf(files: Files, { citationUrlTemplate, synonyms = [] }: EngineOptions = {}): AnswerEngine {
  const notes = notesOf(files);
  const corpus: Corpus = { root: '/notes', notes, problems: [], synonyms };
  return createAnswerEngine({ corpus, index: createSearchIndex(notes, { synonyms }), citationUrlTemplate });
}

export function notesOf(files: Files): Note[] {
  return Object.keys(files)
    .sort()
    .map((path) => parseNote(path, files[path]!, { htmlText }).note);
}

/** The text of all snippets, as a reader sees it. */
export function textOf(answer: { readonly snippets: readonly Snippet[] }): string {
  return answer.snippets.map(({ text }) => text).join('\n\n');
}

/** The words of a snippet which are marked. */
export function markedIn({ text, marks }: Snippet): string[] {
  return marks.map(([start, end]) => text.slice(start, end));
}
