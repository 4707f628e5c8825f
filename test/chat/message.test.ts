import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { createMessage } from '../../src/chat/message.ts';

/** The tree in one line: marked words in «guillemets». */
function outline(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'inlineCode') return `\`${node.value}\``;
  const inside = 'children' in node ? node.children.map(outline).join('') : '';
  return node.type === 'mark' ? `«${inside}»` : inside;
}

/** Marks every `word` in the Markdown. */
function marked(markdown: string, word: string): string {
  const marks = [...markdown.matchAll(new RegExp(word, 'g'))].map(
    ({ index, 0: found }) => [index, index + found.length] as const,
  );
  return outline(createMessage({ markdown, marks }).body);
}

describe('createMessage', () => {
  it.each([
    ['plain text', 'A pod and a pod.', 'A «pod» and a «pod».'],
    ['emphasis and links', '**A pod** in [the pod docs](x)', 'A «pod» in the «pod» docs'],
    ['a list and a table', '- pod\n- no\n\n| a |\n| - |\n| pod |', '«pod»noa«pod»'],
    ['code within a line, whole', 'run `kubectl get pod x` now', 'run «`kubectl get pod x`» now'],
    ['text behind escapes', 'a \\* \\_ pod\\!', 'a * _ «pod»!'],
    ['text behind references', '&lt;x&gt; &amp; &#x1F600; &copy pod', '<x> & 😀 &copy «pod»'],
    ['a reference that stands for itself', '&nothing; pod', '&nothing; «pod»'],
    ['continued lines of a quote', '> one\n> two pod\n>   pod', 'one\ntwo «pod»\n«pod»'],
    ['continued lines of a list item', '1. one\n   pod two', 'one\n«pod» two'],
  ])('marks words in %s', (_, markdown, expected) => {
    expect(marked(markdown, 'pod')).toBe(expected);
  });

  it('marks nothing where a range holds no text', () => {
    expect(marked('> one\n> two', '\\n> ')).toBe('one«\n»two');
    expect(marked('one\\*', '\\\\')).toBe('one*');
  });

  it('leaves a code block alone', () => {
    expect(marked('```\npod\n```\n\npod', 'pod')).toBe('«pod»');
  });

  it('marks a phrase across several nodes', () => {
    expect(marked('a **task** definition', '\\*\\*task\\*\\* definition')).toBe('a «task»« definition»');
  });

  it('is for everyone and offers nothing unless told otherwise', () => {
    expect(createMessage({ markdown: 'x' })).toMatchObject({ visibility: 'everyone', choices: [], citations: [] });
  });
});
