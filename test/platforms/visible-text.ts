import type { Nodes } from 'mdast';
import { expect } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { personOf } from '../../src/platforms/rendering/people-in.ts';

interface Visible {
  readonly text: string;
  /** Whether it may come in another order: within a table. */
  readonly anywhere: boolean;
}

/** What stands for a person by their id. */
export type PersonText = (id: string) => string;

/** Without spaces, which formats may change, characters that are not seen, and halves of characters. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u200b]+/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** What a reader of the tree sees, in its order. */
export function visible(node: Nodes, personText: PersonText, inTable = false): Visible[] {
  const say = (text: string) => (squeezed(text) === '' ? [] : [{ text: squeezed(text), anywhere: inTable }]);
  const inside = (children: readonly Nodes[]) =>
    children.flatMap((child) => visible(child, personText, inTable || node.type === 'table'));
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return say(node.value);
    case 'link': {
      const person = personOf(node.url);
      return person === undefined ? inside(node.children) : say(personText(person));
    }
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? [] : say(node.value);
    case 'image':
    case 'imageReference':
      return say(node.alt ?? '');
    case 'footnoteReference':
      return say(`[${node.label}]`);
    case 'footnoteDefinition':
      return [...say(`[${node.label}]`), ...inside(node.children)];
    default:
      return 'children' in node ? inside(node.children) : [];
  }
}

/** @param said all that is shown, squeezed. */
export function expectSaid({ body }: Pick<Message, 'body'>, said: string, personText: PersonText): void {
  let from = 0;
  for (const { text, anywhere } of visible(body, personText)) {
    const at = said.indexOf(text, from);
    if (at === -1) expect.fail(`${JSON.stringify(text)} is lost, or out of order, in ${said.slice(from, from + 300)}`);
    if (!anywhere) from = at + text.length;
  }
}

export function walk(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  // What stands for a person is shown as their name.
  if (node.type === 'link' && personOf(node.url) !== undefined) return;
  if ('children' in node) for (const child of node.children) walk(child, see);
}
