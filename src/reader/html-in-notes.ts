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
    const end = nodes.findIndex((other, at) => at > index && other.type === 'html' && isEndOf(other, name));
    if (tagName !== undefined && end > 0) {
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

const isEndOf = ({ value }: Html, name: string | undefined): boolean => value.toLowerCase().startsWith(`</${name}>`);

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
