import { describe, expect, it } from 'vitest';
import { createMessage } from '../../../../src/chat/message.ts';
import type { DiscordPost } from '../../../../src/platforms/discord/render/discord-post.ts';
import { plainPosts } from '../../../../src/platforms/discord/render/plain-posts.ts';
import { problemsOf } from '../../../../src/platforms/discord/render/problems.ts';
import { choice } from '../../any-message.ts';
import { expectAllSaid, options, render, runsOf } from './rendering.ts';

/** With embeds and without. */
function bothWays(markdown: string): (readonly DiscordPost[])[] {
  const message = createMessage({ markdown });
  const ways = [render(markdown), plainPosts(message, options)];
  for (const posts of ways) {
    expect(posts.flatMap(problemsOf)).toEqual([]);
    expectAllSaid(message, posts);
  }
  return ways;
}

describe('a long message', () => {
  it('goes on in code where code was cut, between lines, in the same language', () => {
    const lines = Array.from({ length: 600 }, (_, index) => `echo ${index} # ${'x'.repeat(index % 40)}`);
    for (const posts of bothWays(`Lead.\n\n\`\`\`sh\n${lines.join('\n')}\n\`\`\``)) {
      expect(posts.length).toBeGreaterThan(2);
      const code = runsOf(posts).filter((run) => run.code);
      expect(new Set(code.map(({ language }) => language))).toEqual(new Set(['sh']));
      expect(code.flatMap(({ text }) => text.split('\n'))).toEqual(lines);
    }
  });

  it('is cut between words, and goes on in the same look', () => {
    const words = Array.from({ length: 3000 }, (_, index) => `w${index}`);
    for (const posts of bothWays(`Lead.\n\n> **${words.join(' ')}**`)) {
      const runs = runsOf(posts).filter(({ quote }) => quote);
      expect(runs.flatMap(({ text }) => text.split(/\s+/)).filter((word) => word !== '')).toEqual(words);
      expect(runs.filter(({ text, bold }) => text.trim() !== '' && !bold)).toEqual([]);
    }
  });

  it('stays a heading', () => {
    for (const posts of bothWays(`Lead.\n\n# ${'word '.repeat(1_000)}`))
      expect(runsOf(posts).filter(({ text, heading }) => text.includes('word') && !heading)).toEqual([]);
  });

  it('keeps links and code within a line whole', () => {
    const label = 'a label that is so long that it could be cut, number';
    const links = Array.from(
      { length: 300 },
      (_, index) => `[${label} ${index}](https://a.b/c_${index}), \`${label} ${index}\` and`,
    );
    for (const posts of bothWays(`Lead.\n\n${links.join(' ')}`)) {
      const runs = runsOf(posts);
      const texts = links.map((_, index) => `${label} ${index}`);
      expect(runs.filter(({ code }) => code).map(({ text }) => text)).toEqual(texts);
      const written = posts.flatMap(({ content, embeds }) => [
        content,
        ...embeds.map(({ description }) => description),
      ]);
      expect(written.join('\n').split(/\]\(https/)).toHaveLength(301);
    }
  });

  it('keeps an item one item', () => {
    for (const posts of bothWays(`Lead.\n\n- ${'word '.repeat(3000)}\n- b`))
      expect(runsOf(posts).filter(({ special }) => special === 'item')).toHaveLength(2);
  });

  it('fits though all of it must be escaped', () => {
    bothWays('\\*'.repeat(9000));
    bothWays(`\`${'\\'.repeat(5000)}\``);
    bothWays(`> ${'a\\\n> '.repeat(3000)}b`);
    bothWays(`~~~~\n${'`'.repeat(9000)}\n~~~~`);
    bothWays(`> ~~~~\n${'> a\n'.repeat(4000)}> ~~~~`);
    bothWays(`# ${'word '.repeat(2000)}`);
  });

  it('has at most nine embeds in a post, so that a note finds room', () => {
    const posts = render(Array.from({ length: 30 }, (_, index) => `part ${index}`).join('\n\n---\n\n'));
    expect(posts.map(({ embeds }) => embeds.length)).toEqual([9, 9, 9, 2]);
  });
});

describe('a message without embeds', () => {
  const checked = {
    ...{ path: 'a.md', title: 'A *b*', headings: [], anchor: '', url: 'a.md', startLine: 1, endLine: 1 },
    verified: '2025-06-01',
  };

  it('says the same, with its buttons and when the notes were checked', () => {
    const message = createMessage({
      markdown: '**What?**\n\n```sh\nls\n```',
      choices: [choice('Why')],
      citations: [checked],
    });
    const posts = plainPosts(message, options);
    expect(posts.map(({ content }) => content)).toEqual([
      '**What?**\n```sh\nls\n```\n-# Last checked: A \\*b\\* 2025-06-01',
    ]);
    expect(posts[0]?.embeds).toEqual([]);
    expect(posts[0]?.components).toHaveLength(1);
    expect(plainPosts(createMessage({ markdown: '' }), options).map(({ content }) => content)).toEqual([
      '(nothing to show)',
    ]);
  });

  it('says when the notes were checked in a post of its own where there is no more room', () => {
    const posts = plainPosts(createMessage({ markdown: 'x'.repeat(1_980), citations: [checked] }), options);
    expect(posts.flatMap(problemsOf)).toEqual([]);
    expect(posts.map(({ content }) => content)).toEqual(['x'.repeat(1_980), '-# Last checked: A \\*b\\* 2025-06-01']);
  });
});
