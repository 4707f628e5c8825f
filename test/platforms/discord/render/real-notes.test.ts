import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMessage } from '../../../../src/chat/message.ts';
import { plainPosts } from '../../../../src/platforms/discord/render/plain-posts.ts';
import { problemsOf } from '../../../../src/platforms/discord/render/problems.ts';
import { choice } from '../../any-message.ts';
import { expectAllSaid, options, render, runsOf } from './rendering.ts';

const folder = new URL('../../../../corpus/', import.meta.url);
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
const choices = [choice('Why')];

describe('the notes that ship with the product', () => {
  it.each(paths)('can be shown, whole and by section: %s', (path) => {
    const markdown = readFileSync(new URL(path, folder), 'utf8').replace(/^---\n.*?\n---\n/s, '');
    const sections = markdown.split(/^(?=#{1,6} )/m).filter((section) => section.trim() !== '');
    for (const text of [markdown, ...sections]) {
      const message = createMessage({ markdown: text, choices });
      for (const posts of [render(text, { choices }), plainPosts(message, options)]) {
        for (const post of posts) expect(problemsOf(post)).toEqual([]);
        expectAllSaid(message, posts);
        const surprises = runsOf(posts).filter((run) => run.special !== undefined && run.special !== 'item');
        expect(surprises).toEqual([]);
      }
      expect(render(text).length).toBeLessThanOrEqual(
        text === markdown ? Math.max(4, Math.ceil(text.length / 4_000)) : 1,
      );
    }
  });
});
