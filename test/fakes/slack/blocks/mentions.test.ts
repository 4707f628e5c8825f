import { expect, test } from 'vitest';
import { mentionsInAttachments, mentionsInBlocks, mentionsInText } from './mentions.ts';

const section = (text: object) => [{ type: 'section', text }];

test.each([
  ['<!channel>', [{ kind: 'broadcast', range: 'channel' }]],
  ['<!here|here>', [{ kind: 'broadcast', range: 'here' }]],
  [
    '<!everyone> and <!group>',
    [
      { kind: 'broadcast', range: 'everyone' },
      { kind: 'broadcast', range: 'channel' },
    ],
  ],
  [
    '<@U1> <@W2|ann>',
    [
      { kind: 'user', id: 'U1' },
      { kind: 'user', id: 'W2' },
    ],
  ],
  ['<!subteam^S1|@ops>', [{ kind: 'usergroup', id: 'S1' }]],
  ['`<!here>` in code', [{ kind: 'broadcast', range: 'here' }]],
  ['```\n<@U1>\n```', [{ kind: 'user', id: 'U1' }]],
  ['&lt;!here&gt; &lt;@U1&gt;', []],
  ['@here <https://example.com|@here> <#C1|ops> <!date^1^{date}|then>', []],
])('%s calls', (text, called) => {
  expect(mentionsInText(text)).toEqual(called);
});

test('mentions are read in mrkdwn and Markdown, not in plain text', () => {
  expect(mentionsInBlocks(section({ type: 'mrkdwn', text: '<@U1>' }))).toEqual([{ kind: 'user', id: 'U1' }]);
  expect(mentionsInBlocks(section({ type: 'plain_text', text: '<@U1>' }))).toEqual([]);
  expect(mentionsInBlocks([{ type: 'markdown', text: '```\n<!here>\n```' }])).toHaveLength(1);
  expect(mentionsInBlocks([{ type: 'context', elements: [{ type: 'mrkdwn', text: '<!here>' }] }])).toHaveLength(1);
  expect(mentionsInBlocks([{ type: 'header', text: { type: 'plain_text', text: '<!here>' } }])).toEqual([]);
});

test('in rich text only the elements that stand for people call them', () => {
  const rich = (...elements: object[]) => [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
  expect(
    mentionsInBlocks(rich({ type: 'text', text: '<!channel> <@U1>' }, { type: 'link', url: 'x', text: '<@U1>' })),
  ).toEqual([]);
  expect(
    mentionsInBlocks(
      rich(
        { type: 'user', user_id: 'U1' },
        { type: 'usergroup', usergroup_id: 'S1' },
        { type: 'broadcast', range: 'here' },
      ),
    ),
  ).toEqual([
    { kind: 'user', id: 'U1' },
    { kind: 'usergroup', id: 'S1' },
    { kind: 'broadcast', range: 'here' },
  ]);
});

test('cells of a table are rich text or raw', () => {
  const rows = [
    [
      { type: 'raw_text', text: '<!here>' },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }] },
    ],
  ];
  expect(mentionsInBlocks([{ type: 'table', rows }])).toEqual([{ kind: 'user', id: 'U1' }]);
});

test('attachments are read, too', () => {
  expect(
    mentionsInAttachments([
      { text: '<!here>', fields: [{ value: '<@U1>' }], blocks: section({ type: 'mrkdwn', text: '<@U2>' }) },
    ]),
  ).toHaveLength(3);
});
