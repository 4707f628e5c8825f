import { styleText } from 'node:util';
import type { BlockContent, DefinitionContent, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import type { Message } from '../../chat/message.ts';
import { showControls } from './controls.ts';
import { renderTable } from './render-table.ts';
import { type LinkOptions, type Span, toSpans } from './spans.ts';
import { type Line, wrap } from './wrap.ts';

export interface TerminalOptions extends LinkOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
}

/** Longer lines than this are hard to read, however wide the terminal. */
const widestText = 100;

/** A message as a terminal shows it, ending in a line feed. */
export function renderMessage(message: Message, options: TerminalOptions): string {
  const width = Math.max(20, Math.min(options.width, widestText));
  const lines = renderBlocks(message.body.children, width, options);
  for (const action of actionsOf(message))
    lines.push([], ...wrap([{ text: showControls(action), styles: ['dim'] }], width));
  return lines
    .map(
      (line) =>
        `${line
          .map((span) => paint(span, options))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}

/** A message for a pipe or a file: its Markdown, ending in a line feed. */
export function renderPlain(message: Message): string {
  const choices = actionsOf(message)
    .map((action) => `\n\n${action}`)
    .join('');
  return `${showControls(message.markdown + choices)}\n`;
}

/** There are no buttons here, so that one must know what to type. */
function actionsOf({ choices }: Message): readonly string[] {
  return choices.filter(({ buttonOnly }) => !buttonOnly).map(({ label, typed }) => `${label}: type ${typed}`);
}

function paint({ text, styles, href }: Span, { colour, hyperlinks }: TerminalOptions): string {
  const styled = colour && styles.length > 0 ? styleText([...styles], text, { validateStream: false }) : text;
  // OSC 8, https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
  return href !== undefined && hyperlinks ? `\u001b]8;;${href}\u001b\\${styled}\u001b]8;;\u001b\\` : styled;
}

function renderBlocks(blocks: readonly RootContent[], width: number, options: LinkOptions): Line[] {
  return blocks
    .map((block) => renderBlock(block, width, options))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index > 0 ? [[], ...lines] : lines));
}

function renderBlock(block: RootContent, width: number, options: LinkOptions): Line[] {
  switch (block.type) {
    case 'heading':
      return wrap(toSpans(block.children, options, ['bold']), width);
    case 'paragraph':
      return wrap(toSpans(block.children, options), width);
    case 'list':
      return renderList(block, width, options);
    case 'table':
      return renderTable(block, width, options);
    case 'code':
      // Not wrapped: a command must be fit to copy.
      return showControls(block.value)
        .split('\n')
        .map((text): Line => [{ text: `    ${text}`, styles: ['cyan'] }]);
    case 'blockquote':
      return renderBlocks(block.children, width - 2, options).map((line) => [{ text: '│ ', styles: ['dim'] }, ...line]);
    case 'html':
      return showControls(block.value)
        .split('\n')
        .flatMap((text) => wrap([{ text, styles: [] }], width));
    case 'thematicBreak':
      return [[{ text: '─'.repeat(width), styles: ['dim'] }]];
    case 'footnoteDefinition':
      return indent(
        renderBlocks(block.children, width - 4, options),
        `[${showControls(block.label ?? block.identifier)}] `,
      );
    case 'definition':
    case 'yaml':
      return [];
    default:
      return isPhrasing(block) ? wrap(toSpans([block], options), width) : [];
  }
}

function renderList(list: List, width: number, options: LinkOptions): Line[] {
  return list.children.flatMap((item, index) => {
    const marker = list.ordered === true ? `${(list.start ?? 1) + index}. ` : '• ';
    const lines = indent(renderItem(item, width - marker.length, options), marker);
    return list.spread === true && index > 0 ? [[], ...lines] : lines;
  });
}

function renderItem(item: ListItem, width: number, options: LinkOptions): Line[] {
  const inside: readonly (BlockContent | DefinitionContent)[] = item.children;
  const lines =
    item.spread === true
      ? renderBlocks(inside, width, options)
      : inside.flatMap((block) => renderBlock(block, width, options));
  const content = lines.length > 0 ? lines : [[]];
  return typeof item.checked === 'boolean' ? indent(content, item.checked ? '[x] ' : '[ ] ') : content;
}

/** Puts the marker before the first line and as much space before the others. */
function indent(lines: readonly Line[], marker: string): Line[] {
  return lines.map((line, index) => [{ text: index === 0 ? marker : ' '.repeat(marker.length), styles: [] }, ...line]);
}

function isPhrasing(node: RootContent): node is PhrasingContent & RootContent {
  return node.type !== 'listItem' && node.type !== 'tableRow' && node.type !== 'tableCell';
}
