import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMessage } from '../../../../src/chat/message.ts';
import { problemsOf } from '../../../../src/platforms/slack/render/problems.ts';
import { checkMessageBlocks } from '../../../fakes/slack/blocks/check-blocks.ts';
import { choice } from '../../any-message.ts';
import { expectAllSaid, render } from './rendering.ts';

const folder = new URL('../../../../corpus/', import.meta.url);
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));

describe('the notes that ship with the product', () => {
  it.each(paths)('can be shown whole: %s', (path) => {
    const markdown = readFileSync(new URL(path, folder), 'utf8').replace(/^---\n.*?\n---\n/s, '');
    const posts = render(markdown, { choices: [choice('Why')] });
    for (const post of posts) {
      expect(problemsOf(post)).toEqual([]);
      expect(checkMessageBlocks(JSON.parse(JSON.stringify(post.blocks)))).toBeUndefined();
    }
    expectAllSaid(createMessage({ markdown }), posts);
    expect(posts.length).toBeLessThanOrEqual(Math.max(2, Math.ceil(markdown.length / 5_000)));
    const tables = posts.flatMap(({ blocks }) => blocks).filter(({ type }) => type === 'table');
    expect(tables.length > 0).toBe(/^\|[- |:]+\|$/m.test(markdown));
  });
});
