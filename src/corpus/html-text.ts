import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';

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
/** Elements that a reader sees as lines of their own. A table row is one run. */
const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre section summary table tbody ' +
    'tfoot thead tr ul br'
  ).split(' '),
);

export const htmlText: HtmlText = (html) => {
  const runs: HtmlRun[] = [];
  collect(fromHtml(html, { fragment: true }), runs);
  return runs;
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
    if (!blocks.has(child.tagName) && !holdsBlock(child)) {
      inline.push(child);
      continue;
    }
    flush();
    if (child.tagName !== 'br') collect(child, runs);
  }
  flush();
}

const holdsBlock = (element: Element): boolean =>
  element.children.some((child) => child.type === 'element' && (blocks.has(child.tagName) || holdsBlock(child)));

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
