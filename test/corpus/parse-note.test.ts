import { describe, expect, test } from 'vitest';
import { htmlText } from '../../src/corpus/html-text.ts';
import type { CodeBlock, ListItem, Paragraph, TableRow } from '../../src/corpus/note.ts';
import { parseNote } from '../../src/corpus/parse-note.ts';
import { read } from './reading.ts';

describe('paragraphs', () => {
  test('give sentences with their own lines, a line end being a space', () => {
    const { texts, lines } = read('One runs\nover two lines. Two\nas well.\n\nThree.');
    expect(texts).toEqual(['One runs over two lines.', 'Two as well.', 'Three.']);
    expect(lines).toEqual(['1-2', '2-3', '5-5']);
  });

  test('keep the mark-up in Markdown and drop it in text, also where a sentence ends inside it', () => {
    const { texts, markdown } = read('**Bold one. Bold *two*.** See [a. B](x.md "t") and `a. B`.');
    expect(texts).toEqual(['Bold one.', 'Bold two.', 'See a.', 'B and a. B.']);
    expect(markdown).toEqual(['**Bold one.**', '**Bold *two*.**', 'See [a.](x.md "t")', '[B](x.md "t") and `a. B`.']);
  });

  test('mean the same in Markdown without escapes that change nothing', () => {
    const { texts, markdown } = read(
      'ECS\\-optimized AT&amp;T \\*not bold\\* a\\_b 1\\.5 &lt;b> \\[x\\](y)\n\n1\\. no list',
    );
    expect(texts).toEqual(['ECS-optimized AT&T *not bold* a_b 1.5 <b> [x](y)', '1. no list']);
    expect(markdown).toEqual(['ECS-optimized AT&T \\*not bold\\* a_b 1.5 &lt;b> \\[x\\](y)', '1\\. no list']);
  });

  test('end a sentence at a hard line break and where every line is a thing of its own', () => {
    expect(read('Type: String  \nRequired: yes').texts).toEqual(['Type: String', 'Required: yes']);
    expect(read('ECS runs tasks\nEKS runs pods\nECR keeps images').texts).toEqual([
      'ECS runs tasks',
      'EKS runs pods',
      'ECR keeps images',
    ]);
    expect(read('These are:\n• one thing\n• another').texts).toEqual(['These are:', '• one thing', '• another']);
    expect(read('You can run tasks on\nFargate or on\nEC2').texts).toEqual(['You can run tasks on Fargate or on EC2']);
  });

  test('lose images, embeds, footnote marks and comments, and keep one space', () => {
    const { texts, markdown, note } = read(
      'Look ![alt](a.png) here ![[b c.png|100]] and[^1] there %%hidden%% now ![x][ref].\n\n[ref]: d.png\n\n[^1]: The note.',
    );
    expect(texts).toEqual(['Look here and there now .', 'The note.']);
    expect(markdown[0]).toBe('Look here and there now .');
    expect(note.attachments).toEqual([
      { target: 'a.png', line: 1 },
      { target: 'b c.png', line: 1 },
      { target: 'd.png', line: 1 },
    ]);
  });

  test('do not remember an image that the note holds itself', () => {
    expect(read('![x](data:image/png;base64,AAAA)').note.attachments).toEqual([]);
  });

  test('show links by reference with their address', () => {
    expect(read('See [the docs][D] and [D].\n\n[d]: <https://a.b/c d> "T"').markdown).toEqual([
      'See [the docs](<https://a.b/c d> "T") and [D](<https://a.b/c d> "T").',
    ]);
  });

  test('keep places to fill in and lose HTML tags', () => {
    const { texts, markdown } = read(
      'Run <b>it</b> on <cluster-name> now<br>or <span class="a">then</span>.<!-- x -->',
    );
    expect(texts).toEqual(['Run it on <cluster-name> now', 'or then.']);
    expect(read('one<div>two</div>three<b>four</b>').texts).toEqual(['one two threefour']);
    expect(markdown).toEqual(['Run it on <cluster-name> now', 'or then.']);
  });

  test('have plain spaces and no characters without width', () => {
    const { texts, markdown } = read('a\u00a0b\u200bc.');
    expect(texts).toEqual(['a bc.']);
    expect(markdown).toEqual(['a b\u200bc.']);
  });

  test('in a quote say so, and a callout says its type', () => {
    const { blocks, texts, lines } = read(
      '> Quoted\n> text.\n\n> [!Warning]- Mind *this*\n> Body\n> text.\n>\n> More.',
    );
    expect(texts).toEqual(['Quoted text.', 'Mind this', 'Body text.', 'More.']);
    expect(lines).toEqual(['1-2', '4-4', '5-6', '8-8']);
    expect(blocks.map((block) => (block as Paragraph).quote)).toEqual([
      {},
      { callout: 'warning' },
      { callout: 'warning' },
      { callout: 'warning' },
    ]);
  });

  test('without an end are cut at line ends, then between words', () => {
    const log = Array.from({ length: 40 }, (_, index) => `${index} started the task ${'x'.repeat(40)},`).join('\n');
    expect(read(log).lines).toEqual(Array.from({ length: 40 }, (_, index) => `${index + 1}-${index + 1}`));
    const { texts } = read('word '.repeat(600));
    expect(texts.length).toBe(3);
    expect(texts.join(' ')).toBe('word '.repeat(600).trim());
  });
});

