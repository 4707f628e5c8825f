import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { isHtmlBlock } from './html-elements.ts';

/** The text of one block element, with its lines counted from the start of the HTML. */
export interface HtmlRun {
  readonly text: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** Reads HTML as runs of plain text, one for every innermost block. */
export type HtmlText = (html: string) => HtmlRun[];

const silent = new Set([
  'script',
  'style',
  'template',
  'head',
  'noscript',
  'svg',
  'math',
  'select',
  'textarea',
  'iframe',
]);
/** What starts a line of its own; a table row is one run, whatever its cells are. */
const breaksLine = (name: string): boolean => name === 'br' || (isHtmlBlock(name) && name !== 'td' && name !== 'th');

/** Obsidian's `%%comments%%` are none of HTML's, and hidden all the same; what follows stays in its line. */
const withoutComments = (html: string): string =>
  html.includes('%%') ? html.replace(/%%[\s\S]*?%%/g, (comment) => comment.replace(/[^\r\n]+/g, '')) : html;

export const htmlText: HtmlText = (source) => {
  const html = withoutComments(source);
  const runs: HtmlRun[] = [];
  try {
    collect(fromHtml(html, { fragment: true }), runs);
    return runs;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Nested deeper than the stack.
    const text = html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    return text === '' ? [] : [{ text, startLine: 1, endLine: 1 + lineEnds(html) }];
  }
};

function collect(parent: Root | Element, runs: HtmlRun[]): void {
  let inline: ElementContent[] = [];
  const flush = (): void => {
    addRun(inline, runs);
    inline = [];
  };
  for (const child of parent.children as RootContent[]) {
    if (child.type === 'text') inline.push(child);
    if (child.type !== 'element' || silent.has(child.tagName)) continue;
    if (!breaksLine(child.tagName) && !holdsBlock(child)) {
      inline.push(child);
      continue;
    }
    flush();
    if (child.tagName !== 'br') collect(child, runs);
  }
  flush();
}

const holdsBlock = (element: Element): boolean =>
  element.children.some((child) => child.type === 'element' && (breaksLine(child.tagName) || holdsBlock(child)));

function addRun(nodes: readonly ElementContent[], runs: HtmlRun[]): void {
  const text = toText({ type: 'root', children: [...nodes] })
    .replace(/\s+/g, ' ')
    .trim();
  const visible = nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const [first, last] = [visible[0], visible.at(-1)];
  if (text === '' || !first?.position || !last?.position) return;
  runs.push({
    text,
    startLine: first.position.start.line + (first.type === 'text' ? lineEnds(/^\s*/.exec(first.value)?.[0]) : 0),
    endLine: last.position.end.line - (last.type === 'text' ? lineEnds(/(?<!\s)\s*$/.exec(last.value)?.[0]) : 0),
  });
}

const lineEnds = (text = ''): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
