import { escapeLinkTarget, escapeMarkdown } from './escape-markdown.ts';
import type { Request } from './request.ts';

/** A person in a message: the platform puts the name there, as names are not kept. Who is alone here is `you`. */
export function personMarkdown(person: string, request: Pick<Request, 'person' | 'shared'>): string {
  if (!request.shared && person === request.person) return 'you';
  return `[${escapeMarkdown(person)}](person:${escapeLinkTarget(person)})`;
}
