import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/chat/message.ts';
import { problemsOf } from '../../../../src/platforms/slack/render/problems.ts';
import { renderHome } from '../../../../src/platforms/slack/render/render-home.ts';
import { renderMessage, type SlackPost } from '../../../../src/platforms/slack/render/render-message.ts';
import { markdownSoup } from '../../../corpus/markdown-soup.ts';
import { checkMessageBlocks, checkViewBlocks } from '../../../fakes/slack/blocks/check-blocks.ts';
import { anyMessage, anyTable } from '../../any-message.ts';
import { visible, walk } from '../../visible-text.ts';
import { expectAllSaid, leavesIn, options, personText, saidIn } from './rendering.ts';

const blocks = fc.oneof(
  { weight: 6, arbitrary: markdownSoup },
  { weight: 1, arbitrary: anyTable([1, 110], [3, 20], [24, 2]) },
  { weight: 1, arbitrary: markdownSoup.map((soup) => `${soup.replace(/\s+/g, ' ')} `.repeat(200).slice(0, 2_500)) },
  { weight: 1, arbitrary: markdownSoup.map((soup) => `~~~~\n${`${soup}\n`.repeat(100).slice(0, 20_000)}\n~~~~`) },
  { weight: 1, arbitrary: markdownSoup.map((soup) => `> ${soup.replace(/\s+/g, '')}`.repeat(300).slice(0, 2_500)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map((count) => '***\n\n'.repeat(count)) },
);
describe('any Markdown', () => {
  it('makes posts that Slack takes, in which no word, mark or link is lost and no mention is left', () => {
    fc.assert(
      fc.property(anyMessage(blocks), (message) => {
        const posts = renderMessage(message, options);
        for (const post of posts) {
          expect(problemsOf(post)).toEqual([]);
          expect(checkMessageBlocks(JSON.parse(JSON.stringify(post.blocks)))).toBeUndefined();
          expect(post.text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
          expect(JSON.stringify(post.blocks)).not.toContain('"mrkdwn"');
        }
        expectAllSaid(message, posts);
        expectMarksAndLinks(message, posts);
        const home = renderHome(message, options);
        expect(problemsOf(home, 'home')).toEqual([]);
        expect(checkViewBlocks(JSON.parse(JSON.stringify(home.blocks)))).toBeUndefined();
      }),
      // The same cases every time; without the seed and with more runs it looks for others.
      { numRuns: 40, seed: 20_240_229 },
    );
  });
});

function expectMarksAndLinks(message: Message, posts: readonly SlackPost[]): void {
  const leaves = leavesIn(posts.map((post) => post.blocks));
  const bold = saidIn(leaves.filter(({ style }) => style?.bold));
  const urls = new Set(leaves.map(({ url }) => url));
  walk(message.body, (node) => {
    if (node.type === 'mark') for (const { text } of visible(node, personText)) expect(bold).toContain(text);
    if (node.type === 'link' && /^https:\/\/a\.b\/c_d$/.test(node.url)) expect(urls).toContain(node.url);
  });
}
