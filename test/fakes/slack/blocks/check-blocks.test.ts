import { expect, test } from 'vitest';
import { checkMessageBlocks, checkViewBlocks } from './check-blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (length: number) => ({ type: 'section', text: mrkdwn('x'.repeat(length)) });
const button = (parts: object = {}) => ({ type: 'button', text: plain('Go'), ...parts });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
const richSection = (...elements: object[]) => richText({ type: 'rich_text_section', elements });
const row = (width: number) => many(width, () => ({ type: 'raw_text', text: 'x' }));
const table = (height: number, width: number) => ({ type: 'table', rows: many(height, () => row(width)) });
const overflow = (options: number) => ({
  type: 'overflow',
  options: many(options, (index) => ({ text: plain('o'), value: String(index) })),
});

/** What Slack takes, beside the same with one more, and why it refuses that. */
const limits: readonly [string, object[], object[], string][] = [
  [
    '50 blocks',
    many(50, () => ({ type: 'divider' })),
    many(51, () => ({ type: 'divider' })),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    '3,000 characters in a section',
    [section(3000)],
    [section(3001)],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    '10 fields',
    [{ type: 'section', fields: many(10, () => mrkdwn('f')) }],
    [{ type: 'section', fields: many(11, () => mrkdwn('f')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    '2,000 characters a field',
    [{ type: 'section', fields: [mrkdwn('x'.repeat(2000))] }],
    [{ type: 'section', fields: [mrkdwn('x'.repeat(2001))] }],
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    '150 characters in a header',
    [{ type: 'header', text: plain('x'.repeat(150)) }],
    [{ type: 'header', text: plain('x'.repeat(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    '25 elements',
    [actions(...many(25, () => button()))],
    [actions(...many(26, () => button()))],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    '10 elements of a context',
    [{ type: 'context', elements: many(10, () => mrkdwn('c')) }],
    [{ type: 'context', elements: many(11, () => mrkdwn('c')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    '75 characters on a button',
    [actions(button({ text: plain('x'.repeat(75)) }))],
    [actions(button({ text: plain('x'.repeat(76)) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    '2,000 characters of a value',
    [actions(button({ value: 'x'.repeat(2000) }))],
    [actions(button({ value: 'x'.repeat(2001) }))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    '3,000 characters of an address',
    [actions(button({ url: 'x'.repeat(3000) }))],
    [actions(button({ url: 'x'.repeat(3001) }))],
    'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
  ],
  [
    '255 characters of an action_id',
    [actions(button({ action_id: 'x'.repeat(255) }))],
    [actions(button({ action_id: 'x'.repeat(256) }))],
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    '255 characters of a block_id',
    [{ type: 'divider', block_id: 'x'.repeat(255) }],
    [{ type: 'divider', block_id: 'x'.repeat(256) }],
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  [
    '5 options in an overflow menu',
    [actions(overflow(5))],
    [actions(overflow(6))],
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  ['100 rows', [table(100, 1)], [table(101, 1)], 'no more than 100 items allowed [json-pointer:/blocks/0/rows]'],
  ['20 columns', [table(1, 20)], [table(1, 21)], 'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]'],
  ['one table', [table(1, 1)], [table(1, 1), table(1, 1)], 'only_one_table_allowed [json-pointer:/blocks]'],
  [
    'block_ids once',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'b' },
    ],
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    'block_id a already exists [json-pointer:/blocks]',
  ],
  [
    'action_ids once a block',
    [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    'action_id a already exists [json-pointer:/blocks/0]',
  ],
  [
    'text in a header that is plain',
    [{ type: 'header', text: plain('h') }],
    [{ type: 'header', text: mrkdwn('h') }],
    'must be one of: plain_text [json-pointer:/blocks/0/text/type]',
  ],
  [
    'text that is not empty',
    [section(1)],
    [section(0)],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'no field that Slack does not know',
    [{ type: 'divider' }],
    [{ type: 'divider', colour: 'red' }],
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  [
    'blocks that Slack knows',
    [{ type: 'divider' }],
    [{ type: 'marquee' }],
    'unsupported type [json-pointer:/blocks/0/type]',
  ],
  [
    'alternative text of an image',
    [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' }],
    [{ type: 'image', image_url: 'https://example.com/a.png' }],
    'missing required field: alt_text [json-pointer:/blocks/0/alt_text]',
  ],
  [
    'text in rich text that is not empty',
    [richSection({ type: 'text', text: 'a' })],
    [richSection({ type: 'text', text: '' })],
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
  ],
  [
    'lists of sections',
    [
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
      }),
    ],
    [richText({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'text', text: 'a' }] })],
    'must be one of: rich_text_section [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
  [
    '10,000 characters in cells',
    [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x'.repeat(10_000) }]] }],
    [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x'.repeat(10_001) }]] }],
    'more than 10000 characters in cells [json-pointer:/blocks]',
  ],
];

test.each(limits)('Slack takes %s', (_what, within, beyond, reason) => {
  expect(checkMessageBlocks(within)).toBeUndefined();
  expect(checkMessageBlocks(beyond)).toEqual({ error: 'invalid_blocks', reasons: expect.arrayContaining([reason]) });
});

test('all blocks together hold 12,000 characters', () => {
  const full = [section(3000), section(3000), section(3000), section(3000)];
  expect(checkMessageBlocks(full)).toBeUndefined();
  expect(checkMessageBlocks([...full, section(1)])?.error).toBe('msg_blocks_too_long');
});

test('markdown blocks hold 12,000 characters', () => {
  const markdown = (length: number) => ({ type: 'markdown', text: 'x'.repeat(length) });
  expect(checkMessageBlocks([markdown(12_000)])).toBeUndefined();
  expect(checkMessageBlocks([markdown(12_001)])?.error).toBe('invalid_blocks');
  expect(checkMessageBlocks([markdown(6_000), markdown(6_001)])?.error).toBe('msg_blocks_too_long');
});

test('a view holds 100 blocks, and neither tables nor markdown', () => {
  expect(checkViewBlocks(many(100, () => ({ type: 'divider' })))).toBeUndefined();
  expect(checkViewBlocks(many(101, () => ({ type: 'divider' })))?.reasons).toEqual([
    'no more than 100 items allowed [json-pointer:/view/blocks]',
  ]);
  expect(checkViewBlocks([table(1, 1)])?.reasons).toEqual(['unsupported type [json-pointer:/view/blocks/0/type]']);
  expect(checkViewBlocks([{ type: 'markdown', text: 'm' }])?.error).toBe('invalid_arguments');
});
