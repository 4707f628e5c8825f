/** A link or an image as a note's text has it, taken apart. */
export interface NoteAddress {
  /** `wiki`: looked for by its name; `markdown`: a path, relative to the note. */
  readonly kind: 'wiki' | 'markdown';
  /** Decoded, '' for the note itself. */
  readonly target: string;
  /** Decoded, without `#`, '' for none. */
  readonly heading: string;
}

const wikiScheme = 'wiki:';

/** What stands for a wiki-link where an address is wanted. */
export const wikiAddress = (target: string, heading = ''): string =>
  `${wikiScheme}${encodeURIComponent(target)}${heading === '' ? '' : `#${encodeURIComponent(heading)}`}`;

/** Nothing for an address with a scheme: it leads to something that is no note. */
export function splitAddress(url: string): NoteAddress | undefined {
  const kind = url.startsWith(wikiScheme) ? 'wiki' : 'markdown';
  const address = kind === 'wiki' ? url.slice(wikiScheme.length) : url;
  if (kind === 'markdown' && /^[a-z][a-z\d+.-]*:|^[\\/]{2}/i.test(address)) return undefined;
  const hash = address.indexOf('#');
  const path = hash < 0 ? address : address.slice(0, hash);
  return {
    kind,
    target: decoded(kind === 'markdown' ? path.replace(/\?.*$/, '') : path),
    heading: hash < 0 ? '' : decoded(address.slice(hash + 1)),
  };
}

/** As it stands where it does not decode. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
