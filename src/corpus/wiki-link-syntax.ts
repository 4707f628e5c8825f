import type { Literal } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Extension, State, Tokenizer } from 'micromark-util-types';

/** `[[target#heading|alias]]`, or with a `!` before it an embed, as Obsidian writes them. */
export interface WikiLinkNode extends Literal {
  readonly type: 'wikiLink';
  readonly embed: boolean;
  readonly target: string;
  readonly heading?: string;
  readonly alias?: string;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLinkNode;
  }
  interface RootContentMap {
    wikiLink: WikiLinkNode;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink';
  }
}

const exclamationMark = 33;
const leftParenthesis = 40;
const leftBracket = 91;
const rightBracket = 93;

const isLineEndOrEof = (code: Code): boolean => code === null || (code < -2 && code > -6);

const tokenizeWikiLink: Tokenizer = (effects, ok, nok) => {
  let empty = true;

  const start: State = (code) => {
    effects.enter('wikiLink');
    if (code !== exclamationMark) return firstBracket(code);
    effects.consume(code);
    return firstBracket;
  };
  const firstBracket: State = (code) => {
    if (code !== leftBracket) return nok(code);
    effects.consume(code);
    return secondBracket;
  };
  const secondBracket: State = (code) => {
    if (code !== leftBracket) return nok(code);
    effects.consume(code);
    return inside;
  };
  const inside: State = (code) => {
    if (isLineEndOrEof(code) || code === leftBracket) return nok(code);
    if (code === rightBracket) {
      if (empty) return nok(code);
      effects.consume(code);
      return lastBracket;
    }
    empty = false;
    effects.consume(code);
    return inside;
  };
  const lastBracket: State = (code) => {
    if (code !== rightBracket) return nok(code);
    effects.consume(code);
    return after;
  };
  // `[[1]](https://…)` is a Markdown link whose text stands in brackets.
  const after: State = (code) => {
    if (code === leftParenthesis) return nok(code);
    effects.exit('wikiLink');
    return ok(code);
  };
  return start;
};

const construct = { name: 'wikiLink', tokenize: tokenizeWikiLink };

export const wikiLinkSyntax: Extension = { text: { [exclamationMark]: construct, [leftBracket]: construct } };

export const wikiLinkFromMarkdown: FromMarkdownExtension = {
  enter: {
    wikiLink(token) {
      this.enter(parseWikiLink(this.sliceSerialize(token)), token);
    },
  },
  exit: {
    wikiLink(token) {
      this.exit(token);
    },
  },
};

function parseWikiLink(source: string): WikiLinkNode {
  const embed = source.startsWith('!');
  const inside = source.slice(embed ? 3 : 2, -2);
  // Inside a table the bar is written `\|`.
  const bar = /\\?\|/.exec(inside);
  const address = bar ? inside.slice(0, bar.index) : inside;
  const alias = bar ? inside.slice(bar.index + bar[0].length).trim() : '';
  const hash = address.indexOf('#');
  const heading = hash < 0 ? '' : address.slice(hash + 1).trim();
  return {
    type: 'wikiLink',
    value: source,
    embed,
    target: (hash < 0 ? address : address.slice(0, hash)).trim(),
    ...(heading && { heading }),
    ...(alias && { alias }),
  };
}

/** What a reader sees of the link: its alias, else the note's name and the heading. */
export function wikiLinkLabel(link: WikiLinkNode): string {
  if (link.alias) return link.alias;
  // `#^id` points at a block; its id means nothing to a reader.
  const headings = (link.heading ?? '').split('#').filter((part) => part !== '' && !part.startsWith('^'));
  return [link.target, ...headings].filter((part) => part !== '').join(' > ');
}
