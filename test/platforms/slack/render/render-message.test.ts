import { describe, expect, it } from 'vitest';
import { createMessage } from '../../../../src/chat/message.ts';
import { peopleIn } from '../../../../src/platforms/rendering/people-in.ts';
import { problemsOf } from '../../../../src/platforms/slack/render/problems.ts';
import { renderMessage } from '../../../../src/platforms/slack/render/render-message.ts';
import { choice } from '../../any-message.ts';
import { leavesIn, options, render, renderOne, saidIn } from './rendering.ts';

/** The elements of the only rich text block. */
function rich(markdown: string): unknown {
  const { blocks } = renderOne(markdown);
  expect(blocks).toHaveLength(1);
  const [block] = blocks;
  return block?.type === 'rich_text' ? block.elements : block;
}

const text = (value: string, style?: object) => ({ type: 'text', text: value, ...(style && { style }) });
const link = (url: string, value: string, style?: object) => ({ ...text(value, style), type: 'link', url });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const list = (style: string, items: object[][], more: object = {}) => ({
  type: 'rich_text_list',
  style,
  ...more,
  elements: items.map((elements) => section(...elements)),
});
const quote = (...elements: object[]) => ({ type: 'rich_text_quote', elements });
const code = (value: string, more: object = {}) => ({
  type: 'rich_text_preformatted',
  elements: [text(value)],
  ...more,
});

