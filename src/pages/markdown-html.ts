import type { Root } from 'mdast';
import { type MarkdownHtmlOptions, markdownElements } from './markdown-elements.ts';
import { safeHtml } from './safe-html.ts';

/**
 * HTML of Markdown that may be anybody's: no HTML of the text passes, addresses lead where browsers may safely go, and images
 * come from this site. Words of the question (`mark` nodes) become `<mark>`.
 */
export const markdownHtml = (root: Root, options: MarkdownHtmlOptions = {}): string =>
  safeHtml(markdownElements(root, options));
