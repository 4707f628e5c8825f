import type { Nodes, Root } from 'mdast';

/** A word of a note's prose. */
export interface ProseWord {
  readonly text: string;
  readonly line: number;
  /** Whether it begins a sentence, a heading, an item or a cell, where any word has a capital. */
  readonly first: boolean;
}

/** Words between spaces that hold one of these are paths, addresses, names of code or of things with a version. */
const codeLike =
  /[\d_/\\@=<>{}$#~^|*+&%\ufffd]|\p{L}[.:]\p{L}|\p{Ll}\p{Lu}|[\u0080-\u009fâÃÂ€™]{2}|^--?\p{L}|^\.\p{L}/u;

/** In Latin script, with the apostrophes inside. */
const word = /\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:'\p{Script=Latin}+)*/gu;

/** The words that an author wrote as text: no code, no HTML, no address. */
export function proseWords(tree: Root): readonly ProseWord[] {
  const words: ProseWord[] = [];
  const read = (node: Nodes): void => {
    if (node.type === 'text') readText(node.value, node.position?.start.line ?? 1);
    else if (node.type === 'link' && isBareAddress(node)) return;
    else if ('children' in node && node.type !== 'footnoteDefinition') {
      if (node.type !== 'strong' && node.type !== 'emphasis' && node.type !== 'link') first = true;
      for (const child of node.children) read(child);
    } else if (node.type === 'wikiLink') {
      if (node.alias !== undefined) readText(node.alias, node.position?.start.line ?? 1);
    } else if (node.type === 'inlineCode') first = false;
  };
  let first = true;
  const readText = (text: string, startLine: number): void => {
    let line = startLine;
    for (const [piece] of text.matchAll(/\n|[^\s—–…]+/g)) {
      if (piece === '\n') line++;
      else if (codeLike.test(piece.replace(/^[("'“‘[]+|[)\]"'”’.,;:!?]+$/g, ''))) first = /[.!?:]["”)]*$/.test(piece);
      else {
        for (const [found] of piece.replaceAll('’', "'").matchAll(word)) {
          words.push({ text: found, line, first });
          first = false;
        }
        if (/[.!?:]["”)]*$/.test(piece)) first = true;
      }
    }
  };
  read(tree);
  return words;
}

const isBareAddress = (node: Extract<Nodes, { type: 'link' }>): boolean => {
  const [only] = node.children;
  return only?.type === 'text' && /^(?:https?:|www\.|mailto:)/.test(only.value);
};

/** Every word in the code of a note: names of things, right as they are. */
export function codeWords(tree: Root): readonly string[] {
  const words: string[] = [];
  const read = (node: Nodes): void => {
    if (node.type === 'inlineCode' || node.type === 'code') {
      for (const [found] of node.value.matchAll(/\p{L}{3,}/gu)) words.push(found.toLowerCase());
    } else if ('children' in node) for (const child of node.children) read(child);
  };
  read(tree);
  return words;
}
