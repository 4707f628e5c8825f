import { cleanText } from './clean-text.ts';

/** The target of a link in one line; '' where it leads nowhere. */
export function addressText(url: string): string {
  return cleanText(url).replace(/\s+/g, ' ').trim();
}

/**
 * An address that cannot be opened as a person wants to read and copy it: a path in a citation is URL-encoded, and its lines are
 * named beside it.
 */
export function pathText(address: string): string {
  return decoded(address).replace(/#L\d+-L\d+$/, '');
}

function decoded(url: string): string {
  try {
    return cleanText(decodeURI(url));
  } catch {
    return url;
  }
}
