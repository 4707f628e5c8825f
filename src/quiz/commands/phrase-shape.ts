import { leadingVerb } from '../contrasts/verbs.ts';
import { plainText } from '../plain-text.ts';

/** `SIGKILL`, `wrong path`, `the program ended`, `not created`: choices of one shape do not stand out. */
export type PhraseShape = 'word' | 'clause' | 'phrase' | 'fragment';

/** Past forms that do not end in -ed; before a noun they may belong to it (`cut rope`). */
const PAST =
  '(?:\\p{L}{2,}(?<!e)ed|cut|set|lost|broken|written|taken|given|gone|built|sent|made|left|run|hit|shut|put|held|kept|worn|frozen|stuck|bent|torn)';
const AFTER_PAST =
  '(?:too|by|in|on|at|for|from|with|without|to|after|before|during|until|because|twice|again|early|late|off|out|up|down|away|wrong|badly|\\p{L}+ly)';
const FRAGMENTS: readonly RegExp[] = [
  // `not created`, `never signed`; `not enough water` and `no network` have a noun.
  /^(?:not(?! (?:enough|all|every))|never|already|still|yet) /u,
  // `older than 12 hours`
  /^(?:\p{L}+er|more \p{L}+|less \p{L}+) than\b/u,
  // `underproofed`, `cut too early`, `rejected by the server`; `misspelled registry` has a noun.
  new RegExp(`^(?:\\p{L}+ly )?${PAST}(?:$| ${AFTER_PAST}(?![\\p{L}-]))`, 'u'),
];

export function shapeOf(markdown: string): PhraseShape {
  const text = plainText(markdown);
  if (isFragment(text)) return 'fragment';
  const words = text.split(' ');
  if (words.length === 1) return 'word';
  const hasVerb = words.slice(2).some((word) => /(?:ed|^was|^were)$/.test(word) || leadingVerb(word) === 'singular');
  return hasVerb && /^(?:an?|the|it|you|all|each|nobody|somebody)$/i.test(words[0]!) ? 'clause' : 'phrase';
}

/** Whether it says how something is or what was done, and not of what: `older than 12 hours`. */
function isFragment(text: string): boolean {
  const [first = ''] = text.toLowerCase().split(/,|;|:|\s+(?:or|and)\s+/);
  return FRAGMENTS.some((pattern) => pattern.test(first.trim()));
}
