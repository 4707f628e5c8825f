import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { expect, it } from 'vitest';
import { htmlText } from '../../src/corpus/html-text.ts';
import { parseNote } from '../../src/corpus/parse-note.ts';
import { renderNote } from '../../src/reader/render-note.ts';
import { markdownSoup } from '../corpus/markdown-soup.ts';

const ways = { path: 'a.md', quizPath: '/quiz', link: (url: string) => url, image: (url: string) => `/files/${url}` };

it('shows whatever people write, harmlessly, with an anchor for each section and a mark for each line with text', () => {
  fc.assert(
    fc.property(markdownSoup, (text) => {
      const { note } = parseNote('a.md', text, { htmlText });
      const rendered = renderNote({ ...ways, title: note.title, text, note, lines: [] });
      const ids = new Set<unknown>(rendered.title && [rendered.title.id]);
      visit(fromHtml(rendered.html, { fragment: true }), 'element', ({ tagName, properties }) => {
        expect(tagName).not.toMatch(/^(?:script|style|svg|iframe|form|input|object|base|link|meta)$/);
        for (const name of Object.keys(properties)) expect(name).not.toMatch(/^(?:on|style$)/i);
        if (properties.id !== undefined) ids.add(properties.id);
      });
      for (const { anchor, startLine, endLine, blocks } of note.chunks) {
        expect(anchor === '' || ids.has(anchor) || ids.has(`heading-${anchor}`)).toBe(true);
        const lines = [{ startLine, endLine }];
        expect({
          isMarked: renderNote({ ...ways, title: note.title, text, note, lines }).isMarked,
          blocks,
        }).toMatchObject({
          isMarked: true,
        });
      }
    }),
    // The same cases every time; without the seed and with more runs it looks for others.
    { numRuns: 150, seed: 7 },
  );
});
