import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/answer/passage.ts';
import { passageMarkdown } from '../../src/answer/passage-markdown.ts';
import { passagesOf } from '../../src/answer/safe-passages.ts';
import { notesOf } from './engine-of.ts';

const passagesIn = (markdown: string): Passage[] =>
  notesOf({ 'note.md': markdown }).flatMap(({ chunks }) => chunks.flatMap((chunk) => [...passagesOf(chunk)]));
const shown = (markdown: string, shape?: Passage['shape']) =>
  passagesIn(markdown)
    .filter((passage) => shape === undefined || passage.shape === shape)
    .map(passageMarkdown);

describe('passagesOf', () => {
  it('offers every sentence, and a short paragraph whole', () => {
    const [first, second, third] = ['Cranes lift boxes.', 'Tugs pull ships.', 'Pilots know the way.'];
    expect(shown(`${first} ${second}\n${third}`).sort()).toEqual(
      [first, second, third, `${first} ${second} ${third}`].sort(),
    );
  });

  it('keeps a sentence with the one that it leans on', () => {
    const passages = shown('Cranes lift boxes. They stand on rails.');
    expect(passages).toContain('Cranes lift boxes. They stand on rails.');
    expect(passages).not.toContain('They stand on rails.');
  });

  it('offers items, an item with what is nested under it, and the whole list with what announces it', () => {
    const list = '- Crane\n  - Rail crane\n  - Floating crane\n- Tug';
    const passages = shown(`The harbour has two sorts of machines:\n\n${list}`);
    expect(passages).toContain('Rail crane');
    expect(passages).toContain('- Crane\n  - Rail crane\n  - Floating crane');
    expect(passages).toContain(`The harbour has two sorts of machines:\n\n${list}`);
    expect(passages).not.toContain('The harbour has two sorts of machines:');
  });

  it('reads a nested item under its parents and the lead-in', () => {
    const floating = passagesIn('Machines:\n\n- Crane\n  - Rail crane\n  - Floating crane').find(
      (passage) => passageMarkdown(passage) === 'Floating crane',
    );
    expect(floating?.lead).toContain('Machines:');
    expect(floating?.lead).toContain('Crane');
  });

  it('keeps the numbers of a numbered list', () => {
    expect(shown('3. Moor.\n4. Unload.\n5. Leave.', 'list')).toEqual(['3. Moor.\n4. Unload.\n5. Leave.']);
  });

  it('shows every row under the head of its table', () => {
    const head = '| Machine | Lifts |\n| --- | ---: |';
    const rows = ['| Crane | 40 t |', '| Tug | nothing |'];
    const table = `${head}\n${rows.join('\n')}`;
    expect(shown(table, 'row')).toEqual(rows.map((row) => `${head}\n${row}`));
    expect(shown(table, 'table')).toEqual([table]);
    expect(passagesIn(table).every(({ startLine }) => startLine === 1)).toBe(true);
  });

  it('quotes code fenced, after the sentence that announces it', () => {
    const markdown = 'Cranes are slow. To turn one, run:\n\n```sh\ncrane turn 1\n```';
    expect(shown(markdown, 'code')).toEqual(['To turn one, run:\n\n```sh\ncrane turn 1\n```']);
    expect(passagesIn(markdown).find(({ shape }) => shape === 'code')).toMatchObject({ startLine: 1, endLine: 5 });
  });

  it('cuts a list that is too long after an item, never within one', () => {
    const items = Array.from({ length: 60 }, (_, at) => `- Crane ${at} lifts boxes of the heavier sort.`);
    const [longest] = shown(items.join('\n'), 'list').sort((a, b) => b.length - a.length);
    expect(longest!.split('\n').length).toBeLessThan(items.length);
    expect(`${items.join('\n')}\n`).toContain(`${longest}\n`);
  });

  it('leaves out what holds a credential or is read under one', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    const markdown = [
      `Cranes lift boxes. The token is ${token} today.`,
      `Tokens, such as ${token}:\n\n- Tug`,
      `| Machine | ${token} |\n| --- | --- |\n| Pilot | none |`,
      `\`\`\`\ncrane login ${token}\n\`\`\``,
    ].join('\n\n');
    expect(shown(markdown)).toEqual(['Cranes lift boxes.']);
  });
});
