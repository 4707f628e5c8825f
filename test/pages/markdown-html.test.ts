import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { createMessage } from '../../src/chat/message.ts';
import type { MarkdownHtmlOptions } from '../../src/pages/markdown-elements.ts';
import { markdownHtml } from '../../src/pages/markdown-html.ts';

const htmlOf = (markdown: string, options?: MarkdownHtmlOptions): string =>
  markdownHtml(createMessage({ markdown }).body, options);

describe('what becomes of Markdown', () => {
  it('marks words of the question', () => {
    const { body } = createMessage({ markdown: 'A pod holds **containers**.', marks: [[2, 5]] });
    expect(markdownHtml(body)).toBe('<p>A <mark>pod</mark> holds <strong>containers</strong>.</p>');
  });

  it('puts headings below those of the page', () => {
    expect(htmlOf('# One\n\n##### Five')).toBe('<h3>One</h3>\n<h6>Five</h6>');
    expect(htmlOf('# One', { topHeading: 1 })).toBe('<h1>One</h1>');
  });

  it('lets code be scrolled without a mouse, and says its language', () => {
    expect(htmlOf('```yaml\na: <b>\n```')).toBe(
      '<div class="code"><span class="language" aria-hidden="true">yaml</span>' +
        '<pre tabindex="0" role="group" aria-label="Code, yaml"><code>a: &#x3C;b>\n</code></pre></div>',
    );
  });

  it('lets tables be scrolled without a mouse', () => {
    const html = htmlOf('| a | b |\n|---|--:|\n| 1 | 2 |');
    expect(html).toContain('<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>');
    expect(html).toContain('<th class="align-right" scope="col">b</th>');
  });

  it('shows tasks as pictures of boxes, not as fields', () => {
    const html = htmlOf('- [x] built\n- [ ] shipped');
    expect(html).not.toContain('<input');
    expect(html).toContain('<span class="task done" role="img" aria-label="Done:"></span> built');
    expect(html).toContain('<span class="task" role="img" aria-label="To do:"></span> shipped');
  });

  it('keeps footnotes of several texts on a page apart', () => {
    const html = htmlOf('A[^1]\n\n[^1]: note', { idPrefix: 'answer-7-' });
    expect(html).toContain('href="#answer-7-fn-1"');
    expect(html).toContain('id="answer-7-fn-1"');
    expect(html).toContain('id="answer-7-footnotes"');
    expect(html).not.toContain('"footnote-label"');
  });
});

describe('links', () => {
  it('tells foreign pages nothing, and leads to pages of the site plainly', () => {
    expect(htmlOf('[a](https://example.com/x?y=1)')).toBe(
      '<p><a href="https://example.com/x?y=1" rel="noopener noreferrer nofollow">a</a></p>',
    );
    expect(htmlOf('[a](notes/x%20y.md#z)')).toBe('<p><a href="notes/x%20y.md#z">a</a></p>');
    expect(htmlOf('[a](//example.com)')).toContain('nofollow');
  });

  it('lead where the page says, or nowhere', () => {
    const link = (url: string) => (url === 'pods.md' ? '/notes/pods.md' : undefined);
    expect(htmlOf('[a](pods.md) [b](other.md)', { link })).toBe('<p><a href="/notes/pods.md">a</a> b</p>');
    expect(htmlOf('[a](x)', { link: () => 'javascript:alert(1)' })).toBe('<p>a</p>');
  });

  it('name people', () => {
    const person = (id: string) => (id === 'a b' ? 'Ann' : undefined);
    expect(htmlOf('[U1](person:a%20b) and [U2](person:b)', { person })).toBe(
      '<p><span class="person">Ann</span> and <span class="person">U2</span></p>',
    );
  });
});

describe('images', () => {
  it('come from the site itself, or are told of', () => {
    const image = (url: string) => (url === 'a.png' ? '/files/a.png' : undefined);
    expect(htmlOf('![A map](a.png)', { image })).toBe('<p><img src="/files/a.png" alt="A map" loading="lazy"></p>');
    expect(htmlOf('![](https://example.com/b%20c.png)', { image })).toBe(
      '<p><span class="missing">Image: b c.png</span></p>',
    );
    expect(htmlOf('![x](y)', { image: () => 'https://example.com/y' })).not.toContain('<img');
    expect(htmlOf('![x](y)', { image: () => '//example.com/y' })).not.toContain('<img');
  });
});

describe('what somebody may try', () => {
  const attempts = [
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<svg onload=alert(1)><script>1</script></svg>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java&#x09;script:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](%20javascript:alert(1))',
    '[a](<\u0001javascript:alert(1)>)',
    '[a](vbscript:x)',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '[a](file:///etc/passwd)',
    '<javascript:alert(1)>',
    '![a](javascript:alert(1))',
    '![a](data:image/svg+xml;base64,PHN2Zz4=)',
    '[a]\n\n[a]: javascript:alert(1)',
    '[a](x "onmouseover=alert(1)")',
    "[a](x '\"><script>alert(1)</script>')",
    '```"><script>alert(1)</script>\nx\n```',
    '```x" onload="alert(1)\nx\n```',
    '[^"><script>]\n\n[^"><script>]: x',
    '# <style>*{display:none}</style> x',
    '| <b onclick=x> | b |\n|---|---|\n| <form action=//e> | <input autofocus onfocus=x> |',
    '<a href="javascript:alert(1)">x</a>',
    '<form action="https://example.com"><button>x</button></form>',
    '<base href="https://example.com/">',
    '<meta http-equiv=refresh content="0;url=https://example.com">',
    '<link rel=stylesheet href=https://example.com/x.css>',
    '<p style="background:url(https://example.com)">x</p>',
  ];
  const harmless = 'a code div h1 h2 h3 h4 img li ol p pre section span sup table tbody td th thead tr'.split(' ');
  it.each(attempts)('%s comes to nothing', (markdown) => {
    const options = { image: (url: string) => url, topHeading: 1 };
    for (const html of [htmlOf(markdown), htmlOf(markdown, options)]) {
      // As a browser reads it.
      visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) => {
        expect(harmless).toContain(tagName);
        for (const [name, value] of Object.entries(properties)) {
          expect(name).not.toMatch(/^(?:on|style$|srcDoc$|action$)/i);
          if (name === 'href' || name === 'src') expect(value).not.toMatch(/^\W*(?:java|data|vbscript|file)/i);
        }
      });
    }
  });
});
