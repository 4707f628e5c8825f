import { describe, expect, it } from 'vitest';
import { createSuggestions } from '../../src/answer/suggestions.ts';
import { type Files, notesOf } from './engine-of.ts';

const token = `ghp_${'a1B2'.repeat(9)}`;
const suggestFrom = (files: Files, isAnswered: (question: string) => boolean = () => true) =>
  createSuggestions({ root: '/notes', notes: notesOf(files), problems: [], synonyms: [] }, isAnswered);

const asked: Files = Object.fromEntries(
  [1, 2, 3].map((n) => [`${n}.md`, `---\nquestions: ["Q${n} a?", "Q${n} b?"]\n---\n# Heading ${n}\n\nText.\n`]),
);

describe('createSuggestions', () => {
  it('takes the questions which authors wrote, each once', () => {
    const all = suggestFrom(asked)(6);
    expect([...all].sort()).toEqual(['Q1 a?', 'Q1 b?', 'Q2 a?', 'Q2 b?', 'Q3 a?', 'Q3 b?']);
    expect(suggestFrom(asked)(100)).toHaveLength(6);
    expect(suggestFrom(asked)(0)).toEqual([]);
  });

  it('looks for the same ones once', () => {
    let tried = 0;
    const suggest = suggestFrom(asked, () => {
      tried += 1;
      return true;
    });
    const first = suggest(3, 1);
    expect([suggest(3, 1), tried]).toEqual([first, 3]);
    suggest(3, 2);
    expect(tried).toBe(6);
  });

  it('shows sentences and no search words where there are plenty of sentences', () => {
    const written = (count: number): Files => ({
      'a.md': `---\nquestions: ${JSON.stringify([
        ...['exit code 137 oomkilled', 'Error: no space left on device'],
        ...Array.from({ length: count }, (_, n) => `how do I mend thing ${n}`),
      ])}\n---\n# A\n\nText.\n`,
    });
    const isSentence = (question: string) => question.startsWith('how do I mend');
    expect(suggestFrom(written(100))(200).every(isSentence)).toBe(true);
    expect(suggestFrom(written(20))(200).every(isSentence)).toBe(false);
  });

  it('makes questions of short headings where nobody wrote any', () => {
    const files = {
      'a.md': '# Harbour\n\nText.\n\n## 1.2 Cranes (tall ones):\n\nText.\n\n## A heading of rather many words\n\nText.',
    };
    expect([...suggestFrom(files)(5)].sort()).toEqual(['What is Cranes?', 'What is Harbour?']);
  });

  it('gives only what is answered', () => {
    expect(suggestFrom(asked, (question) => question.includes('2'))(6)).toHaveLength(2);
    expect(suggestFrom(asked, () => false)(6)).toEqual([]);
  });

  it('gives the same for the same seed and others for other seeds', () => {
    const suggest = suggestFrom(asked);
    expect(suggest(2, 3)).toEqual(suggest(2, 3));
    expect(new Set([0, 1, 2, 3, 4, 5].map((seed) => suggest(1, seed)[0])).size).toBe(6);
  });

  it('never shows a credential', () => {
    const files = {
      'a.md': `---\nquestions: ["What does ${token} open?", "What is a crane?"]\n---\nText.`,
    };
    expect(suggestFrom(files)(5)).toEqual(['What is a crane?']);
    expect(suggestFrom({ 'a.md': `# ${token}\n\nText.` })(5)).toEqual([]);
  });

  it('gives nothing for a corpus without notes', () => {
    expect(suggestFrom({})(3)).toEqual([]);
  });
});
