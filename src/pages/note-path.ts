/** What of a note is to be opened. */
export interface NotePlace {
  /** Relative to the folder of notes. */
  readonly path: string;
  /** To be marked and scrolled to; 1-based, both ends included. */
  readonly lines?: { readonly startLine: number; readonly endLine: number };
  /** Of a heading, where there are no lines. */
  readonly anchor?: string;
}

/** Path of the page on which a note is read. */
export function notePath(basePath: string, { path, lines, anchor = '' }: NotePlace): string {
  const page = `${basePath}/notes/${encodePath(path)}`;
  if (lines !== undefined) return `${page}?lines=${lines.startLine}-${lines.endLine}#cited`;
  return anchor === '' ? page : `${page}#${encodeURIComponent(anchor)}`;
}

/** Each name of a path, so that a `#` or `?` in it does not end the path. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
