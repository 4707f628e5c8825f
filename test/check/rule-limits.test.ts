import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allPassagesOf } from '../../src/answer/passage.ts';
import { rules } from '../../src/check/rules/index.ts';
import { longParagraph } from '../../src/check/rules/long-paragraph.ts';
import { questionElsewhere } from '../../src/check/rules/question-elsewhere.ts';
import { vaultOf } from './vault-of.ts';

describe('long-paragraph', () => {
  const paragraph = (characters: number): string => `Pods run. ${'a'.repeat(characters - 11)}.\n`;
  const severities = (characters: number) =>
    Promise.resolve(longParagraph.look(vaultOf({ 'a.md': paragraph(characters) }))).then((found) =>
      found.map(({ severity }) => severity),
    );

  it('begins where answers no longer quote a paragraph whole', async () => {
    for (const [characters, whole] of [
      [481, true],
      [482, false],
    ] as const) {
      const { chunks } = vaultOf({ 'a.md': paragraph(characters) }).corpus.notes[0]!;
      const { sentences } = chunks[0]!.blocks[0]!;
      expect(sentences.length).toBe(2);
      expect(allPassagesOf(chunks[0]!).some(({ parts }) => parts.length === 2)).toBe(whole);
      expect(await severities(characters)).toEqual(whole ? [] : ['note']);
    }
  });

  it('warns above what is put together into one passage', async () => {
    expect(await severities(901)).toEqual(['note']);
    expect(await severities(903)).toEqual(['warning']);
  });
});

describe('question-elsewhere', () => {
  const files = {
    'b.md': '---\nquestions: [zebra]\n---\n',
    'a.md': '---\nquestions: [mauve colours]\n---\n# Colours\n\nMauve is one of the colours.\n',
  };

  it('is an error below the share that is set, and a hint from there on', async () => {
    for (const [ownQuestions, severity] of [
      [0.51, 'error'],
      [0.5, 'note'],
    ] as const) {
      expect(await questionElsewhere.look(vaultOf(files, { ownQuestions }))).toMatchObject([{ severity, line: 2 }]);
    }
  });
});

describe('the list of rules', () => {
  it('has every code that the readers of notes and of quiz prompts give', async () => {
    const codes = new Set(rules.map(({ code }) => code));
    const written: string[] = [];
    for (const folder of ['src/corpus', 'src/quiz/curated']) {
      for (const name of await readdir(folder)) {
        const source = await readFile(join(folder, name), 'utf8');
        for (const [, code] of source.matchAll(
          /(?:code: |\b(?:warn|fail|warning)\(\s*(?:note,\s*)?|report\(\s*'(?:error|warning)',\s*)'([a-z]+(?:-[a-z\d]+)+)'/g,
        )) {
          written.push(code!);
        }
      }
    }
    expect(written.length).toBeGreaterThan(12);
    expect(written.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('is described in docs/check.md', async () => {
    const page = await readFile('docs/check.md', 'utf8');
    expect(rules.filter(({ code }) => !page.includes(`\`${code}\``)).map(({ code }) => code)).toEqual([]);
  });
});
