import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { renderNote } from '../../src/reader/render-note.ts';

const render = (text: string, ...[startLine, endLine = startLine]: [number, number?]) =>
  renderNote({
    ...{ path: 'a.md', title: 'A', text, lines: [{ startLine, endLine }] },
    ...{ quizPath: '/quiz', link: () => undefined, image: () => undefined },
  });

/** The texts that are marked, and what has the id that a citation leads to. */
function marksOf(html: string) {
  const marked: string[] = [];
  const targets: string[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', (node) => {
    const names = [node.properties.className ?? []].flat();
    if (names.includes('cited')) marked.push(toText(node).trim());
    if (node.properties.id === 'cited') targets.push(toText(node).trim());
  });
  return { marked, targets };
}

const spoken = (lines: string, text: string): string => `Cited, ${lines}: ${text}`;

describe('marking lines', () => {
  it('marks a block that stands in them as a whole', () => {
    const { html, isMarked } = render('One.\n\nTwo\nlines.\n\nThree.', 3, 4);
    expect(isMarked).toBe(true);
    expect(html).toContain('<p class="cited" id="cited">');
    expect(marksOf(html).marked).toEqual([spoken('lines 3–4', 'Two lines.')]);
  });

  it('marks the lines of a block that stands in them in part, with the mark-up in them', () => {
    const { html } = render('One\n**two** and `x`\nthree', 2);
    expect(html).toContain(
      '<mark class="cited" id="cited"><span class="sr-only">Cited, line 2: </span><strong>two</strong> and <code>x</code>\n</mark>three',
    );
  });

  it('marks what of emphasis stands in them', () => {
    expect(marksOf(render('a **b\nc** d', 2).html).marked).toEqual([spoken('line 2', 'c'), 'd']);
  });

  it('marks an item, and not those around it or below it', () => {
    const list = '- one\n- two\n  - deeper\n- three';
    expect(marksOf(render(list, 1).html).marked).toEqual([spoken('line 1', 'one')]);
    expect(marksOf(render(list, 2).html).marked).toEqual([spoken('line 2', 'two')]);
    expect(marksOf(render(list, 3).html).marked).toEqual([spoken('line 3', 'deeper')]);
    expect(render(list, 2, 3).html).toContain('<li class="cited"');
  });

  it('marks rows of a table', () => {
    const { html } = render('| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |', 4);
    expect(html).toContain('<tr class="cited" id="cited">');
    expect(marksOf(html).marked).toEqual([`${spoken('line 4', '3')}\t4`]);
  });

  it('marks lines of code, fenced or not, and puts nothing into it that would be copied', () => {
    expect(render('```sh\none\ntwo\nthree\n```', 3, 4).html).toContain(
      'one\n<mark class="cited" id="cited">two</mark>\n<mark class="cited">three</mark>\n',
    );
    expect(render('x\n\n    one\n    two\n', 4).html).toContain('one\n<mark class="cited" id="cited">two</mark>\n');
    expect(render('- x\n\n  ~~~\n  one\n  two\n  ~~~', 4).html).toContain(
      '<mark class="cited" id="cited">one</mark>\ntwo\n',
    );
  });

  it('opens what is folded around them', () => {
    const { html } = render('> [!tip]- Folded\n> One.\n>\n> Two.', 4);
    expect(html).toContain('<details class="callout callout-good" open>');
    expect(marksOf(html).marked).toEqual([spoken('line 4', 'Two.')]);
    expect(render('> [!tip]- Folded\n> One.\n\nTwo', 4).html).not.toContain('open');
  });

  it('counts the lines of front matter, and of files with other line ends', () => {
    expect(marksOf(render('---\ntitle: A\n---\n\nOne.\r\nTwo.', 6).html).marked).toEqual([spoken('line 6', 'Two.')]);
    expect(marksOf(render('One.\r\n\r\nTwo.', 3).html).marked).toEqual([spoken('line 3', 'Two.')]);
  });

  it('marks text in HTML by its lines', () => {
    expect(marksOf(render('<div>\n<p>one</p>\n<p>two</p>\n</div>', 3).html).marked).toEqual([spoken('line 3', 'two')]);
  });

  it('leads to the first of several', () => {
    const text = 'One.\n\n- a\n- b\n\nTwo.';
    const { html } = renderNote({
      ...{ path: 'a.md', title: 'A', text, quizPath: '/quiz', link: () => undefined, image: () => undefined },
      lines: [
        { startLine: 4, endLine: 4 },
        { startLine: 6, endLine: 6 },
      ],
    });
    expect(marksOf(html)).toEqual({
      marked: [spoken('lines 4 and 6', 'b'), 'Two.'],
      targets: [spoken('lines 4 and 6', 'b')],
    });
  });

  it('says so where nothing stands in them', () => {
    expect(render('One.', 9).isMarked).toBe(false);
    expect(render('One.\n\n\n\nTwo.', 3).isMarked).toBe(false);
  });

  it('keeps the id of a heading for those who link to it', () => {
    const { html } = render('Text.\n\n## Limits\n\nMore.\n\n## Cited', 3);
    expect(html).toContain('id="limits"');
    expect(marksOf(html).targets).toHaveLength(1);
    expect(html).toContain('id="heading-cited"');
  });
});
