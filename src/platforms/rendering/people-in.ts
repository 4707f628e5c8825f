import { visit } from 'unist-util-visit';
import type { Message } from '../../chat/message.ts';

/** Ids of the people whom a message names, each once: their display names are wanted to render it. */
export function peopleIn(message: Pick<Message, 'body'>): readonly string[] {
  const people = new Set<string>();
  visit(message.body, 'link', ({ url }) => {
    const person = personOf(url);
    if (person !== undefined) people.add(person);
  });
  return [...people];
}

/** The id in a `person:ID` address. */
export function personOf(url: string): string | undefined {
  if (!url.startsWith('person:')) return undefined;
  const id = url.slice('person:'.length);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
