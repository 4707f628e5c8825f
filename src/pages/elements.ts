import type { Element, Nodes, Properties } from 'hast';

export const isElement = (node: Nodes): node is Element => node.type === 'element';

/** An element with nothing but text in it. */
export const textElement = (tagName: string, text: string, properties: Properties = {}): Element => ({
  ...{ type: 'element', tagName, properties },
  children: text === '' ? [] : [{ type: 'text', value: text }],
});
