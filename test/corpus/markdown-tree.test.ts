import fc from 'fast-check';
import type { Root } from 'mdast';
import { afterAll, describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/corpus/markdown-tree.ts';
import { cutIntoSegments } from '../../src/corpus/segments.ts';
import { markdownSoup } from './markdown-soup.ts';

const segments = (text: string): string[] => cutIntoSegments(text, 1).map((segment) => segment.text.trim());
const inParts = (text: string) => comparable(parseMarkdown(text, { leastSegmentCharacters: 1 }));
const atOnce = (text: string) => comparable(parseMarkdown(text, { leastSegmentCharacters: Number.POSITIVE_INFINITY }));

/** Where a block ends that nothing closes is a matter of taste: before or after the blank lines below it. */
const comparable = (tree: Root): unknown =>
  JSON.parse(
    JSON.stringify(tree.children, (key, value: unknown) => {
      if (key === 'end') return undefined;
      return key === 'value' && typeof value === 'string' ? value.trimEnd() : value;
    }),
  );

// The same cases every time; without the seed and with more runs it looks for others.
fc.configureGlobal({ seed: 20_240_229 });
afterAll(() => fc.resetConfigureGlobal());

describe('a long text', () => {
  test('is cut before text and headings at the margin', () => {
    expect(segments('One\nline.\n\nTwo.\r\n\r\n# Three\n\n> Four\n\n|a|\n|-|')).toEqual([
      'One\nline.',
      'Two.',
      '# Three',
      '> Four',
      '|a|\n|-|',
    ]);
  });

  test.each([
    ['a list goes on', '- a\n\n- b\n\n1. c\n\n2. d\n\n  e\n\n* f\n'],
    ['code goes on', '```sh\n\n# comment\n\ntext\n\n~~~\n\nmore\n```'],
    ['code that an item holds may or may not go on', '  ```\n\nText.\n\n```\n\n# code\n'],
    ['HTML goes on', '<!-- one\n\ntwo\n\nthree -->'],
    ['HTML goes on', '<pre>\n\none\n\ntwo\n</pre>'],
    ['front matter goes on', '---\na: 1\n\nb: 2\n---\n'],
  ])('is not cut where %s', (_, text) => {
    expect(segments(text)).toHaveLength(1);
  });

  test('is cut again after code, HTML and front matter', () => {
    expect(segments('---\na: 1\n---\n\nOne.\n\n```\n\nx\n```\n\nTwo.\n\n<!-- -->\n\nThree.')).toEqual([
      '---\na: 1\n---',
      'One.',
      '```\n\nx\n```',
      'Two.\n\n<!-- -->',
      'Three.',
    ]);
  });

  test('gives the same tree in parts as at once', () => {
    const soup = fc.array(markdownSoup, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('\n\nText.\n\n'));
    fc.assert(
      fc.property(soup, (text) => {
        // Where code never ends, labels cannot be made known below it.
        fc.pre(!cutIntoSegments(text, 1).at(-1)?.open);
        expect(inParts(text)).toEqual(atOnce(text));
      }),
      { numRuns: 300 },
    );
  });

  test('knows in each part the links and footnotes of all', () => {
    const text = 'See [a] and [b][A] and[^1].\n\nText.\n\n[a]: /x\n\n[^1]: Note.\n\nMore [a].';
    expect(inParts(text)).toEqual(atOnce(text));
    expect(JSON.stringify(inParts(text))).toContain('linkReference');
  });

  test('of underlined lines by the thousand has no headings but goes on', () => {
    const lines = parseMarkdown('Some line\n---------\n'.repeat(1500)).children.map(({ type }) => type);
    expect(lines).not.toContain('heading');
    expect(lines.filter((type) => type === 'paragraph')).toHaveLength(1500);
  });
});