describe('wiki-links and tags', () => {
  test('show what a reader sees, and are remembered', () => {
    const { texts, markdown, note } = read(
      'See [[ecs]], [[a/b#Launch types|types]], [[eks#Nodes]], [[eks#^id]], [[#Here]] and [[my_odd_name]].',
    );
    expect(texts).toEqual(['See ecs, types, eks > Nodes, eks, Here and my_odd_name.']);
    expect(markdown).toEqual(texts);
    expect(note.links.map(({ target, heading, alias }) => [target, heading, alias])).toEqual([
      ['ecs', undefined, undefined],
      ['a/b', 'Launch types', 'types'],
      ['eks', 'Nodes', undefined],
      ['eks', '^id', undefined],
      ['', 'Here', undefined],
      ['my_odd_name', undefined, undefined],
    ]);
  });

  test('are no wiki-links in code, unclosed or as the text of a link', () => {
    const { note, texts } = read('`[[a]]` [[b [[]] [[1]](https://c.d) \\[[e]]');
    expect(note.links).toEqual([]);
    expect(texts).toEqual(['[[a]] [[b [[]] [1] [[e]]']);
  });

  test('inside a table have their bar escaped', () => {
    const { blocks, note } = read('| A |\n|---|\n| [[ecs\\|ECS]] |');
    expect((blocks[0] as TableRow).cells).toEqual(['ECS']);
    expect(note.links).toEqual([{ target: 'ecs', alias: 'ECS', line: 3 }]);
  });

  test('tags are collected, each once, and stay in running text', () => {
    const { note, texts } = read('---\ntags: [aws]\n---\nAbout #aws and #cloud/k8s, not #12, a#b or `#code`.');
    expect(note.tags).toEqual(['aws', 'cloud/k8s']);
    expect(texts).toEqual(['About #aws and #cloud/k8s, not #12, a#b or #code.']);
  });

  test('lines about the note are no text', () => {
    const { note, texts, chunks } = read(
      '# subject: [[aws]]\n## topics: #aws #vm\n\nstatus: #draft\n\n#one #two\n\nText.\n#three\n\n## See also: [[ecs]]\n\nMore.',
    );
    expect(texts).toEqual(['Text.', 'More.']);
    expect(note.tags).toEqual(['aws', 'vm', 'draft', 'one', 'two', 'three']);
    expect(note.links.map(({ target }) => target)).toEqual(['aws', 'ecs']);
    expect(chunks.map(({ headings }) => headings)).toEqual([[], ['See also: ecs']]);
  });

  test('a block’s id and the marks of a highlight are no text', () => {
    expect(read('One ==two three== 2==2. ^a1-b\n\n- item ^x').texts).toEqual(['One two three 2==2.', 'item']);
  });
});

describe('comments', () => {
  test('may span blocks where they start a line', () => {
    expect(read('One.\n\n%%\nTwo.\n\n- three\n%%\n\nFour %%five%% six.').texts).toEqual(['One.', 'Four six.']);
  });

  test('are not opened in code or by a mark without a partner', () => {
    expect(read('`%%d` is 100%% sure.\n\nAnd 50%% too.').texts).toEqual(['%%d is 100%% sure.', 'And 50%% too.']);
    expect(read('```\n%%\n```\n\nText.\n\n%%\n\nMore.').texts).toEqual(['%%', 'Text.', '%%', 'More.']);
  });
});

