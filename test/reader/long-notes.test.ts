import type { Html, PhrasingContent } from 'mdast';
import { expect, it } from 'vitest';
import { readTags } from '../../src/reader/html-in-notes.ts';
import { renderNote } from '../../src/reader/render-note.ts';
import { readNotes } from './read-notes.ts';

const ways = { path: 'a.md', title: 'A', quizPath: '/quiz', link: (url: string) => url, image: () => undefined };

it('comes in parts when it is long, and each line in its own', () => {
  const section = (n: number) => `## Section ${n}\n\n${'word '.repeat(200)}[link][ref] in ${n}.[^f]\n\n`;
  const sections = Array.from({ length: 130 }, (_, n) => section(n)).join('');
  const text = `${sections}[ref]: https://example.com/ref\n\n[^f]: The footnote.\n`;
  const first = renderNote({ ...ways, text, lines: [] });
  expect(first.part).toMatchObject({ number: 1, count: 4 });
  expect(first.html).toContain('in 0.');
  expect(first.html).not.toContain('in 129.');
  // What all parts refer to stands in the last.
  expect(first.html).toContain('href="https://example.com/ref"');
  expect(first.html).toContain('The footnote.');

  const startLine = text.split('\n').findIndex((line) => line.includes('in 129.')) + 1;
  const last = renderNote({ ...ways, text, lines: [{ startLine, endLine: startLine }] });
  expect(last.part.number).toBe(4);
  expect(last.html).toContain(
    `<p class="cited" id="cited"><span class="sr-only">Cited, line ${startLine}: </span>word`,
  );
  expect(renderNote({ ...ways, text, lines: [], part: 4 }).html).toContain('in 129.');
  expect(renderNote({ ...ways, text, lines: [], part: 9 }).part.number).toBe(1);
});

it('is shown as it is written where it cannot be laid out in time', () => {
  const text = Array.from({ length: 9000 }, (_, n) => `- item number ${n} <b>`).join('\n');
  const { html, isMarked } = renderNote({ ...ways, text, lines: [{ startLine: 7, endLine: 8 }] });
  expect(isMarked).toBe(true);
  expect(html).toContain('<pre class="as-written"');
  expect(html).toContain('<mark class="cited" id="cited">- item number 6 &#x3C;b>\n- item number 7 &#x3C;b></mark>');
});

it('looks at each of the tags of a paragraph a few times, however many do not end', () => {
  let looks = 0;
  const tag = (value: string): Html => ({
    type: 'html',
    get value() {
      looks += 1;
      return value;
    },
  });
  const count = 1_000;
  const text: PhrasingContent = { type: 'text', value: 'Ctrl' };
  const read = readTags([...Array.from({ length: count }, () => tag('<b>')), tag('<kbd>'), text, tag('</kbd>')]);
  expect(read).toEqual([expect.objectContaining({ type: 'tagged', tagName: 'kbd', children: [text] })]);
  expect(looks).toBeLessThan(10 * count);
});

it('is not laid out anew without end for one address', async () => {
  const { get, later } = await readNotes({ 'a.md': `Text.\n\n<!-- ${'x'.repeat(64_000)} -->` });
  let line = 0;
  const statusFrom = async (address: string) => (await get(`/notes/a.md?lines=${++line}`, address)).status;
  for (let n = 0; n < 31; n++) expect(await statusFrom('192.0.2.1')).toBe(200);
  expect(await statusFrom('192.0.2.1')).toBe(429);
  expect(await statusFrom('192.0.2.2')).toBe(200);
  later(60_000);
  expect(await statusFrom('192.0.2.1')).toBe(200);
});
