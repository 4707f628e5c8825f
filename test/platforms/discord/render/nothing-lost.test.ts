import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/chat/message.ts';
import type { DiscordPost } from '../../../../src/platforms/discord/render/discord-post.ts';
import { plainPosts } from '../../../../src/platforms/discord/render/plain-posts.ts';
import { problemsOf } from '../../../../src/platforms/discord/render/problems.ts';
import { renderMessage } from '../../../../src/platforms/discord/render/render-message.ts';
import { markdownSoup } from '../../../corpus/markdown-soup.ts';
import { anyMessage, anyTable } from '../../any-message.ts';
import { visible, walk } from '../../visible-text.ts';
import { expectAllSaid, options, personText, runsOf, saidIn } from './rendering.ts';

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
      ...['**a**', '*b*', '~~c~~', '***d** e*', '**f *g* `h`**', '_i_'],
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
const blocks = fc.oneof(
  { weight: 4, arbitrary: markdownSoup },
  { weight: 5, arbitrary: discordSoup },
  { weight: 1, arbitrary: anyTable([1, 110], [3, 20], [2, 4]) },
  { weight: 1, arbitrary: discordSoup.map((soup) => `${soup.replace(/\s+/g, ' ')} `.repeat(300).slice(0, 5_500)) },
  { weight: 1, arbitrary: markdownSoup.map((soup) => `~~~~sh\n${`${soup}\n`.repeat(100).slice(0, 9_000)}\n~~~~`) },
  { weight: 1, arbitrary: markdownSoup.map((soup) => `> ${soup.replace(/\s+/g, '')}`.repeat(300).slice(0, 2_500)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map((count) => '***\n\n'.repeat(count)) },
);
describe('any Markdown', () => {
  it('makes posts that Discord takes, in which no word, mark or link is lost, and no text is more than text', () => {
    fc.assert(
      fc.property(anyMessage(blocks), (message) => {
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
    if (node.type === 'mark') for (const { text } of visible(node, personText)) expect(bold).toContain(text);
    if (node.type === 'link' && /^https:\/\/a\.b\/c_d$/.test(node.url)) expect(urls).toContain(node.url);
  });
}