describe('renderMessage', () => {
  it('puts paragraphs into one section, an empty line between them', () => {
    expect(rich('one\ntwo\n\nthree\\\nfour<br>five')).toEqual([
      section(text('one two'), text('\n\n'), text('three\nfour\nfive')),
    ]);
  });

  it('styles text, and the words of the question in bold', () => {
    expect(rich('a **b** *c* ~~d~~ `e` ***f***')).toEqual([
      section(
        text('a '),
        text('b', { bold: true }),
        text(' '),
        text('c', { italic: true }),
        text(' '),
        text('d', { strike: true }),
        text(' '),
        text('e', { code: true }),
        text(' '),
        text('f', { italic: true, bold: true }),
      ),
    ]);
    expect(
      renderOne('A pod has `x`.', {
        marks: [
          [2, 5],
          [10, 13],
        ],
      }).blocks,
    ).toEqual([
      {
        type: 'rich_text',
        elements: [
          section(
            text('A '),
            text('pod', { bold: true }),
            text(' has '),
            text('x', { bold: true, code: true }),
            text('.'),
          ),
        ],
      },
    ]);
  });

  it('leaves what Slack would act upon as it is', () => {
    const wild = '<!channel> <@U1> @here #general *b* _i_ ~s~ :tada: &amp; \\';
    const markdown = '\\<!channel> <@U1> @here #general \\*b\\* \\_i\\_ \\~s\\~ :tada: &amp;amp; \\\\';
    expect(rich(markdown)).toEqual([section(text(wild))]);
    expect(rich('`@scope/pkg` `<!here>`')).toEqual([
      section(text('@scope/pkg', { code: true }), text(' '), text('<!here>', { code: true })),
    ]);
    expect(rich('```\n<!channel> *x* `y` &amp;\n```')).toEqual([code('<!channel> *x* `y` &amp;')]);
  });

  it('puts headings in bold right above what they are about', () => {
    expect(rich('a\n\n# B *c*\n\nd')).toEqual([
      section(
        text('a'),
        text('\n\n'),
        text('B ', { bold: true }),
        text('c', { bold: true, italic: true }),
        text('\n'),
        text('d'),
      ),
    ]);
  });

  it('nests lists by indenting, and goes on counting', () => {
    expect(rich('3. a\n   - b\n     - c\n4. d\n5. e\n\nf')).toEqual([
      list('ordered', [[text('a')]], { offset: 2 }),
      list('bullet', [[text('b')]], { indent: 1 }),
      list('bullet', [[text('c')]], { indent: 2 }),
      list('ordered', [[text('d')], [text('e')]], { offset: 3 }),
      section(text('\n'), text('f')),
    ]);
    expect(rich('- [x] done\n- [ ] open\n-')).toEqual([
      list('bullet', [[text('[x] '), text('done')], [text('[ ] '), text('open')], [text(' ')]]),
    ]);
  });

  it('indents no deeper than Slack does, and keeps two lists apart', () => {
    const deep = Array.from({ length: 11 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`).join('\n');
    const lists = rich(deep) as readonly { readonly indent?: number }[];
    expect(lists.map(({ indent }) => indent)).toEqual([undefined, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rich('1. a\n2. b\n\n1) c')).toEqual([
      list('ordered', [[text('a')], [text('b')]]),
      list('ordered', [[text('c')]]),
    ]);
  });

  it('keeps code in an item, and the item whole around it', () => {
    expect(rich('1. a\n\n   b\n\n   ```sh\n   ls\n   ```\n\n   c\n2. d')).toEqual([
      list('ordered', [[text('a'), text('\n'), text('b')]]),
      code('ls'),
      section(text('c')),
      list('ordered', [[text('d')]], { offset: 1 }),
    ]);
    expect(rich('1. ```\n   ls\n   ```\n2. b')).toEqual([
      list('ordered', [[text(' ')]]),
      code('ls'),
      list('ordered', [[text('b')]], { offset: 1 }),
    ]);
  });

  it('flattens quotes: what they hold has a border', () => {
    expect(rich('> a\n>\n> - b\n>\n> ```\n> c\n> ```\n> > d\n\n> e')).toEqual([
      quote(text('a')),
      list('bullet', [[text('b')]], { border: 1 }),
      code('c', { border: 1 }),
      quote(text('d')),
      quote(text('e')),
    ]);
    expect(rich('> a\n>\n> b')).toEqual([quote(text('a'), text('\n\n'), text('b'))]);
  });

  it('makes rules dividers', () => {
    expect(renderOne('a\n\n---\n\nb').blocks).toEqual([
      { type: 'rich_text', elements: [section(text('a'))] },
      { type: 'divider' },
      { type: 'rich_text', elements: [section(text('b'))] },
    ]);
  });

  it('makes links of addresses that a client opens, however they look', () => {
    const odd = 'https://a.test/x_(y)_z?a=*b*&c=<d>|e';
    expect(rich(`[**Go** \`now\`](<${odd.replace('<d>', '\\<d\\>')}>)`)).toEqual([
      section(link(odd, 'Go', { bold: true }), text(' '), link(odd, 'now', { code: true })),
    ]);
    expect(
      rich('[n](obsidian://open?vault=n&file=a%20b) [v](vscode://file/a:3) <m@a.test> [](https://b.test)'),
    ).toEqual([
      section(
        link('obsidian://open?vault=n&file=a%20b', 'n'),
        text(' '),
        link('vscode://file/a:3', 'v'),
        text(' '),
        link('mailto:m@a.test', 'm@a.test'),
        text(' '),
        link('https://b.test', 'https://b.test'),
      ),
    ]);
    expect(rich('[a][r] ![pic][r]\n\n[r]: https://r.test\n[r]: https://other.test')).toEqual([
      section(link('https://r.test', 'a'), text(' '), link('https://r.test', 'pic')),
    ]);
  });

  it('writes other addresses out', () => {
    expect(rich('— [Note › Head, lines 3–5](my%20notes/ecs.md#L3-L5)')).toEqual([
      section(text('— Note › Head, lines 3–5 ('), text('my notes/ecs.md', { code: true }), text(')')),
    ]);
    for (const url of [
      'javascript:alert(1)',
      'slack://open',
      'data:text/html,x',
      'ftp://a',
      'https://[',
      'x.md#a',
      '#a',
    ])
      expect(rich(`[x](${url})`)).toEqual([section(text('x ('), text(url, { code: true }), text(')'))]);
    expect(rich('[x.md](x.md) ![](a.png)')).toEqual([section(text('x.md a.png'))]);
    const long = `https://a.test/${'x'.repeat(3000)}`;
    const [post] = render(`[x](${long})`);
    expect(leavesIn(post?.blocks).some(({ type }) => type === 'link')).toBe(false);
    expect(saidIn(post?.blocks)).toBe(`x(${long})`);
  });

  it('shows images by what they show, HTML and footnotes as text', () => {
    expect(rich('![A map](https://a.test/m.png)')).toEqual([section(link('https://a.test/m.png', 'A map'))]);
    expect(rich('<div>\nx\n</div>')).toEqual([section(text('<div>\nx\n</div>'))]);
    expect(rich('a[^1] <b>c</b>\n\n[^1]: why')).toEqual([
      section(text('a[1] <b>c</b>'), text('\n\n'), text('[1] '), text('why')),
    ]);
  });

  it('names people without calling them', () => {
    const markdown = '1. [U1](person:U1): 3\n2. [U2](person:U2): 1';
    expect(rich(markdown)).toEqual([list('ordered', [[text('Ann & <Co>: 3')], [text('someone: 1')]])]);
    expect(peopleIn(createMessage({ markdown: `${markdown} [U1](person:U1) [x](https://a.test)` }))).toEqual([
      'U1',
      'U2',
    ]);
    expect(peopleIn(createMessage({ markdown: '[x](person:a%20b) [y](person:%)' }))).toEqual(['a b', '%']);
  });

  it('makes one table a table', () => {
    const { blocks } = renderOne('a\n\n| Name | What |\n| - | -: |\n| `pod` | unit |\n| <br> |\n\nb');
    const head = (value: string) => ({ type: 'rich_text', elements: [section(text(value, { bold: true }))] });
    expect(blocks[1]).toEqual({
      type: 'table',
      rows: [
        [head('Name'), head('What')],
        [
          { type: 'rich_text', elements: [section(text('pod', { code: true }))] },
          { type: 'raw_text', text: 'unit' },
        ],
        [
          { type: 'raw_text', text: ' ' },
          { type: 'raw_text', text: ' ' },
        ],
      ],
      column_settings: [
        { align: 'left', is_wrapped: true },
        { align: 'right', is_wrapped: true },
      ],
    });
  });

  it('makes a second table in a post a list, with the links that are in it', () => {
    const { blocks } = renderOne('|a|\n|-|\n|b|\n\n|Name|Where|\n|-|-|\n|x|[y](https://y.test)|\n|z||');
    expect(blocks.map(({ type }) => type)).toEqual(['table', 'rich_text']);
    expect(blocks[1]).toEqual({
      type: 'rich_text',
      elements: [
        list('bullet', [
          [
            text('Name', { bold: true }),
            text(': '),
            text('x'),
            text('\n'),
            text('Where', { bold: true }),
            text(': '),
            link('https://y.test', 'y'),
          ],
          [text('Name', { bold: true }), text(': '), text('z'), text('\n'), text('Where', { bold: true }), text(': ')],
        ]),
      ],
    });
  });

  it('keeps the heads of a table without rows', () => {
    const { blocks } = renderOne('|a|\n|-|\n|b|\n\n|c||d|\n|-|-|-|');
    expect(blocks[1]).toEqual({
      type: 'rich_text',
      elements: [list('bullet', [[text('c', { bold: true }), text(' | '), text('d', { bold: true })]])],
    });
  });

  it('says in one line when the notes were checked', () => {
    const citation = { startLine: 1, endLine: 2, headings: [], anchor: '', url: 'u' };
    const citations = [
      { ...citation, path: 'a.md', title: 'ECS & <b>', verified: '2026-05-01' },
      { ...citation, path: 'a.md', title: 'ECS & <b>', verified: '2026-05-01' },
      { ...citation, path: 'b.md', title: 'Other' },
      { ...citation, path: 'c.md', title: 'Pod', verified: '2026-04-02' },
    ];
    expect(renderOne('x', { citations }).blocks[1]).toEqual({
      type: 'context',
      elements: [{ type: 'plain_text', text: 'Last checked: ECS & <b> 2026-05-01 · Pod 2026-04-02', emoji: false }],
    });
    expect(renderOne('x', { citations: citations.slice(2, 3) }).blocks).toHaveLength(1);
    const many = ['A', 'B', 'C', 'D', 'E', 'F'].map((title) => ({ ...citations[0]!, path: title, title }));
    expect(renderOne('x', { citations: many }).text).toContain('D 2026-05-01 · and 2 more');
  });

  it('says what to type where there are no buttons', () => {
    const choices = [choice('1. Pod', { buttonOnly: true }), choice('Why'), choice('More')];
    const [post] = renderMessage(createMessage({ markdown: 'x', choices }), { ...options, buttons: false });
    expect(post?.blocks.map(({ type }) => type)).toEqual(['rich_text', 'context']);
    expect(post?.text).toBe('x\n\nWhy: type why · More: type more');
    const long = Array.from({ length: 60 }, (_, index) => choice(`${index} ${'x'.repeat(60)}`));
    for (const each of renderMessage(createMessage({ markdown: 'x', choices: long }), { ...options, buttons: false }))
      expect(problemsOf(each)).toEqual([]);
  });

  it('always has something to show', () => {
    for (const markdown of ['', '[r]: https://a.test', '&#32;', '>', '```\n```', '| |\n|-|'])
      expect(renderOne(markdown)).toEqual({
        text: '(nothing to show)',
        blocks: [{ type: 'rich_text', elements: [section(text('(nothing to show)'))] }],
      });
  });

  it('takes out control characters and halves of characters', () => {
    expect(rich('a\u0000\u001b[2J\ud83d `\u0007`')).toEqual([
      section(text('a\ufffd\ufffd[2J\ufffd '), text('\ufffd', { code: true })),
    ]);
  });
});
