import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../../src/corpus/citation.ts';
import { markerOf } from '../../../../src/platforms/discord/render/marker.ts';
import { problemsOf } from '../../../../src/platforms/discord/render/problems.ts';
import { choice } from '../../any-message.ts';
import { render, renderOne } from './rendering.ts';

const citation = (title: string, verified?: string): Citation => ({
  ...{ path: `${title}.md`, title, headings: [], anchor: '', url: `${title}.md`, startLine: 1, endLine: 2 },
  ...(verified !== undefined && { verified }),
});
const source = '— [Pod, line 1](https://a.b/pod)';

describe('the line above the embeds', () => {
  it('is the first line of the message, where it is short', () => {
    expect(renderOne(`**What is a \`pod\`?**\n\nA pod.\n\n${source}`, { citations: [citation('Pod')] })).toMatchObject({
      content: 'What is a `pod`?',
      embeds: [{ description: 'A pod.\n\n— [Pod, line 1](https://a.b/pod)' }],
    });
    expect(renderOne('**Question 1 of 5**\n\nWhich?\n\n1. a\n2. b').content).toBe('Question 1 of 5');
    expect(renderOne('**Not quite.** The answer: **a\\*b**.\n\n> q').content).toBe('Not quite. The answer: a\\*b.');
    expect(renderOne('[x](person:123456789012345678) shares *a*\n\nb').content).toBe('<@123456789012345678> shares a');
  });

  it('says what the message is from, where it begins with what it quotes', () => {
    expect(renderOne(`A pod.\n\n${source}`, { citations: [citation('Pod')] }).content).toBe('From the notes: Pod');
    const content = (markdown: string, ...titles: string[]) =>
      renderOne(markdown, { citations: titles.map((title) => citation(title)), marks: [[0, 1]] }).content;
    expect(content(`A pod.\n\n${source}`, 'Pod', 'Pod')).toBe('From the notes: Pod');
    expect(content(`A pod.\n\nB.\n\n${source}`, 'Pod_x', 'Node')).toBe('From the notes: Pod\\_x, Node');
    expect(content(`- a\n- b\n\n${source}`, 'a', 'b', 'c', 'd', 'e')).toBe('From the notes: a, b, c and 2 more');
    expect(content('A pod.', 'Pod')).toBe('From the notes: Pod');
    expect(content(`A pod.\n\n${source}`, 'x'.repeat(61))).toBe(`From the notes: ${'x'.repeat(59)}…`);
  });

  it('is the beginning of the message, where there is nothing better', () => {
    expect(renderOne(`- **This week:** 3 points\n- b\n\nc`).content).toBe('This week: 3 points');
    expect(renderOne(`\`\`\`sh\nls -l\nps\n\`\`\`\n\nb`).content).toBe('ls -l');
    const long = 'word '.repeat(60);
    expect(renderOne(`${long}\n\nb`).content).toBe(`${'word '.repeat(15).trim()}…`);
    expect(renderOne(`[a](https://a.b) b\n\nc`).content).toBe('a b');
    expect(renderOne('- [x](person:123456789012345678): 3\n\nb').content).toBe('someone: 3');
  });

  it('stands alone where the message is short and quotes nothing', () => {
    expect(renderOne('Good to **know**, say `quiz`.', { choices: [choice('Quiz')] })).toMatchObject({
      content: 'Good to **know**, say `quiz`.',
      embeds: [],
      components: [{ components: [{ label: 'Quiz' }] }],
    });
    expect(renderOne('x'.repeat(601)).embeds).toHaveLength(1);
    expect(renderOne('').content).toBe('(nothing to show)');
    expect(renderOne('---\n\n***').content).toBe('(nothing to show)');
    expect(renderOne('A.\n\n---')).toMatchObject({ content: 'A.', embeds: [] });
  });

  it('is a short list as a whole, so that no item is said twice', () => {
    expect(renderOne('- **a:** 1\n- b\n\n  > c\n- d\n  1. e')).toMatchObject({
      content: '- **a:** 1\n- b\n> c\n- d\n  1. e',
      embeds: [],
    });
    expect(renderOne('- a\n- b\n\n<!-- -->\n\n- c').embeds).toHaveLength(1);
    expect(renderOne('- a\n'.repeat(200)).embeds).toHaveLength(1);
  });

  it('counts the posts that follow', () => {
    const posts = render(`Lead.\n\n${'word '.repeat(3000)}`, { choices: [choice('Why')] });
    expect(posts.map(({ content }) => content)).toEqual(['Lead.', '(2 of 4)', '(3 of 4)', '(4 of 4)']);
    expect(posts.map(({ components }) => components.length)).toEqual([0, 0, 0, 1]);
  });
});

