import { cleanText } from '../../rendering/clean-text.ts';
import type { Definitions } from '../../rendering/flatten.ts';
import type { Code, Lines } from './block.ts';
import { isVisible, type Leaf } from './leaf.ts';

/** Where a block stands. */
export interface Inside {
  readonly definitions: Definitions;
  readonly quote?: object;
  readonly list?: object;
  /** Under the items around it. */
  readonly indent: string;
}

export function lines(leaves: readonly Leaf[], inside: Inside): Lines[] {
  const { indent } = inside;
  return leaves.some(isVisible)
    ? [{ kind: 'lines', leaves, first: indent, rest: indent, isHeading: false, ...place(inside) }]
    : [];
}

export function code(value: string, language: string, inside: Inside): Code[] {
  const text = cleanText(value);
  if (text.trim() === '') return [];
  return [{ kind: 'code', text, language: /^[\w+.#-]{1,30}$/.test(language) ? language : '', ...place(inside) }];
}

export function place({ quote, list }: Inside): Pick<Inside, 'quote' | 'list'> {
  return { ...(quote !== undefined && { quote }), ...(list !== undefined && { list }) };
}
