import fc from 'fast-check';
import type { Link, Paragraph } from 'mdast';
import { describe, expect, it } from 'vitest';
import { citationMarkdown } from '../../src/chat/citation-markdown.ts';
import { createMessage } from '../../src/chat/message.ts';
import { citation } from './fake-answers.ts';

describe('escapeMarkdown, as a citation uses it', () => {
  const nasty = fc.string({
    unit: fc.constantFrom(...'ab _*`[]()<>&;~|\\#!-.:/@\n', '&amp;', '&#42;', '~~', 'http://x.y', 'www.x.y', '[^1]'),
  });

  it('gives one link which shows the title as it is, whatever the title', () => {
    fc.assert(
      fc.property(nasty, (title) => {
        const { body } = createMessage({ markdown: `— ${citationMarkdown(citation({ title, headings: [] }))}` });
        const paragraph = body.children[0] as Paragraph;
        const link = paragraph.children[1] as Link;
        expect(paragraph.children).toHaveLength(2);
        expect(link.type).toBe('link');
        expect(link.children).toEqual([
          expect.objectContaining({ type: 'text', value: `${title.replace(/\s+/g, ' ').trim()}, lines 12–14` }),
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('gives one link whatever the address', () => {
    fc.assert(
      fc.property(nasty, (url) => {
        const { body } = createMessage({ markdown: citationMarkdown(citation({ url })) });
        expect((body.children[0] as Paragraph).children.map((node) => node.type)).toEqual(['link']);
      }),
      { numRuns: 500 },
    );
  });
});