describe('lists', () => {
  const items = (text: string) => read(text).blocks.filter((block): block is ListItem => block.kind === 'list-item');

  test('know their markers, depth and the items above them', () => {
    const list = items('Launch types:\n\n1. EC2\n   - own nodes\n     * large\n2) Fargate\n');
    expect(
      list.map(({ marker, ordered, depth, parent, parents, list }) => [marker, ordered, depth, parent, parents, list]),
    ).toEqual([
      ['1.', true, 0, undefined, [], 0],
      ['-', false, 1, 1, ['EC2'], 0],
      ['*', false, 2, 2, ['EC2', 'own nodes'], 0],
      ['2)', true, 0, undefined, [], 1],
    ]);
    expect(list.slice(0, 3).map(({ leadIn }) => leadIn?.text)).toEqual(Array(3).fill('Launch types:'));
    expect(list[3]?.leadIn).toBeUndefined();
  });

  test('are led in by the last sentence or the bold line straight above, not by a heading or another section', () => {
    expect(items('One. Two:\n- a')[0]?.leadIn?.text).toBe('Two:');
    expect(items('**Key points**\n\n- a')[0]?.leadIn).toMatchObject({ text: 'Key points', markdown: '**Key points**' });
    expect(items('One.\n\n## A\n\n- a')[0]?.leadIn).toBeUndefined();
    expect(items('One.\n\n```\nx\n```\n\n- a')[0]?.leadIn).toBeUndefined();
  });

  test('lose empty bullets and keep what is below them', () => {
    const { blocks, texts } = read('- a\n- \n- ![[x.png]]\n-\n  - b\n- #tag\n');
    expect(texts).toEqual(['a', 'b']);
    expect(blocks[1]).toMatchObject({ depth: 1, parents: [] });
    expect(blocks[1]).not.toHaveProperty('parent');
  });

  test('may be tasks', () => {
    expect(
      items('- [x] done\n- [ ] open\n- [ ]').map(({ checked, sentences }) => [checked, sentences[0]?.markdown]),
    ).toEqual([
      [true, 'done'],
      [false, 'open'],
      [undefined, '[ ]'],
    ]);
  });

  test('hold several sentences and paragraphs; what follows something else in an item is a block of its own', () => {
    const { blocks, lines } = read(
      '- One. Two\n  goes on.\n\n  Three.\n\n  ```sh\n  run\n  ```\n\n  Then stop.\n- Next.',
    );
    expect(blocks.map(({ kind, sentences }) => [kind, sentences.map(({ text }) => text)])).toEqual([
      ['list-item', ['One.', 'Two goes on.', 'Three.']],
      ['code', ['run']],
      ['paragraph', ['Then stop.']],
      ['list-item', ['Next.']],
    ]);
    expect((blocks[1] as CodeBlock).caption?.text).toBe('Three.');
    expect(lines).toEqual(['1-1', '1-2', '4-4', '6-8', '10-10', '11-11']);
  });

  test('are read in plain text files too', () => {
    expect(read('- a\n- b\n', 'x.txt').blocks.map(({ kind }) => kind)).toEqual(['list-item', 'list-item']);
  });
});

describe('tables', () => {
  test('give rows that know their columns', () => {
    const { blocks } = read('> | A *b* | C |\n> |:--|---|\n> | `x\\|y` **z** | ![i](j.png) |\n> | | |\n> | 1 |\n');
    const rows = blocks as TableRow[];
    expect(rows.map(({ header, cells }) => [header, cells])).toEqual([
      [
        ['A b', 'C'],
        ['x|y z', ''],
      ],
      [
        ['A b', 'C'],
        ['1', ''],
      ],
    ]);
    expect(rows[0]).toMatchObject({
      startLine: 3,
      endLine: 3,
      table: 0,
      headerMarkdown: '| A *b* | C |\n|:--|---|',
      headerLines: { startLine: 1, endLine: 2 },
      sentences: [{ text: 'x|y z', markdown: '| `x\\|y` **z** |  |', startLine: 3, endLine: 3 }],
    });
  });

  test('are numbered within their section', () => {
    const table = '| A |\n|---|\n| x |\n\n';
    expect(read(`${table}${table}# B\n\n${table}`).blocks.map((block) => (block as TableRow).table)).toEqual([0, 1, 0]);
  });
});

describe('code', () => {
  test('is one sentence with its caption, fenced and without common indentation', () => {
    const { blocks } = read('Do this. Run:\n\n~~~Bash title\n  a ```\n    b\n~~~\n\n    indented\n');
    expect(blocks.slice(1)).toMatchObject([
      {
        kind: 'code',
        language: 'bash',
        code: 'a ```\n  b',
        caption: { text: 'Run:' },
        startLine: 3,
        endLine: 6,
        sentences: [{ text: 'a ``` b', markdown: '````bash\na ```\n  b\n````', startLine: 3, endLine: 6 }],
      },
      { kind: 'code', language: '', code: 'indented', startLine: 8, endLine: 8 },
    ]);
    expect(blocks[2]).not.toHaveProperty('caption');
  });

  test('that nothing closes ends with the item that holds it', () => {
    const { blocks } = read('- ```\n  x\n\n\nText.\n\n```\ny\n');
    expect(blocks.map(({ kind, startLine, endLine }) => [kind, startLine, endLine])).toEqual([
      ['code', 1, 2],
      ['paragraph', 5, 5],
      ['code', 7, 8],
    ]);
  });

  test('that is empty is left out', () => {
    expect(read('```\n\n```').blocks).toEqual([]);
  });
});

