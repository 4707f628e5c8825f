import { describe, expect, it } from 'vitest';
import { embedText, renderOne, runsOf } from './rendering.ts';

describe('text in an embed', () => {
  it('puts an empty line between paragraphs, and keeps breaks', () => {
    expect(embedText('one\ntwo\n\nthree\\\nfour<br>five')).toBe('one two\n\nthree\nfour\nfive');
  });

  it('is styled as in the notes, and the words of the question are bold', () => {
    expect(embedText('a **b** *c* ~~d~~ `e` ***f***')).toBe('a **b** _c_ ~~d~~ `e` **_f_**');
    const { embeds } = renderOne('Lead.\n\nA pod has `x`.', {
      marks: [
        [9, 12],
        [17, 20],
      ],
    });
    expect(embeds[0]?.description).toBe('A **pod** has **`x`**.');
  });

  it.each([
    ['spaces are not styled', '** a **b', '** a **b'],
    ['within a word', 'a*b*c **d**e', 'a*b*c **d**e'],
    ['one format right behind another', '**a***b* ~~c~~_d_', '**a**_b_ ~~c~~\u200b_d_'],
    ['a format over several looks', '**a `b` *c***', '**a `b` _c_**'],
    ['a sign of a format at its end', '~~a\\~~~ b', '~~a\\~\u200b~~ b'],
    ['code that would end a format', '**a `b*` c**', '**a** `b*` **c**'],
    ['an underscore in italics', '*a_b `c_`*', '_a\\_b_ `c_`'],
  ])('has formats that begin and end where they should: %s', (_, markdown, text) => {
    expect(embedText(markdown)).toBe(text === '** a **b' ? '\\*\\* a \\*\\*b' : text);
  });

  it('is nothing else than text, whatever it looks like', () => {
    const wild =
      '@everyone @here <@1> <@!1> <@&1> <#1> <:e:1> <a:e:1> </x:1> <t:0> <id:browse> :tada: **b** _i_ __u__ ~~s~~ ||p|| `c` [l](u) steam://a.b \\';
    const markdown = wild.replace(/[\\*_~|`[\]<:/]/g, '\\$&');
    const runs = runsOf([{ ...renderOne(`Lead.\n\n${markdown}`), content: '' }]);
    expect(runs.filter((run) => Object.keys(run).length > 1)).toEqual([]);
    const said = runs.map(({ text }) => text).join('');
    expect(said.replaceAll('\u200b', '')).toContain(wild);
  });

  it.each(['# a', '## a', '#', '-# a', '- a', '* a', '+ a', '1. a', '23. a', '> a', '>>> a', '   - a'])(
    'begins no heading, list or quote of its own: %s',
    (line) => {
      const escaped = line.replace(/[#\-*+.>]/g, '\\$&');
      for (const markdown of [escaped, `x\\\n${escaped}`, `- ${escaped}`, `> ${escaped}`, `> - ${escaped}`]) {
        const runs = runsOf([renderOne(`Lead.\n\n${markdown}`)]);
        const items = runs.filter(({ special }) => special !== undefined);
        expect(items).toHaveLength(/^(?:> )?- /.test(markdown) ? 1 : 0);
        expect(runs.filter(({ heading }) => heading)).toEqual([]);
        expect(runs.map(({ text }) => text).join('')).toContain(line.trim());
      }
    },
  );

  it('shows people by their names, and nobody by the id of another service', () => {
    expect(embedText('[x](person:123456789012345678) and [y](person:U1)')).toBe('<@123456789012345678> and someone');
  });
});

describe('code in an embed', () => {
  it.each([
    ['plain', '`<@1> *x* @everyone`', '`<@1> *x* @everyone`'],
    ['a back-tick', '`` a`b ``', '`` a`b ``'],
    ['two back-ticks', '``` a``b ```', '`` a`\u200b`b ``'],
    ['a back-tick at its ends', '`` `a` ``', '`` `a` ``'],
    ['next to code', '`a`**`b*`**', '`a`\u200b`b*`'],
  ])('stands in a line: %s', (_, markdown, text) => {
    expect(embedText(markdown)).toBe(text);
  });

  it('stands in a block, with its language', () => {
    expect(embedText('a\n\n```yaml\nx: 1\n\n  y: |\n```\n\nb')).toBe('a\n```yaml\nx: 1\n\n  y: |\n```\nb');
    expect(embedText('```c++ {1}\nx\n```')).toBe('```c++\nx\n```');
    expect(embedText('```{x}\nx\n```')).toBe('```\nx\n```');
  });

  it('holds fences, parted', () => {
    expect(embedText('~~~~\na ```sh\n`````\n~~~~')).toBe('```\na ``\u200b`sh\n``\u200b``\u200b`\n```');
  });

  it('is left out where there is none', () => {
    expect(embedText('a\n\n```sh\n\n```')).toBe('a');
  });
});

describe('links in an embed', () => {
  it.each([
    ['a page', '[a b](https://a.b/c_d)', '[a b](https://a.b/c_d)'],
    ['a parenthesis', '[a](https://a.b/c_(d))', '[a](https://a.b/c_%28d%29)'],
    ['styles', '[a **b** `c`](https://a.b)', '[a **b** `c`](https://a.b)'],
    ['signs of formats', '~~[a](https://a.b/~~c**)~~', '[~~a~~](https://a.b/%7E%7Ec%2A%2A)'],
    ['written out', 'https://a.b/c_(d)', '<https://a.b/c_(d)>'],
    ['an address as its label', '[https://a.b](https://c.d)', 'https:\\//a.b ([open](https://c.d))'],
    ['brackets in its label', '[a \\[b\\]](https://a.b)', 'a \\[b\\] ([open](https://a.b))'],
    ['formats in its label', '[a\\*b\\* my_var](https://a.b)', 'a\\*b\\* my\\_var ([open](https://a.b))'],
    [
      'an underlined word in its label',
      '[\\_\\_a\\_\\_ b\\_](https://a.b)',
      '\\_\\_a\\_\\_ b\\_ ([open](https://a.b))',
    ],
    ['italics in its label', '[\\_a\\_ b](https://a.b)', '\\_a\\_ b ([open](https://a.b))'],
    ['an emoji in its label', '[a :tada: b](https://a.b)', 'a \\:tada: b ([open](https://a.b))'],
    ['half of an emoji before it', ':[tada: \\*](https://a.b)', ':\u200btada: \\* ([open](https://a.b))'],
    ['half of an address before it', 'http:[//a.b \\*](https://a.b)', 'http:\u200b//a.b \\* ([open](https://a.b))'],
    ['half of a mention before it', '@[everyone \\*](https://a.b)', '@\u200beveryone \\* ([open](https://a.b))'],
    ['a backslash, written out', '<https://a.b/\\c>', 'https:\\//a.b/\\\\c ([open](https://a.b/%5Cc))'],
    ['no label', '[](https://a.b)', '<https://a.b>'],
    ['an image', '![a](https://a.b/c.png)', '[a](https://a.b/c.png)'],
    ['a reference', '[a][r]\n\n[r]: https://a.b', '[a](https://a.b)'],
    ['a place in the notes', '[A, line 3](a%20b.md#L3-L3)', 'A, line 3 (`a b.md`)'],
    ['another service', '[a](javascript:alert(1))', 'a (`javascript:alert(1)`)'],
    ['an editor', '[a](obsidian://open?x=1)', 'a (`obsidian://open?x=1`)'],
    ['a path as its label', '[a.md](a.md)', 'a.md'],
    ['nowhere', '[a]()', 'a'],
  ])('lead where they should: %s', (_, markdown, text) => {
    expect(embedText(markdown)).toBe(text);
  });

  it('are written out where they are too long', () => {
    const url = `https://a.b/${'x'.repeat(1000)}`;
    expect(embedText(`[a](${url})`)).toBe(`a (\`${url}\`)`);
  });

  it('end where they end, whatever comes behind', () => {
    const [link, ...rest] = runsOf([{ ...renderOne('Lead.\n\n[l](https://a.b) ](2) `](3)`'), content: '' }]);
    expect(link).toEqual({ text: 'l', url: 'https://a.b' });
    expect(rest.map(({ url }) => url)).toEqual(rest.map(() => undefined));
  });
});

describe('blocks in an embed', () => {
  it('puts headings above what they are about, in two sizes and in bold', () => {
    expect(embedText('a\n\n# B *c*\n\nd\n\n### E\n\nf\n\n#### G\n\nh')).toBe(
      'a\n\n## B _c_\nd\n\n### E\nf\n\n**G**\nh',
    );
  });

  it('nests lists and goes on counting', () => {
    expect(embedText('3. a\n   - b\n     - c\n4. d\n\ne')).toBe('3. a\n   - b\n     - c\n4. d\n\ne');
    expect(embedText('- [x] done\n- [ ] open\n-')).toBe('- ☑ done\n- ☐ open\n- \u200b');
    expect(embedText('- a\n\n  b\n  - c\n\n  d')).toBe('- a\n  b\n  - c\n  d');
    expect(embedText('- a\n  > b\n\n  # c')).toBe('- a\n> b\n  **c**');
  });

  it('indents no deeper than a narrow window can show', () => {
    const deep = Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`).join('\n');
    const lines = embedText(deep).split('\n');
    expect(lines).toHaveLength(20);
    expect(Math.max(...lines.map((line) => line.indexOf('-')))).toBe(16);
  });

  it('puts what a list holds where Discord can show it', () => {
    expect(embedText('1. a\n\n   ```sh\n   ls\n   ```\n\n   > q\n2. b')).toBe('1. a\n```sh\nls\n```\n> q\n2. b');
  });

  it('quotes all that is quoted, and keeps two quotes apart', () => {
    expect(embedText('> a\\\n> b\n>\n> > c\n> - d\n>\n> ```sh\n> ls\n> ```\n\ne\n\n> f\n\n<!-- -->\n\n> g')).toBe(
      '> a\n> b\n> \n> c\n> \n> - d\n> ```sh\n> ls\n> ```\ne\n\n> f\n\\<!-- -->\n\n> g',
    );
    expect(embedText('> a\n\n[x]: y\n\n> b')).toBe('> a\n\n> b');
  });

  it('begins a new embed at a rule', () => {
    const { embeds } = renderOne('Lead.\n\na\n\n---\n\n---\n\nb\n\n***');
    expect(embeds.map(({ description }) => description)).toEqual(['a', 'b']);
  });

  it('shows footnotes and the signs of HTML', () => {
    expect(embedText('a[^1] <b>c</b>\n\n[^1]: d')).toBe('a\\[1\\] \\<b>c\\</b>\n\n\\[1\\] d');
  });
});

describe('tables in an embed', () => {
  it('are aligned where they fit', () => {
    expect(embedText('| Port | **Use** |\n| ---: | --- |\n| 80 | `http` |\n| 6443 | コンテナ |')).toBe(
      '```\nPort  Use\n────  ────────\n  80  http\n6443  コンテナ\n```',
    );
    expect(embedText('| a |\n| - |')).toBe('```\na\n```');
  });

  it('are lists where they are too wide', () => {
    const wide = 'x'.repeat(53);
    expect(embedText(`| a | b |\n| - | - |\n| 1 | ${wide} |`)).toMatch(/^```\n/);
    expect(embedText(`| a | b |\n| - | - |\n| 1 | ${wide}x |\n| 2 | y |`)).toBe(
      `- **a**: 1\n  **b**: ${wide}x\n- **a**: 2\n  **b**: y`,
    );
  });

  it('are lists where something in them is to be pressed', () => {
    expect(embedText('| a | |\n| - | - |\n| [1](https://a.b) | 2 |\n| | 3 |')).toBe(
      '- **a**: [1](https://a.b)\n  2\n- **a**:\n  3',
    );
    expect(embedText('| [a](https://a.b) | b |\n| - | - |')).toBe('- [a](https://a.b) \\| b');
  });
});
