import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../../src/platforms/slack/render/problems.ts';

const x = (length: number) => 'x'.repeat(length);
const text = (length: number) => ({ type: 'text', text: x(length) });
const plain = (length: number) => ({ type: 'plain_text', text: x(length) });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const section = (...elements: object[]) => rich({ type: 'rich_text_section', elements });
const button = (over: object) => ({ type: 'button', action_id: 'a', text: plain(75), ...over });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const table = (rows: number, columns: number, length = 1) => ({
  type: 'table',
  rows: Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => ({ type: 'raw_text', text: x(length) })),
  ),
});
const many = (count: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => make(index));

/** What is just allowed, and what is just too much. */
const cases: readonly [string, object[], object[]][] = [
  ['blocks', many(50, () => section(text(1))), many(51, () => section(text(1)))],
  ['no blocks', [section(text(1))], []],
  ['text of rich text', [section(text(3000))], [section(text(3001))]],
  ['empty text', [section(text(1))], [section(text(0))]],
  ['empty section', [section(text(1))], [section()]],
  ['empty rich text', [section(text(1))], [rich()]],
  [
    'indent',
    [rich({ type: 'rich_text_list', indent: 8, elements: [text(1)] })],
    [rich({ type: 'rich_text_list', indent: 9, elements: [text(1)] })],
  ],
  ['url', [section({ type: 'link', url: x(3000) })], [section({ type: 'link', url: x(3001) })]],
  ['no url', [section({ type: 'link', url: 'u' })], [section({ type: 'link', url: '' })]],
  ['text of link', [section({ type: 'link', url: 'u', text: 'x' })], [section({ type: 'link', url: 'u', text: '' })]],
  ['all text', many(4, () => section(text(3000))), [...many(4, () => section(text(3000))), section(text(1))]],
  ['section', [{ type: 'section', text: plain(3000) }], [{ type: 'section', text: plain(3001) }]],
  ['empty section text', [{ type: 'section', text: plain(1) }], [{ type: 'section' }]],
  [
    'fields',
    [{ type: 'section', fields: many(10, () => plain(1)) }],
    [{ type: 'section', fields: many(11, () => plain(1)) }],
  ],
  ['field', [{ type: 'section', fields: [plain(2000)] }], [{ type: 'section', fields: [plain(2001)] }]],
  ['header', [{ type: 'header', text: plain(150) }], [{ type: 'header', text: plain(151) }]],
  [
    'context',
    [{ type: 'context', elements: many(10, () => plain(1)) }],
    [{ type: 'context', elements: many(11, () => plain(1)) }],
  ],
  [
    'actions',
    [actions(...many(25, (index) => button({ action_id: `${index}` })))],
    [actions(...many(26, (index) => button({ action_id: `${index}` })))],
  ],
  ['button text', [actions(button({}))], [actions(button({ text: plain(76) }))]],
  ['button value', [actions(button({ value: x(2000) }))], [actions(button({ value: x(2001) }))]],
  ['label', [actions(button({ accessibility_label: x(75) }))], [actions(button({ accessibility_label: x(76) }))]],
  ['action_id', [actions(button({ action_id: x(255) }))], [actions(button({ action_id: x(256) }))]],
  ['same action_id', [actions(button({}), button({ action_id: 'b' }))], [actions(button({})), actions(button({}))]],
  ['block_id', [{ ...section(text(1)), block_id: x(255) }], [{ ...section(text(1)), block_id: x(256) }]],
  [
    'same block_id',
    [
      { ...section(text(1)), block_id: 'a' },
      { ...section(text(1)), block_id: 'b' },
    ],
    [
      { ...section(text(1)), block_id: 'a' },
      { ...section(text(1)), block_id: 'a' },
    ],
  ],
  ['tables', [table(1, 1)], [table(1, 1), table(1, 1)]],
  ['rows', [table(100, 20)], [table(101, 1)]],
  ['columns', [table(1, 20)], [table(1, 21)]],
  ['no rows', [table(1, 1)], [table(0, 0)]],
  ['uneven rows', [table(2, 2)], [{ type: 'table', rows: [...table(1, 1).rows, ...table(1, 2).rows] }]],
  ['cells', [table(10, 10, 100)], [table(10, 10, 101)]],
  ['empty cell', [table(1, 1)], [table(1, 1, 0)]],
];

describe('problemsOf', () => {
  it.each(cases)('knows the limit: %s', (_, allowed, tooMuch) => {
    expect(problemsOf({ text: 'x', blocks: allowed })).toEqual([]);
    expect(problemsOf({ text: 'x', blocks: tooMuch })).toHaveLength(1);
  });

  it('asks for text that is escaped and not too long', () => {
    const blocks = [section(text(1))];
    for (const good of ['a &lt;b&gt; &amp;amp;', x(4000), 'ü'.repeat(2000)])
      expect(problemsOf({ text: good, blocks })).toEqual([]);
    for (const bad of ['', '  ', 'a < b', '<!channel>', 'a & b', '&quot;', x(4001), 'ü'.repeat(2001)])
      expect(problemsOf({ text: bad, blocks })).toHaveLength(1);
  });

  it('knows that a home takes more blocks and no table', () => {
    expect(problemsOf({ blocks: many(100, () => section(text(3000))) }, 'home')).toEqual([]);
    expect(problemsOf({ blocks: many(101, () => section(text(1))) }, 'home')).toHaveLength(1);
    expect(problemsOf({ blocks: [table(1, 1)] }, 'home')).toHaveLength(1);
  });
});