describe('HTML', () => {
  test('hides comments, and keeps the lines of what follows', () => {
    const html = '<details>\nOne. %%a secret\nof two lines%%\n<p>Two.</p> %%another%%\n</details>';
    const { note } = parseNote('a.md', html, { htmlText });
    const sentences = note.chunks.flatMap(({ blocks }) => blocks).flatMap((block) => block.sentences);
    expect(sentences.map(({ text, startLine }) => [text, startLine])).toEqual([
      ['One.', 2],
      ['Two.', 4],
    ]);
  });

  test('gives the text of every block with its own lines', () => {
    const html = '<div>\nOne <b>bold</b>. Two.\n<ul><li>three</li>\n<li>four</li></ul>\n<script>x()</script>\n</div>';
    const { note } = parseNote('a.md', `Text.\n\n${html}\n\nEnd.`, { htmlText });
    const sentences = note.chunks.flatMap(({ blocks }) => blocks).flatMap((block) => block.sentences);
    expect(sentences.map(({ text, startLine, endLine }) => [text, startLine, endLine])).toEqual([
      ['Text.', 1, 1],
      ['One bold.', 4, 4],
      ['Two.', 4, 4],
      ['three', 5, 5],
      ['four', 6, 6],
      ['End.', 10, 10],
    ]);
  });
});

test('HTML never ends below its own lines', () => {
  const { note } = parseNote('a.md', '</div>&\n**', { htmlText });
  expect(note.chunks[0]).toMatchObject({ startLine: 1, endLine: 2 });
});

test('HTML gives its text also where it nests deeper than any parser goes', () => {
  const { note } = parseNote('a.md', `${'<div>'.repeat(20_000)}One two.`, { htmlText });
  expect(note.chunks[0]?.blocks[0]?.sentences[0]?.text).toBe('One two.');
});

describe('headings', () => {
  test('make paths also where levels are skipped', () => {
    const { chunks } = read(
      'Before.\n\n#### Deep\n\nA.\n\n### Less\n\nB.\n\n###### Far *below*:\n\nC.\n\nSetext\n---\n\nD.',
    );
    expect(chunks.map(({ headings, anchor, startLine, endLine }) => [headings, anchor, startLine, endLine])).toEqual([
      [[], '', 1, 1],
      [['Deep'], 'deep', 3, 5],
      [['Less'], 'less', 7, 9],
      [['Less', 'Far below'], 'far-below', 11, 13],
      [['Setext'], 'setext', 15, 18],
    ]);
  });

  test('have the anchors that GitHub gives, counted over the whole note', () => {
    const { chunks } = read('## 1.1 Über uns!\n\nA.\n\n## Same\n\n## Same\n\nB.');
    expect(chunks.map(({ anchor }) => anchor)).toEqual(['11-über-uns', 'same-1']);
  });

  test('without text make no chunk, and without words none at all', () => {
    const { chunks } = read('## Empty\n\n## ![[x.png]]\n\nA.\n\n##\n\nB.');
    expect(chunks.map(({ headings, blocks }) => [headings, blocks.length])).toEqual([[['Empty'], 2]]);
  });

  test('in a quote or an item are text', () => {
    expect(read('> ## A\n\n- ## B').blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list-item']);
  });
});

describe('notes of other kinds', () => {
  test('MDX gives its text without programme', () => {
    const source = [
      "import Chart from './chart.js'",
      'export const meta = {',
      '  title: "x",',
      '}',
      '',
      '# Hello',
      '',
      '<Note kind={{ a: 1 > 0 }}>',
      '    Mind **this** {/* not this */} text <Icon name="a" />.',
      '</Note>',
      '',
      'Use `<Tag>` and <b>bold</b> {props.name} in code.',
      '',
      '```jsx',
      'import x from "y"',
      '<Tag />',
      '```',
    ].join('\n');
    const { texts, lines } = read(source, 'a.mdx');
    expect(texts).toEqual(['Mind this text .', 'Use <Tag> and bold in code.', 'import x from "y" <Tag />']);
    expect(lines).toEqual(['9-9', '12-12', '14-17']);
  });

  test('CRLF and CR end lines as well', () => {
    expect(read('---\r\ntitle: A\r\n---\r\nOne\r\ntwo.\r\n\r\n- three\r\n').lines).toEqual(['4-5', '7-7']);
    expect(read('One.\r\rTwo.').lines).toEqual(['1-1', '3-3']);
  });

  test('empty ones have no chunks', () => {
    expect(read('').note).toMatchObject({ chunks: [], lineCount: 0 });
    expect(read('\n\n![[a.png]]\n').note).toMatchObject({ chunks: [], lineCount: 3 });
  });
});
