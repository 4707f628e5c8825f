import { type CheckSettings, defaultSettings } from '../../src/check/check-settings.ts';
import { createVault, type Vault } from '../../src/check/vault.ts';
import { decodeBytes } from '../../src/corpus/decode-bytes.ts';
import { htmlText } from '../../src/corpus/html-text.ts';
import type { Corpus, Problem } from '../../src/corpus/note.ts';
import { isNoteName } from '../../src/corpus/note-files.ts';
import { parseNote } from '../../src/corpus/parse-note.ts';
import { sectionsOf } from '../../src/quiz/section.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';

const today = '2025-06-15';

export type Files = Readonly<Record<string, string>>;

/** A folder with the given files as rules see it; no quiz prompt comes of any section. */
export function vaultOf(files: Files, settings: Partial<CheckSettings> = {}): Vault {
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const paths = Object.keys(files).filter(isNoteName).sort();
  const notes = paths.map((path) => {
    const decoded = decodeBytes(path, Buffer.from(files[path] ?? ''));
    texts.set(path, decoded.written ?? '');
    const parsed = parseNote(path, decoded.text ?? '', { htmlText });
    problems.push(...decoded.problems, ...parsed.problems);
    return parsed.note;
  });
  const corpus: Corpus = { root: '/notes', notes, problems, synonyms: [] };
  const index = createSearchIndex(notes);
  return createVault({
    ...{ corpus, problems, texts, today },
    files: new Set(Object.keys(files)),
    settings: { ...defaultSettings, ...settings },
    firstHit: (question) => index.search(index.parse(question), { limit: 1 })[0]?.chunk,
    prompts: { all: async () => [], barren: async () => notes.flatMap(sectionsOf) },
  });
}
