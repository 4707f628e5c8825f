import type { Element, ElementContent, Root as HtmlRoot, Nodes, Parents } from 'hast';
import type { Root } from 'mdast';
import { type Handlers, toHast } from 'mdast-util-to-hast';
import { isElement, textElement } from './elements.ts';

export interface MarkdownHtmlOptions {
  /**
   * Where a link leads in the browser, given its address as it stands (percent-encoded). Nothing: it becomes its text. Without
   * this an address is left as it is. Whatever it gives, only http, https, mailto and relative addresses become links.
   */
  readonly link?: (url: string) => string | undefined;
  /** What to show for the person with that id, in place of a `person:ID` link. Without it, the link's text. */
  readonly person?: (id: string) => string | undefined;
  /** Path of an image on this site. Nothing (also without this): a line that says there is an image. */
  readonly image?: (url: string) => string | undefined;
  /** Level that the highest heading (`#`) gets, 1 to 6; deeper ones follow, down to 6. Default 3: below a page's `h1` and an entry's `h2`. */
  readonly topHeading?: number;
  /** Put before the ids of footnotes, so that several texts can stand on one page. Default `note-`. */
  readonly idPrefix?: string;
  /** How nodes become elements that Markdown itself has not. */
  readonly handlers?: Handlers;
}

/** Markdown as elements of a page, with their positions in it. Still to be made safe: see `safeHtml`. */
export function markdownElements(root: Root, options: MarkdownHtmlOptions = {}): HtmlRoot {
  const { idPrefix = 'note-', handlers = {} } = options;
  const tree = toHast(root, {
    clobberPrefix: idPrefix,
    footnoteLabelTagName: 'h2',
    footnoteLabelProperties: { className: ['footnotes-title'] },
    footnoteBackLabel: (reference) => `Back to where footnote ${reference + 1} is referred to`,
    handlers: {
      mark: (state, node) => ({ type: 'element', tagName: 'mark', properties: {}, children: state.all(node) }),
      ...handlers,
    },
  });
  const html: HtmlRoot = tree.type === 'root' ? tree : { type: 'root', children: [tree as Element] };
  html.children = shaped(html, options, false) as HtmlRoot['children'];
  return html;
}

function shaped(parent: Parents, options: MarkdownHtmlOptions, inLink: boolean): ElementContent[] {
  return (parent.children as ElementContent[]).flatMap((node) => {
    if (!isElement(node)) return [node];
    if (node.tagName === 'a') return shapedLink(node, options, inLink);
    node.children = shaped(node, options, inLink);
    return shape(node, options);
  });
}

function shape(node: Element, options: MarkdownHtmlOptions): ElementContent[] {
  const { properties } = node;
  switch (node.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      if (properties.id === 'footnote-label') properties.id = `${options.idPrefix ?? 'note-'}footnotes`;
      const level = Number(node.tagName.slice(1)) + (options.topHeading ?? 3) - 1;
      node.tagName = `h${Math.min(level, 6)}`;
      return [node];
    }
    case 'img':
      return [shapedImage(node, options)];
    // A box that cannot be ticked is no field of a form.
    case 'input': {
      const done = properties.checked === true;
      const label = done ? 'Done:' : 'To do:';
      const box = textElement('span', '', { className: ['task', ...(done ? ['done'] : [])] });
      return [{ ...box, properties: { ...box.properties, role: 'img', ariaLabel: label } }];
    }
    case 'pre':
      return [shapedCode(node)];
    case 'table':
      return [scrollable(node, 'Table')];
    case 'td':
    case 'th': {
      if (typeof properties.align === 'string') properties.className = [`align-${properties.align}`];
      if (node.tagName === 'th') properties.scope = 'col';
      // An empty head of a column is no head.
      if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
      return [node];
    }
    default:
      return [node];
  }
}

function shapedLink(node: Element, options: MarkdownHtmlOptions, inLink: boolean): ElementContent[] {
  const { properties } = node;
  const children = shaped(node, options, true);
  const url = typeof properties.href === 'string' ? properties.href : '';
  if (url.startsWith('person:')) {
    const name = options.person?.(decoded(url.slice('person:'.length)));
    return [
      {
        ...node,
        ...{ tagName: 'span', properties: { className: ['person'] } },
        children: name === undefined ? children : [{ type: 'text', value: name }],
      },
    ];
  }
  if (properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined) {
    if (properties.ariaDescribedBy) properties.ariaDescribedBy = [`${options.idPrefix ?? 'note-'}footnotes`];
    return [{ ...node, children }];
  }
  const address = options.link ? options.link(url) : url;
  if (address === undefined || inLink || !mayBeLink(address)) return children;
  const { href: _, ...rest } = properties;
  const rel = isForeign(address) ? { rel: ['noopener', 'noreferrer', 'nofollow'] } : {};
  return [{ ...node, properties: { ...rest, href: address, ...rel }, children }];
}

/** Addresses of this site are relative for a reader of its pages, whatever the site is called. */
const here = 'https://site.invalid';

function mayBeLink(address: string): boolean {
  if (!URL.canParse(address, here)) return false;
  return ['http:', 'https:', 'mailto:'].includes(new URL(address, here).protocol);
}

const isForeign = (address: string): boolean => new URL(address, here).origin !== here;

function shapedImage(node: Element, options: MarkdownHtmlOptions): Element {
  const { src, alt } = node.properties;
  const url = typeof src === 'string' ? src : '';
  const path = options.image?.(url);
  const name =
    typeof alt === 'string' && alt.trim() !== '' ? alt : decoded(url.split(/[?#]/)[0]?.split('/').at(-1) ?? '');
  if (path === undefined || !path.startsWith('/') || isForeign(path)) {
    return {
      ...textElement('span', name === '' || /^data:/i.test(url) ? 'An image' : `Image: ${name}`),
      ...place(node),
      properties: { className: ['missing'] },
    };
  }
  return { ...node, properties: { src: path, alt: name, loading: 'lazy' } };
}

/** Code says in what language it is, and can be scrolled without a mouse. */
function shapedCode(node: Element): Element {
  const code = node.children.find(isElement);
  const language = String([code?.properties.className ?? []].flat()[0] ?? '').replace(/^language-/, '');
  const label = language === '' ? 'Code' : `Code, ${language}`;
  node.properties = { tabIndex: 0, role: 'group', ariaLabel: label };
  if (code) code.properties = {};
  const head = language === '' ? [] : [textElement('span', language, { className: ['language'], ariaHidden: 'true' })];
  return { ...box(node, ['code']), children: [...head, node] };
}

function scrollable(node: Element, label: string): Element {
  const around = box(node, ['scroll']);
  return { ...around, properties: { ...around.properties, tabIndex: 0, role: 'group', ariaLabel: label } };
}

const box = (node: Element, className: string[]): Element => ({
  ...{ type: 'element', tagName: 'div', properties: { className }, children: [node] },
  ...place(node),
});

const place = ({ position }: Nodes) => (position ? { position } : {});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
