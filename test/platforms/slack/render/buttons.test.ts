import { describe, expect, it } from 'vitest';
import { choiceButtons, conversationOf, pressOf } from '../../../../src/platforms/slack/render/buttons.ts';
import { problemsOf } from '../../../../src/platforms/slack/render/problems.ts';
import { choice } from '../../any-message.ts';

const conversation = 'T1/C1:1700000000.000100';

describe('choiceButtons', () => {
  it('tells a press all that it takes to answer it', () => {
    const blocks = choiceButtons([choice('Why <b>'), choice('More')], conversation);
    expect(blocks).toEqual([
      {
        type: 'actions',
        block_id: `choices-0 ${conversation}`,
        elements: [
          {
            type: 'button',
            action_id: 'choice-0',
            text: { type: 'plain_text', text: 'Why <b>', emoji: false },
            value: 'say Why <b>',
          },
          {
            type: 'button',
            action_id: 'choice-1',
            text: { type: 'plain_text', text: 'More', emoji: false },
            value: 'say More',
          },
        ],
      },
    ]);
    const press = { ...blocks[0]?.elements[1], block_id: blocks[0]?.block_id, action_ts: '1.2' };
    expect(pressOf(press)).toEqual({ text: 'say More', conversation });
  });

  it('gives the numbered choices of a quiz a row of their own', () => {
    const numbered = ['1. Pod', '2. Node', '3. 4. Job'].map((label) => choice(label, { buttonOnly: true }));
    const rows = choiceButtons([...numbered, choice('Next')], conversation);
    expect(rows.map(({ elements }) => elements.map((each) => ('text' in each ? each.text.text : '')))).toEqual([
      ['1. Pod', '2. Node', '3. 4. Job'],
      ['Next'],
    ]);
    expect(problemsOf({ text: 'x', blocks: rows })).toEqual([]);
  });

  it('cuts labels that are too long, between characters', () => {
    const [row] = choiceButtons([choice(`x${'🚀'.repeat(60)}`)], conversation);
    expect(row?.elements[0]).toMatchObject({ text: { text: `x${'🚀'.repeat(36)}…` } });
    expect(problemsOf({ text: 'x', blocks: [row] })).toEqual([]);
  });

  it('puts at most 25 into a row', () => {
    const rows = choiceButtons(
      Array.from({ length: 51 }, (_, index) => choice(`c${index}`)),
      conversation,
    );
    expect(rows.map(({ elements }) => elements.length)).toEqual([25, 25, 1]);
    expect(problemsOf({ text: 'x', blocks: rows })).toEqual([]);
    expect(choiceButtons([], conversation)).toEqual([]);
  });
});

describe('pressOf', () => {
  it('knows presses of our buttons only', () => {
    const press = { action_id: 'choice-3', block_id: 'choices-1 D1', value: 'why' };
    expect(pressOf(press)).toEqual({ text: 'why', conversation: 'D1' });
    for (const other of [
      { action_id: 'x' },
      { action_id: 'choice-' },
      { block_id: 'Qx1' },
      { value: undefined },
      { value: 3 },
    ])
      expect(pressOf({ ...press, ...other })).toBeUndefined();
    expect(conversationOf('abc')).toBeUndefined();
  });
});
