import { describe, expect, it } from 'vitest';
import { withNote } from '../../../../src/platforms/slack/render/noted.ts';
import { problemsOf } from '../../../../src/platforms/slack/render/problems.ts';
import { choice } from '../../any-message.ts';
import { render, renderOne } from './rendering.ts';

const quiz = renderOne('Which?\n\n1. a & b\n2. c', {
  choices: [choice('1. a & b', { buttonOnly: true }), choice('2. c', { buttonOnly: true }), choice('Next')],
});

/** As Slack gives blocks back: with ids, defaults, and `plain_text` escaped. */
function givenBack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(givenBack);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, givenBack(each)]));
  if (given.type === 'plain_text') return { emoji: true, ...given, text: String(given.text).replaceAll('&', '&amp;') };
  return given.type === 'rich_text' ? { block_id: 'Qx1', ...given } : given;
}

const stored = givenBack(quiz.blocks) as readonly unknown[];

describe('withNote', () => {
  it('puts a note below an open message, in place of an earlier one', () => {
    const once = withNote(stored, quiz.text, '1 answer', true);
    const twice = withNote(givenBack(once.blocks) as readonly unknown[], once.text, '**2** answers', true);
    expect(once.blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions', 'actions', 'context']);
    expect(twice.blocks.slice(0, 3)).toEqual(once.blocks.slice(0, 3));
    expect(twice.blocks.at(-1)).toEqual({
      type: 'context',
      block_id: 'note',
      elements: [{ type: 'plain_text', text: '2 answers', emoji: false }],
    });
    expect(JSON.stringify(twice.blocks)).toContain('"1. a & b"');
    expect(twice.text).toBe(
      'Which?\n1. a &amp; b\n2. c\n\n2 answers\n\nPress one of the buttons; there is also: Next.',
    );
  });

  it('takes the buttons of a closed message away', () => {
    const closed = withNote(stored, quiz.text, '[U1](person:U1) <!channel> `x`', false, new Map([['U1', 'Ann']]));
    expect(closed.blocks.map(({ type }) => type)).toEqual(['rich_text', 'context']);
    expect(closed.text).toBe('Which?\n1. a &amp; b\n2. c\n\nAnn &lt;!channel&gt; x');
    expect(problemsOf(closed)).toEqual([]);
  });

  it('leaves blocks alone that it does not know', () => {
    const theirs = [
      { type: 'novelty', block_id: 'n' },
      { type: 'actions', block_id: 'theirs', elements: [] },
    ];
    expect(withNote(theirs, 'Old &amp; good', 'a < b', false)).toEqual({
      text: 'Old &amp; good\n\na &lt; b',
      blocks: [
        ...theirs,
        { type: 'context', block_id: 'note', elements: [{ type: 'plain_text', text: 'a < b', emoji: false }] },
      ],
    });
  });

  it('finds room for a note below what is long already', () => {
    const markdown = 'x\n\n---\n\n'.repeat(200);
    for (const { text, blocks } of [
      ...render(markdown),
      ...render(`|a|\n|-|\n\n${markdown}`),
      ...render('größe '.repeat(4000)),
    ]) {
      const noted = withNote(blocks, text, '🚀'.repeat(500), true);
      expect(problemsOf(noted)).toEqual([]);
      expect(noted.blocks).toHaveLength(blocks.length + 1);
    }
    const full = Array.from({ length: 50 }, () => ({ type: 'divider' }));
    expect(withNote(full, 'x', 'y', true).blocks).toHaveLength(50);
    expect(problemsOf(withNote([], '&amp;'.repeat(4000), '🚀 & '.repeat(500), false))).toEqual([]);
  });
});
