import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMessage } from '../../src/chat/message.ts';
import { renderMessage, renderPlain, type TerminalOptions } from '../../src/platforms/console/render-message.ts';
import { displayWidth } from '../../src/platforms/rendering/display-width.ts';

function render(markdown: string, over: Partial<TerminalOptions> = {}): string {
  return renderMessage(createMessage({ markdown }), { width: 40, colour: false, hyperlinks: false, ...over });
}

describe('renderMessage', () => {
  it('wraps text at spaces and keeps blocks apart', () => {
    expect(render('one two three four five six seven\neight nine\n\n**next** one', { width: 20 })).toBe(
      'one two three four\nfive six seven eight\nnine\n\nnext one\n',
    );
  });

  it('renders lists, nested, numbered, with tasks and several paragraphs', () => {
    expect(
      render('- a\n  - b\n    continued here and there and everywhere\n- [x] done\n- [ ] open', { width: 24 }),
    ).toBe('• a\n  • b continued here and\n    there and everywhere\n• [x] done\n• [ ] open\n');
    expect(render('9. nine\n10. ten')).toBe('9. nine\n10. ten\n');
    expect(render('- a\n\n  b\n\n- c')).toBe('• a\n\n  b\n\n• c\n');
  });

  it('keeps code as it is, tabs and long lines included', () => {
    const long = `kubectl ${'x'.repeat(60)}`;
    expect(render(`Run:\n\n\`\`\`sh\n${long}\n\tindented\n\`\`\``)).toBe(`Run:\n\n    ${long}\n    \tindented\n`);
  });

  it('renders quotes, rules, line breaks, images, HTML and footnotes as text', () => {
    expect(render('> a\n> b\n\n---\n\nx\\\ny ![alt](z.png) <b>', { width: 20 })).toBe(
      `│ a b\n\n${'─'.repeat(20)}\n\nx\ny alt <b>\n`,
    );
    expect(render('<div>\nx\n</div>')).toBe('<div>\nx\n</div>\n');
    expect(render('a[^1]\n\n[^1]: note')).toBe('a[1]\n\n[1] note\n');
  });

  it('lines tables up, and wraps the wide columns', () => {
    const table = '| Name | What |\n| - | - |\n| pod | the smallest unit that there is |\n| 節点 | node |';
    expect(render(table)).toBe(
      ['Name │ What', `─────┼─${'─'.repeat(31)}`, 'pod  │ the smallest unit that there is', '節点 │ node', ''].join(
        '\n',
      ),
    );
    expect(render(table, { width: 24 })).toBe(
      [
        'Name │ What',
        `─────┼─${'─'.repeat(17)}`,
        'pod  │ the smallest unit',
        '     │ that there is',
        '節点 │ node',
        '',
      ].join('\n'),
    );
  });

  it('gives a table that is too wide as one block a row', () => {
    const table =
      '| Name of it | Kind of it | Cost of it |\n| - | - | - |\n| pod-number-1 | smallest one | nothing at all |';
    expect(render(table, { width: 24 })).toBe(
      'Name of it: pod-number-1\nKind of it: smallest one\nCost of it: nothing at\nall\n',
    );
  });

  it('writes addresses out where the terminal cannot open them, and says none twice', () => {
    expect(render('[Note, line 3](my%20notes/a.md#L3-L3)', { width: 80 })).toBe('Note, line 3 (my notes/a.md#L3-L3)\n');
    expect(render('[site](https://a.test/b%20c)', { width: 80 })).toBe('site (https://a.test/b%20c)\n');
    expect(render('<https://a.test> and www.b.test')).toBe('https://a.test and www.b.test\n');
  });

  it('makes web addresses clickable where the terminal can, and only those', () => {
    const open = (url: string, text: string) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
    expect(render('[site](https://a.test) x', { hyperlinks: true })).toBe(`${open('https://a.test', 'site')} x\n`);
    expect(render('[x](javascript:alert)', { hyperlinks: true })).toBe('x (javascript:alert)\n');
  });

  it('colours marks, code and citations', () => {
    const message = createMessage({ markdown: 'A pod has `x`. — [N](n.md)', marks: [[2, 5]] });
    const text = renderMessage(message, { width: 80, colour: true, hyperlinks: false });
    expect(text).toContain('\u001b[33m\u001b[1mpod');
    expect(text).toContain('\u001b[36mx');
    expect(text).toContain('\u001b[32mN');
    expect(stripVTControlCharacters(text)).toBe('A pod has x. — N (n.md)\n');
  });

  const anyMarkdown = fc.string({
    unit: fc.constantFrom(
      ...'ab *_`[]()<>|-#!\\\n1.~:',
      '\u001b]',
      '\u0007',
      '\u009b',
      '👩‍🚀',
      '節',
      '| - |\n',
      '\n\n',
      '    ',
    ),
    maxLength: 120,
  });

  it('never throws, never exceeds the width but for code, and lets no control through', () => {
    fc.assert(
      fc.property(anyMarkdown, fc.integer({ min: 20, max: 60 }), (markdown, width) => {
        const message = createMessage({ markdown });
        const text = renderMessage(message, { width, colour: false, hyperlinks: true });
        const shown = text.replace(/\u001b\]8;;[^\u001b]*\u001b\\/g, '');
        expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
        const hasFixedWidth = /"type":"(code|table|list|blockquote)"/.test(JSON.stringify(message.body));
        if (!hasFixedWidth) for (const line of shown.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 500 },
    );
  });
});

it('calls the one person at a terminal you', () => {
  expect(render('First: [console](person:console).')).toBe('First: you.\n');
});

describe('choices', () => {
  const choice = { label: 'Go on', text: 'quiz next abc', typed: 'next', buttonOnly: false };
  const message = createMessage({
    markdown: 'Well?',
    choices: [{ ...choice, label: '1. No', buttonOnly: true }, choice],
  });

  it('are told with what to type, in nothing that looks like the prompt, unless the body lists them', () => {
    expect(renderMessage(message, { width: 80, colour: false, hyperlinks: false })).toBe('Well?\n\nGo on: type next\n');
    expect(renderPlain(message)).toBe('Well?\n\nGo on: type next\n');
  });
});

describe('renderPlain', () => {
  it('is the Markdown, with controls made visible', () => {
    expect(renderPlain(createMessage({ markdown: '**a**\n\n\u001b[31mb' }))).toBe('**a**\n\n␛[31mb\n');
  });
});

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['節点', 4],
    ['e\u0301', 1],
    ['👩‍🚀', 2],
    ['⚠️', 2],
    ['—›│', 3],
    ['', 0],
  ])('of %j is %d', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});
