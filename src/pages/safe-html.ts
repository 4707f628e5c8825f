import type { Nodes } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';

/** Everything that text of notes and messages may become. Classes, roles and ids are ours or made of slugs. */
const schema: Schema = {
  tagNames: (
    'a blockquote br code del details div em h1 h2 h3 h4 h5 h6 hr img kbd li mark ol p pre section span strong sub summary sup ' +
    'table tbody td th thead tr ul'
  ).split(' '),
  attributes: {
    a: ['href', 'rel', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaCurrent'],
    img: ['src', 'alt', 'loading', 'width', 'height'],
    ol: ['start'],
    li: ['value'],
    th: ['scope'],
    details: ['open'],
    '*': ['ariaDescribedBy', 'ariaLabel', 'ariaHidden', 'className', 'id', 'role', 'tabIndex', 'title'],
  },
  ancestors: { tbody: ['table'], td: ['table'], th: ['table'], thead: ['table'], tr: ['table'] },
  // `none` is no protocol: an image's address is a path. An empty list would let anything pass.
  protocols: { href: ['http', 'https', 'mailto'], src: ['none'] },
  strip: ['script', 'style', 'svg', 'math', 'iframe', 'object', 'template'],
  // Ids get their prefix where they are made.
  clobber: [],
};

/** HTML of a tree in which nothing is left that could act: whatever is not known to be harmless is taken out. */
export const safeHtml = (tree: Nodes): string => toHtml(sanitize(tree, schema), { upperDoctype: false });
