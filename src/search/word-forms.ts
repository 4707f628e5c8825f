import { camelCaseNames } from './camel-case-names.ts';
import { fold, stemOf } from './stemming.ts';

/** A word, or a part of a compound, with its place in the text. */
export interface WordForm {
  readonly term: string;
  /** As it stands in the text. */
  readonly written: string;
  /** UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * What one run of characters (`kube-proxy`, `ghcr.io/a/b`) is indexed as. Offsets count from the start of the run.
 * `parts` are its smallest words in order; each takes one position in the text. `wholes` are the compound itself and its
 * larger pieces, findable under one term, and take no position of their own.
 */
export interface RunForms {
  readonly parts: readonly WordForm[];
  readonly wholes: readonly WordForm[];
}

/** Widest separator first: a path falls into names, a name into name and tag, then at dots, then at hyphens. */
const SEPARATORS = ['/', ':@', '.,', "-_‐‑–'’"];
const NUMBER = /^\d+(?:[.,]\d+)*$|^v(?=\d+\.\d)[\d.]+$/i;
const NAME_WITH_VERSION = /^(\p{L}{2,})(\d+(?:\.\d+)+)$/u;
const CAMEL_HUMP = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const PLURAL_ACRONYM = /^\p{Lu}{2,}e?s$/u;
/** Shared, since most words are no compound. */
const NONE: readonly WordForm[] = [];
/** Most words: nothing in them to split. */
const PLAIN_WORD = /^[A-Z]?[a-z]+$/;
const POSSESSIVE = /['’]s?$/i;
/** A longer run is a key, a hash or encoded data: it is one word, known by its beginning. */
const LONGEST_RUN = 200;

/** Splits a run as the scanner of analysis.ts cuts it out of a text. */
export function formsOf(run: string): RunForms {
  if (run.length > LONGEST_RUN) return withTerms([form(fold(run.slice(0, LONGEST_RUN)), run, 0)], NONE);
  if (PLAIN_WORD.test(run)) return { parts: [form(stemOf(run), run, 0)], wholes: NONE };
  const parts: WordForm[] = [];
  const wholes: WordForm[] = [];
  const flag = /^-{1,2}/.exec(run)?.[0] ?? '';
  const body = run.slice(flag.length).replace(POSSESSIVE, '');
  split(body, flag.length, 0, parts, wholes);
  if (flag) wholes.push(form(flag + wholeOf(body), flag + body, 0));
  return withTerms(parts, wholes);
}

/** Combining marks alone fold to nothing: such a part is no word, and a compound with it no compound. */
function withTerms(parts: readonly WordForm[], wholes: readonly WordForm[]): RunForms {
  const words = parts.filter(({ term }) => term !== '');
  return { parts: words, wholes: words.length === parts.length && wholes.length > 0 ? wholes : NONE };
}

/** One term for a compound however it is written: separators go, but for one between two digits. */
function wholeOf(compound: string): string {
  const joined = compound.replace(/[‐‑–]/g, '-').replace(/(?<=\d),(?=\d{3})/g, '');
  const squashed = joined.replace(/[/:@.,_'’-]/g, (separator, at: number) =>
    isDigit(joined.charCodeAt(at - 1)) && isDigit(joined.charCodeAt(at + 1)) ? separator : '',
  );
  return /[^\p{L}\p{N}]/u.test(squashed) ? squashed.toLowerCase() : stemOf(squashed);
}

function split(text: string, offset: number, level: number, parts: WordForm[], wholes: WordForm[]): void {
  if (NUMBER.test(text)) {
    parts.push(form(wholeOf(text.replace(/^v/i, '')), text, offset));
    return;
  }
  const separators = SEPARATORS[level];
  if (separators === undefined) {
    splitCamelCase(text, offset, parts, wholes);
    return;
  }
  const pieces = cut(text, separators);
  if (pieces.length === 1) {
    split(text, offset, level + 1, parts, wholes);
    return;
  }
  // Initials (`U.S.`, `e.g`) and contractions (`don't`) have no parts that mean anything.
  const letters = pieces.every((piece) => piece.text.length === 1) && separators.includes('.');
  const contraction = level === 3 && /^\p{L}+['’]\p{L}+$/u.test(text);
  if (letters || contraction) {
    parts.push(form(wholeOf(text), text, offset));
    return;
  }
  for (const piece of pieces) split(piece.text, offset + piece.at, level + 1, parts, wholes);
  wholes.push(form(wholeOf(text), text, offset));
}

function splitCamelCase(text: string, offset: number, parts: WordForm[], wholes: WordForm[]): void {
  const whole = form(stemOf(text), text, offset);
  const humps = humpsOf(text);
  if (humps.length === 1 || humps.some((hump) => hump.length < 2)) {
    parts.push(whole);
    return;
  }
  let at = offset;
  for (const hump of humps) {
    parts.push(form(stemOf(hump), hump, at));
    at += hump.length;
  }
  wholes.push(whole);
}

function form(term: string, written: string, start: number): WordForm {
  return { term, written, start, end: start + written.length };
}

function humpsOf(text: string): readonly string[] {
  const version = NAME_WITH_VERSION.exec(text);
  if (version) return [version[1]!, version[2]!];
  return PLURAL_ACRONYM.test(text) || camelCaseNames.has(fold(text)) ? [text] : text.split(CAMEL_HUMP);
}

function cut(text: string, separators: string): { text: string; at: number }[] {
  const pieces: { text: string; at: number }[] = [];
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !(separators.includes(text[i]!) && !isInNumber(text, i))) continue;
    if (i > from) pieces.push({ text: text.slice(from, i), at: from });
    from = i + 1;
  }
  return pieces;
}

/** A point or comma between digits belongs to a number. */
function isInNumber(text: string, at: number): boolean {
  const point = text[at] === '.' || text[at] === ',';
  return point && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
