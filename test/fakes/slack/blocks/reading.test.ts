import { expect, test } from 'vitest';
import { type Names, readBlocks, readMrkdwn } from './reading.ts';

const names: Names = { person: (id) => id.toLowerCase(), channel: () => 'ops', usergroup: () => 'crew' };

test.each([
  ['*bold* _italic_ ~gone~ `code`', 'bold italic gone code'],
  ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
  ['a &lt;b&gt; &amp;amp;', 'a <b> &amp;'],
  [
    '<https://example.com/a_b|the page> <https://example.com>',
    'the page (https://example.com/a_b) https://example.com',
  ],
  ['<@U1> in <#C1> with <!subteam^S1>, <!here>', '@u1 in #ops with @crew, @here'],
  ['```\nkubectl get pods\n```', 'kubectl get pods'],
])('%s reads', (text, reading) => {
  expect(readMrkdwn(text, names)).toBe(reading);
});

test('blocks are read from top to bottom', () => {
  const text = (words: string) => ({ type: 'text', text: words });
  const item = (words: string) => ({ type: 'rich_text_section', elements: [text(words)] });
  const plain = (words: string) => ({ type: 'plain_text', text: words });
  const blocks = [
    { type: 'header', text: plain('Pods') },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 'A *pod* runs' },
      accessory: { type: 'button', text: plain('More') },
    },
    { type: 'divider' },
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [text('see '), { type: 'link', url: 'https://k8s.io', text: 'docs' }] },
        { type: 'rich_text_list', style: 'ordered', offset: 1, elements: [item('two'), item('three')] },
        { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [item('deep')] },
        { type: 'rich_text_quote', elements: [text('said\nso')] },
        { type: 'rich_text_preformatted', elements: [text('ls')] },
      ],
    },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'a' },
          { type: 'raw_text', text: 'b' },
        ],
      ],
    },
    {
      type: 'context',
      elements: [
        { type: 'image', alt_text: 'a cat', image_url: 'x' },
        { type: 'mrkdwn', text: 'checked' },
      ],
    },
    { type: 'actions', elements: [{ type: 'button', text: plain('Open'), url: 'https://k8s.io' }] },
  ];
  expect(readBlocks(blocks, names).split('\n')).toEqual([
    'Pods',
    'A pod runs',
    '[More]',
    'see docs (https://k8s.io)',
    '2. two',
    '3. three',
    '  • deep',
    '> said',
    '> so',
    'ls',
    'a | b',
    'a cat checked',
    '[Open](https://k8s.io)',
  ]);
});
