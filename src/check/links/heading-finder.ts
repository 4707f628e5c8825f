import { editDistance } from '../../search/edit-distance.ts';
import { type OutlineHeading, outlineOf } from '../outline.ts';
import type { Vault } from '../vault.ts';

/** Where the heading part of a link leads. */
type Place = { readonly found: true } | { readonly found: false; readonly near: readonly OutlineHeading[] };

/** Letters and digits are what makers of anchors agree on. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Finds the heading, or another place, that `heading` names in a note: by its text, its anchor, or an id in the text. */
export function findHeading({ tree, text }: Vault, path: string, heading: string): Place {
  const written = text(path);
  // `#Section#Part` names both; `#^id` is a block of Obsidian.
  const name = heading.split('#').at(-1) ?? '';
  if (name.startsWith('^')) {
    return { found: new RegExp(`\\^${escapeRegExp(name.slice(1))}[ \\t]*$`, 'm').test(written), near: [] };
  }
  const outline = outlineOf(tree(path));
  const key = plain(name);
  const byId = new RegExp(`(?:\\b(?:id|name)=["']?|\\{:?[^}\\n]*#)${escapeRegExp(name)}["'\\s}>]`, 'i').test(written);
  // Line numbers of a code host, and the top of the page.
  const isOther = /^(?:L\d+(?:-L?\d+)?|top|:~:.*)$/i.test(name) || key === '';
  if (byId || isOther || outline.some(({ text: own, anchor }) => plain(own) === key || anchor === name))
    return { found: true };
  // `#limits-1`: the second of that name.
  const near = outline.filter(({ text: own }) => editDistance(plain(own), key) <= Math.floor(key.length / 8));
  return { found: false, near };
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
