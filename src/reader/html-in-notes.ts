import { fromHtml } from 'hast-util-from-html';
import type { Html, Paragraph, Parent, PhrasingContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { isHtmlBlock, isHtmlElement } from '../corpus/html-elements.ts';
import { htmlText } from '../corpus/html-text.ts';

/** Text that an HTML tag stands around in a note, as `<kbd>Ctrl</kbd>`. */
interface TaggedNode extends Parent {
  readonly type: 'tagged';
  readonly tagName: string;
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    tagged: TaggedNode;
  }
  interface RootContentMap {
    tagged: TaggedNode;
  }
}

/** Tags whose look is kept, and what they become. */
const kept: Readonly<Record<string, string>> = {
  ...{ kbd: 'kbd', sub: 'sub', sup: 'sup', mark: 'mark', code: 'code', tt: 'code' },
  ...{ b: 'strong', strong: 'strong', i: 'em', em: 'em', s: 'del', del: 'del', strike: 'del' },
};

/** Running text with its tags taken up: a few become what they mean, what is no HTML is text, all others go. */
export function readTags(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  const ends = endsOf(nodes);
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as PhrasingContent;
    if (node.type !== 'html') {
      out.push(node);
      continue;
    }
    const { position } = node;
    const name = /^<([a-zA-Z][\w-]*)/.exec(node.value)?.[1]?.toLowerCase();
    const closed = /^<\/([a-zA-Z][\w-]*)/.exec(node.value)?.[1];
    const tagName = kept[name ?? ''];
    const end = tagName === undefined ? undefined : endAfter(index, ends.get(name ?? ''));
    if (tagName !== undefined && end !== undefined) {
      const children = readTags(nodes.slice(index + 1, end));
      const [start, last] = [position?.start, nodes[end]?.position?.end];
      out.push({ type: 'tagged', tagName, children, ...(start && last && { position: { start, end: last } }) });
      index = end;
    } else if (name === 'br') out.push({ type: 'break', ...(position && { position }) });
    else if (name === 'img') out.push(...imagesIn(node));
    else if (name !== undefined ? !isHtmlElement(name) : closed !== undefined && !isHtmlElement(closed)) {
      // `<cluster-name>` is a place to fill in.
      out.push({ type: 'text', value: node.value, ...(position && { position }) });
    } else if (isHtmlBlock(name ?? closed ?? '')) out.push({ type: 'text', value: ' ' });
  }
  return out;
}

/** By the name of a tag, where it ends, the last place first: a paragraph may have thousands of tags. */
function endsOf(nodes: readonly PhrasingContent[]): ReadonlyMap<string, number[]> {
  const ends = new Map<string, number[]>();
  for (const [index, node] of [...nodes.entries()].reverse()) {
    const name = node.type === 'html' ? /^<\/([a-z][\w-]*)>/i.exec(node.value)?.[1]?.toLowerCase() : undefined;
    if (name === undefined) continue;
    const known = ends.get(name);
    if (known) known.push(index);
    else ends.set(name, [index]);
  }
  return ends;
}

/** The first of them after a place. Those before it are taken out, as nobody asks for them again. */
function endAfter(index: number, ends: number[] = []): number | undefined {
  while ((ends.at(-1) ?? Number.POSITIVE_INFINITY) <= index) ends.pop();
  return ends.at(-1);
}

/** The text of a block of HTML, and its images, in paragraphs. */
export function readHtmlBlock(node: Html): Paragraph[] {
  const before = (node.position?.start.line ?? 1) - 1;
  const last = node.position?.end.line ?? before + 1;
  const place = (startLine: number, endLine: number) => {
    const end = Math.min(before + endLine, last);
    return { start: { line: Math.min(before + startLine, end), column: 1 }, end: { line: end, column: 2 } };
  };
  const texts = htmlText(node.value).map(({ text, startLine, endLine }): Paragraph => {
    const position = place(startLine, endLine);
    return { type: 'paragraph', children: [{ type: 'text', value: text, position }], position };
  });
  const images = imagesIn(node);
  if (images.length === 0) return texts;
  return [{ type: 'paragraph', children: images, position: place(1, last - before) }, ...texts];
}

function imagesIn({ value, position }: Html): PhrasingContent[] {
  if (!/<img\b/i.test(value)) return [];
  const images: PhrasingContent[] = [];
  visit(fromHtml(value, { fragment: true }), 'element', ({ tagName, properties }) => {
    if (tagName !== 'img' || typeof properties.src !== 'string') return;
    images.push({
      type: 'image',
      url: properties.src,
      alt: String(properties.alt ?? ''),
      ...(position && { position }),
    });
  });
  return images;
}
