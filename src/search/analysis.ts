import { formsOf, type RunForms } from './word-forms.ts';

const OTHER = 0;
const WORD = 1;
/** Holds a run together when word characters stand on both sides: `kube-proxy`, `nginx:1.25`, `0.0.0.0/0`. */
const CONNECTOR = 2;
const CONNECTORS = "-_.:/@'’‐‑";
/** Holds a run together between digits only: `30–60`, `12,000`. */
const DIGIT_CONNECTOR = 3;
const DIGIT_CONNECTORS = ',–';

const SURROGATE = 4;

const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** By UTF-16 unit; a class is found out when its character is first met, 0xff before. */
const charClasses = new Uint8Array(0x10000).fill(0xff);

/** Half of the runs that are remembered at most. */
const GENERATION = 6_000;
let young = new Map<string, RunForms>();
let old = new Map<string, RunForms>();

/**
 * What a run of characters is indexed as; remembered, since a corpus says the same words over and over. When the young
 * generation is full it becomes the old one, and what is not asked for again in the meantime is forgotten.
 */
function runForms(run: string): RunForms {
  let forms = young.get(run);
  if (forms) return forms;
  forms = old.get(run) ?? formsOf(run);
  if (young.size >= GENERATION) {
    old = young;
    young = new Map();
  }
  young.set(run, forms);
  return forms;
}

/**
 * The one analysis of index and query: cuts a text into runs and hands each to `visit` with its offset in the text.
 * Back-ticks, `=`, `<`, `>`, `|`, `+`, `$`, `~`, quotes, brackets and white space separate; `-` and `--` before a word
 * make it a flag. Any string is fine.
 */
export function forEachRun(text: string, visit: (forms: RunForms, start: number, end: number) => void): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    if (classAt(text, at) !== WORD) {
      at++;
      continue;
    }
    const start = flagStart(text, at);
    while (at < length) {
      const kind = classAt(text, at);
      if (kind === WORD) at++;
      else if (kind !== OTHER && connects(text, at, kind)) at += 2;
      else break;
    }
    visit(runForms(text.slice(start, at)), start, at);
  }
}

function connects(text: string, at: number, kind: number): boolean {
  if (at + 1 >= text.length || classAt(text, at + 1) !== WORD) return false;
  return kind === CONNECTOR || (isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)));
}

/** Where a flag's dashes begin, or `at` when the word is none. A dash straight after a word is a hyphen or a dash. */
function flagStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 3 && text.charCodeAt(start - 1) === 45) start--;
  const dashes = at - start;
  const letter = !isDigit(text.charCodeAt(at));
  return dashes > 0 && dashes < 3 && letter && (start === 0 || classAt(text, start - 1) === OTHER) ? start : at;
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = charClasses[code]!;
  if (known < SURROGATE) return known;
  if (known === 0xff) {
    charClasses[code] = classOf(code);
    return classAt(text, at);
  }
  // Half of a character outside the basic plane: a letter of an old script counts, an emoji separates.
  const isSecondHalf = code >= 0xdc00 && at > 0 && text.codePointAt(at - 1)! > 0xffff;
  return LETTER.test(String.fromCodePoint(text.codePointAt(isSecondHalf ? at - 1 : at)!)) ? WORD : OTHER;
}

function classOf(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return SURROGATE;
  const char = String.fromCharCode(code);
  if (LETTER.test(char)) return WORD;
  if (CONNECTORS.includes(char)) return CONNECTOR;
  return DIGIT_CONNECTORS.includes(char) ? DIGIT_CONNECTOR : OTHER;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
