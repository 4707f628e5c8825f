import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/corpus/markdown-tree.ts';
import { read } from './reading.ts';

test.each([
  // What changes nothing goes.
  ['on\\-premises and t3\\.micro \\(small\\)\\, 5\\%\\; "a"\\:', 'on-premises and t3.micro (small), 5%; "a"\\:'],
  ['my\\_own\\_name AT&amp;T &copy; &quot;x&quot; it&#39;s', 'my_own_name AT&T © "x" it\'s'],
  ['Wait\\! a \\- b 1 \\> 0 \\= x C\\#', 'Wait! a - b 1 > 0 = x C#'],
  // What is needed stays.
  ['\\- a', '\\- a'],
  ['\\# a', '\\# a'],
  ['\\> a', '\\> a'],
  ['\\+ a', '\\+ a'],
  ['>\\# a', '\\# a'],
  ['12\\. a', '12\\. a'],
  ['12\\) a', '12\\) a'],
  ['\\*a\\* \\_b\\_ \\`c\\` \\~~d~~ \\<b>', '\\*a\\* \\_b\\_ \\`c\\` \\~~d~~ \\<b>'],
  ['[a]\\(b) \\[c](d) Look\\![e](f)', '[a]\\(b) \\[c](d) Look\\![e](f)'],
  ['&lt;b&gt; &amp;lt; &#42;a&#42; &amp;amp;', '&lt;b&gt; &amp;lt; &#42;a&#42; &amp;amp;'],
])('%s is shown as %s', (source, shown) => {
  expect(read(source).markdown).toEqual([shown]);
});

test('what is shown means what the source means', () => {
  const piece = fc.constantFrom(
    ...[...'\\-.()!_*#>+=[]<>`~&|:@"\'{}$^%,;/?'].map((mark) => `\\${mark}`),
    ...['&amp;', '&lt;', '&gt;', '&copy;', '&quot;', '&#42;', '&#x5f;', '&#33;'],
    ...['word', 'w', '12', '1', ' ', ' ', ' ', 'amp;', 'lt;', '**bold**', '_em_', '`code`'],
  );
  const plain = (text: string): string => JSON.stringify(read(text).texts);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const source = `Start ${pieces.join('')}`;
      const { markdown } = read(source);
      // On their own, as every sentence is shown, too.
      for (const sentence of markdown) {
        const { children } = parseMarkdown(sentence);
        expect(children.map(({ type }) => type)).toEqual(['paragraph']);
      }
      expect(plain(markdown.join(' '))).toBe(plain(source));
    }),
    { numRuns: 500, seed: 20_240_229 },
  );
});
