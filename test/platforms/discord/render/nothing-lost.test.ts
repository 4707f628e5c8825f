import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { createMessage, type Message } from '../../../../src/chat/message.ts';
import { plainPosts } from '../../../../src/platforms/discord/render/plain-posts.ts';
import { problemsOf } from '../../../../src/platforms/discord/render/problems.ts';
import { type DiscordPost, renderMessage } from '../../../../src/platforms/discord/render/render-message.ts';
import { markdownSoup } from '../../../corpus/markdown-soup.ts';
import { choice, expectAllSaid, options, runsOf, saidIn, visible } from './rendering.ts';

/** What means something to Discord and nothing to Markdown, among what means something to both. */
const discordSoup = fc
  .array(
    fc.constantFrom(
      ...[
        '@everyone',
        '@here',
        '<@1>',
        '<@&2>',
        '<#3>',
        '<:e:4>',
        '</x:5>',
        '<t:0>',
        '<id:browse>',
        ':tada:',
        ':',
        '@',
      ],
      ...['||', '|', '~~', '~', '__', '_', '***', '**', '*', '`', '``', '\\`\\`\\`', '\\', '\\\\', '\\*', '\\_', '\\<'],
      ...['\\# ', '\n\\# ', '\n-# ', '\n\\- ', '\n1\\. ', '\n\\> ', '\n\\>>> ', '\n', '\n\n', '  \n', ' ', ' '],
      ...['https\\://a.b', 'https://a.b/c_d', 'http://x.y/(z)*', '[l](https://a.b/c_d)', '[a*b](https://a.b/c_d)'],
      ...[
        '[`x]`](https://q.r)',
        '[a_b c_](https://a.b/c_d)',
        '[n](notes/a.md#L1-L2)',
        '[p](person:123456789012345678)',
      ],
      ...[
        'a',
        'b',
        'my_var',
        'x',
        '1',
        '-',
        '`a*b`',
        '`c_`',
        '`` d`e ``',
        '~~~\n```\n~~~\n',
        '> ',
        '- ',
        '(',
        ')',
        '[',
        ']',
      ],
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));
const tables = fc
  .tuple(fc.constantFrom([1, 110], [3, 20], [2, 4]), markdownSoup)
  .map(([[columns = 0, rows = 0], soup]) => {
    const cell = soup.replace(/[|\n\r`]/g, ' ').slice(0, 40);
    const row = (text: string) => `|${`${text}|`.repeat(columns)}`;
    return [row('h'), row('-'), ...Array.from({ length: rows }, (_, index) => row(`${index} ${cell}`))].join('\n');
  });
const blocks = fc.oneof(
  { weight: 4, arbitrary: markdownSoup },
  { weight: 5, arbitrary: discordSoup },
  { weight: 1, arbitrary: tables },
  { weight: 1, arbitrary: discordSoup.map((soup) => `${soup.replace(/\s+/g, ' ')} `.repeat(300).slice(0, 5_500)) },
  { weight: 1, arbitrary: markdownSoup.map((soup) => `~~~~sh\n${`${soup}\n`.repeat(100).slice(0, 9_000)}\n~~~~`) },
  { weight: 1, arbitrary: markdownSoup.map((soup) => `> ${soup.replace(/\s+/g, '')}`.repeat(300).slice(0, 2_500)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map((count) => '***\n\n'.repeat(count)) },
);
const documents = fc.array(blocks, { maxLength: 4 }).map((parts) => parts.join('\n\n'));
const marks = fc.array(fc.nat({ max: 400 }), { maxLength: 12 }).map((ends) => {
  const sorted = [...new Set(ends)].sort((a, b) => a - b);
  return sorted.flatMap((end, index) => (index % 2 === 1 ? [[sorted[index - 1] ?? 0, end] as const] : []));
});
const messages = fc.tuple(documents, marks).map(([markdown, ranges]) =>
  createMessage({
    markdown,
    marks: ranges.filter(([start, end]) => end <= markdown.length && !cutsCharacter(markdown, start, end)),
    choices: [choice('Why'), choice('1. x')],
  }),
);

function cutsCharacter(text: string, ...ends: readonly number[]): boolean {
  return ends.some((end) => /^[\udc00-\udfff]/.test(text.slice(end, end + 1)));
}

describe('any Markdown', () => {
  it('makes posts that Discord takes, in which no word, mark or link is lost, and no text is more than text', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const posts = renderMessage(message, options);
        for (const shown of [posts, renderMessage(message, { ...options, key: 'k' }), plainPosts(message, options)]) {
          expect(shown.flatMap(problemsOf)).toEqual([]);
          expectAllSaid(message, shown);
          expectOnlyText(message, shown);
        }
        expectMarksAndLinks(message, posts);
      }),
      // The same cases every time; without the seed and with more runs it looks for others.
      { numRuns: 40, seed: 20_240_229 },
    );
  });
});

function expectOnlyText(message: Message, posts: readonly DiscordPost[]): void {
  let [items, people] = [0, 0];
  walk(message.body, (node) => {
    if (node.type === 'listItem' || node.type === 'tableRow') items++;
    if (node.type === 'link' && /^person:\d+$/.test(node.url)) people++;
  });
  const specials = runsOf(posts).filter(({ special }) => special !== undefined);
  const isPerson = ({ text }: { text: string }) => text === '<@123456789012345678>';
  // The first line may stand above the embeds, too.
  expect(specials.filter(({ special }) => special === 'item').length).toBeLessThanOrEqual(items);
  expect(specials.filter(isPerson)).toHaveLength(people);
  expect(specials.filter((run) => run.special !== 'item' && run.text !== '-# Stevedore' && !isPerson(run))).toEqual([]);
}

function expectMarksAndLinks(message: Message, posts: readonly DiscordPost[]): void {
  const runs = runsOf(posts);
  // In an address that is written out, nothing can be bold.
  const bold = saidIn(runs.filter((run) => run.bold || run.heading || run.code || run.text === run.url));
  const urls = new Set(runs.map(({ url }) => url));
  walk(message.body, (node) => {
    if (node.type === 'mark') for (const { text } of visible(node)) expect(bold).toContain(text);
    if (node.type === 'link' && /^https:\/\/a\.b\/c_d$/.test(node.url)) expect(urls).toContain(node.url);
  });
}

function walk(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  // What stands for a person is shown as their name.
  if (node.type === 'link' && node.url.startsWith('person:')) return;
  if ('children' in node) for (const child of node.children) walk(child, see);
}
