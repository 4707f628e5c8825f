import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../../src/platforms/slack/render/problems.ts';
import type { SlackPost } from '../../../../src/platforms/slack/render/render-message.ts';
import { choice } from '../../any-message.ts';
import { leavesIn, render, saidIn } from './rendering.ts';

/** The text of each element of a kind, over all posts. */
function textsOf(posts: readonly SlackPost[], type: string): string[] {
  return posts
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
    .filter((element) => element.type === type)
    .map((element) =>
      leavesIn(element)
        .map(({ text }) => text)
        .join(''),
    );
}

function renderLong(markdown: string): readonly SlackPost[] {
  const posts = render(markdown, { choices: [choice('Why')] });
  expect(posts.length).toBeGreaterThan(1);
  expect(posts.map((post) => problemsOf(post))).toEqual(posts.map(() => []));
  for (const { blocks } of posts) expect(JSON.stringify(blocks).length).toBeLessThan(12_000);
  expect(posts.map(({ blocks }) => blocks.some(({ type }) => type === 'actions'))).toEqual(
    posts.map((_, index) => index === posts.length - 1),
  );
  return posts;
}

describe('a message too long for one post', () => {
  it('is cut between paragraphs', () => {
    const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} ${'word '.repeat(60).trim()}.`);
    const posts = renderLong(paragraphs.join('\n\n'));
    expect(posts).toHaveLength(2);
    expect(textsOf(posts, 'rich_text_section').join('\n\n')).toBe(paragraphs.join('\n\n'));
    for (const { text } of posts) expect(text).toMatch(/^Paragraph \d+ word/);
  });

  it('keeps code in code, cut between lines', () => {
    const code = Array.from({ length: 700 }, (_, index) => `${'  '.repeat(index % 5)}step ${index}: "run"\n`).join('');
    const posts = renderLong(`Do:\n\n\`\`\`yaml\n${code}\`\`\`\n\nDone.`);
    expect(`${textsOf(posts, 'rich_text_preformatted').join('\n')}\n`).toBe(code);
    expect(textsOf(posts, 'rich_text_section')).toEqual(['Do:', 'Done.']);
  });

  it('cuts a line of code or a word that no post could hold', () => {
    const line = Array.from({ length: 5000 }, (_, index) => `${index}🚀`).join('');
    expect(textsOf(renderLong(`\`\`\`\n${line}\n\`\`\``), 'rich_text_preformatted').join('')).toBe(line);
    expect(textsOf(renderLong(line), 'rich_text_section').join('')).toBe(line);
    expect(textsOf(renderLong(`> ${line}`), 'rich_text_quote').join('')).toBe(line);
    const inItem = renderLong(`1. ${line}\n2. x`);
    expect(saidIn(inItem.map(({ blocks }) => blocks))).toBe(`${line}xWhy`);
    expect(textsOf(inItem, 'rich_text_list')).toHaveLength(2);
  });

  it('never cuts a character', () => {
    const line = `x${'🚀'.repeat(8000)}`;
    expect(saidIn(renderLong(line).map(({ blocks }) => blocks))).toBe(`${line}Why`);
  });

  it('weighs formats as well as words', () => {
    renderLong('**a** b '.repeat(1500));
    const rows = '| **a** | **b** | **c** | **d** |\n'.repeat(60);
    const [post] = render(`| 1 | 2 | 3 | 4 |\n| - | - | - | - |\n${rows}`);
    expect(JSON.stringify(post?.blocks).length).toBeLessThan(12_000);
    expect(post?.blocks[0]?.type).toBe('rich_text');
  });

  it('goes on counting in the next post', () => {
    const items = Array.from({ length: 400 }, (_, index) => `${index + 1}. item ${'x'.repeat(40)}`);
    const posts = renderLong(items.join('\n'));
    const starts = posts.map(({ blocks: [block] }) => JSON.parse(JSON.stringify(block)).elements[0].offset ?? 0);
    expect(starts[0]).toBe(0);
    expect(starts[1]).toBe(JSON.parse(JSON.stringify(posts[0]?.blocks[0])).elements[0].elements.length);
  });

  it('gives a table that Slack has no size for as a list, every row of it', () => {
    const rows = Array.from({ length: 101 }, (_, index) => `| row ${index} | x |`);
    const posts = render(`| Name | Value |\n| - | - |\n${rows.join('\n')}`);
    expect(posts.flatMap(({ blocks }) => blocks).map(({ type }) => type)).not.toContain('table');
    expect(textsOf(posts, 'rich_text_list').join('')).toContain('Name: row 100\nValue: x');
    const wide = `|${'h|'.repeat(21)}\n|${'-|'.repeat(21)}\n|${'c|'.repeat(21)}`;
    expect(render(wide)[0]?.blocks.map(({ type }) => type)).toEqual(['rich_text']);
    const full = `|h|\n|-|\n${`|${'x'.repeat(1000)}|\n`.repeat(11)}`;
    expect(saidIn(render(full).map(({ blocks }) => blocks))).toBe(`h:${'x'.repeat(1000)}`.repeat(11));
  });

  it('has a table in each post that needs one', () => {
    const table = '| a | b |\n| - | - |\n| c | d |';
    const text = 'word '.repeat(2000);
    const posts = renderLong([table, text, table, table].join('\n\n'));
    expect(posts.map(({ blocks }) => blocks.filter(({ type }) => type === 'table').length)).toEqual([1, 1]);
  });

  it('never has more blocks than Slack takes, with room for a note', () => {
    const posts = renderLong('x\n\n---\n\n'.repeat(120));
    expect(saidIn(posts.map(({ blocks }) => blocks))).toBe(`${'x'.repeat(120)}Why`);
    expect(posts).toHaveLength(5);
    expect(Math.max(...posts.map(({ blocks }) => blocks.length))).toBeLessThan(50);
    for (const { blocks } of posts) {
      expect(blocks[0]?.type).toBe('rich_text');
      expect(blocks.at(-1)?.type).not.toBe('divider');
    }
  });
});