describe('below the embeds', () => {
  it('stands when the notes were last checked', () => {
    const citations = [citation('Pod', '2025-06-01'), citation('Node'), citation('Job', '2025-01-31')];
    const posts = render(`Lead.\n\na\n\n---\n\nb ${'word '.repeat(2000)}`, { citations });
    const embeds = posts.flatMap((post) => post.embeds);
    expect(embeds.length).toBeGreaterThan(2);
    expect(embeds.map(({ footer }) => footer?.text)).toEqual([
      ...embeds.slice(1).map(() => undefined),
      'Last checked: Pod 2025-06-01 · Job 2025-01-31',
    ]);
  });

  it('has room beside as much as an embed takes', () => {
    const citations = Array.from({ length: 4 }, (_, index) => citation(`${index}${'x'.repeat(99)}`, '2025-06-01'));
    // Without the line below it would be just one.
    const posts = render(`Lead.\n\n${`${'a '.repeat(50)}\n\n`.repeat(55)}`, { citations });
    expect(posts.flatMap(problemsOf)).toEqual([]);
    expect(posts).toHaveLength(2);
  });
});

describe('what is shown elsewhere', () => {
  it('says below where it was asked, and is found again by that', () => {
    const elsewhere = { key: 'k1', askedIn: '200000000000000002' };
    const line = { description: '-# You asked in <#200000000000000002>' };
    const short = renderOne('Thanks.', {}, elsewhere);
    expect(short).toMatchObject({ content: 'Thanks.', embeds: [line] });
    expect(markerOf(short.embeds)).toEqual({ key: 'k1', part: 1, parts: 1 });
    expect(renderOne('Lead.\n\na', {}, elsewhere).embeds).toMatchObject([{ description: 'a' }, line]);
  });

  it('says so once, and where there is room', () => {
    const long = render(`Lead.\n\n${'word '.repeat(3000)}`, {}, { askedIn: '200000000000000002' });
    const asked = long.map(({ embeds }) => embeds.some(({ description = '' }) => description.includes('You asked')));
    expect(asked).toEqual([false, false, false, true]);
    const full = render(Array.from({ length: 9 }, (_, n) => `part ${n}`).join('\n\n---\n\n'), {}, { askedIn: '1' });
    expect(full.map(({ embeds }) => embeds.length)).toEqual([9]);
  });
});

describe('a post with a key', () => {
  it('is found again by its first embed, which shows nothing of it', () => {
    const posts = render(`Lead.\n\n${'word '.repeat(3000)}`, {}, { key: 'a/b c' });
    expect(posts.map(({ embeds }) => markerOf(embeds))).toEqual(
      [1, 2, 3, 4].map((part) => ({ key: 'a/b c', part, parts: 4 })),
    );
    for (const { embeds } of posts) {
      expect(embeds.map(({ title }) => title)).toEqual(embeds.map(() => undefined));
      expect(embeds.slice(1).map(({ url }) => url)).toEqual(embeds.slice(1).map(() => undefined));
    }
  });

  it('has an embed, however little it says', () => {
    const { content, embeds } = renderOne('Thanks.', {}, { key: 'k1' });
    expect(content).toBe('Thanks.');
    expect(embeds).toHaveLength(1);
    expect(markerOf(embeds)).toEqual({ key: 'k1', part: 1, parts: 1 });
  });

  it('needs no embed where it is a reply, which is found by what it replies to', () => {
    expect(renderOne('Thanks.', {}, { key: 'k1', isReply: true })).toMatchObject({ content: 'Thanks.', embeds: [] });
    const { embeds } = renderOne('Lead.\n\na', {}, { key: 'k1', isReply: true });
    expect(markerOf(embeds)).toEqual({ key: 'k1', part: 1, parts: 1 });
  });

  it('is told from others', () => {
    expect(markerOf(renderOne('Lead.\n\na').embeds)).toBeUndefined();
    for (const url of [
      undefined,
      'https://a.b',
      'https://example.com/stevedore/note',
      'https://example.com/stevedore/post/%/1/1',
    ])
      expect(markerOf([url === undefined ? {} : { url }])).toBeUndefined();
    expect(markerOf([])).toBeUndefined();
  });
});
