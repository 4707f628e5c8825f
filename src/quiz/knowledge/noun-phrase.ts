import { isPlural, singularOf } from './noun-forms.ts';

/** The noun phrase with which a text begins: `a read-only package that holds …`. */
export interface NounPhrase {
  /** `own`: somebody's, as in `AWS's managed service`. `one`: also `one or more`. */
  readonly determiner: '' | 'a' | 'the' | 'one' | 'own';
  /** Words between determiner and head: `read-only`. */
  readonly modifiers: readonly string[];
  /** The noun itself: `package`. */
  readonly head: string;
  readonly plural: boolean;
  /** Offset at which it ends, and what qualifies it (`that holds …`) begins. */
  readonly end: number;
}

const DETERMINER = /^(?:(an?)|(the)|(one)|(?:the\s+)?[\p{L}\p{N}]+['’]s?)\s+/iu;

/** Words after which no noun of the phrase comes any more. */
const AFTER_HEAD = new Set(
  `that which who whom whose where when how why because since while as than if so but not never
  of for in on at to from by with without about into onto upon over under between through during via per within across
  along among around behind beside besides below above beneath before after against inside outside until toward towards
  like such including using based is are was were be has have can may must should will does do it they you we i
  a an the other each every this these those its their your our due`.split(/\s+/),
);

/** Adverbs that follow a participle: `packed together with …`. */
const ADVERBS = new Set('together only alone also already once again up out off down away directly apart'.split(' '));
const IRREGULAR_PARTICIPLES = new Set(
  'built made run kept written held given known used called sent set put'.split(' '),
);

export function nounPhraseOf(given: string): NounPhrase | undefined {
  // What stands in brackets is no part of it: `an Elastic Compute Cloud (EC2) instance`.
  const text = given.replace(/\([^()]*\)/g, (brackets) => ' '.repeat(brackets.length));
  const determiner = DETERMINER.exec(text);
  const words: { word: string; end: number }[] = [];
  const from = determiner?.[0].length ?? 0;
  const rest = (match: RegExpExecArray): string => text.slice(from + match.index + match[0].length);
  for (const match of text.slice(from).matchAll(/([^\s,:;]+)([,:;]?)/g)) {
    const [, word = '', stop] = match;
    if (AFTER_HEAD.has(word.toLowerCase()) || (/^(?:and|or)$/.test(word) && !mayFollow(words.at(-1)?.word))) break;
    words.push({ word, end: from + match.index + word.length });
    // After a comma the phrase goes on when it has only adjectives so far: `an open, portable platform`.
    if (stop && (stop !== ',' || !(isAdjective(word) || (words.length === 1 && ADJECTIVE_NEXT.test(rest(match))))))
      break;
  }
  while (words.length > 1 && isAfterthought(words.at(-1)!.word, text.slice(words.at(-1)!.end))) words.pop();
  const head = words.pop();
  if (!head || !/^[\p{L}\p{N}][\p{L}\p{N}/.-]*$/u.test(head.word) || /^(?:and|or)$/.test(head.word)) return undefined;
  return {
    determiner: !determiner ? '' : determiner[1] ? 'a' : determiner[2] ? 'the' : determiner[3] ? 'one' : 'own',
    modifiers: words.map(({ word }) => word),
    head: head.word,
    plural: isPlural(head.word),
    end: head.end,
  };
}

/** `a broad, general-purpose knife`: a word with a hyphen and a noun after it. */
const ADJECTIVE_NEXT = /^\s+\p{L}+-\p{L}+\s\p{L}/u;

/** What something is one of, by how it is defined, the narrowest first: `compute engine`, `engine`. */
export function kindsIn({ modifiers, head }: NounPhrase): readonly string[] {
  const noun = singularOf(head.toLowerCase());
  const before = modifiers.at(-1);
  if (before === undefined || isAdjective(before) || /[^\p{L}]/u.test(before)) return [noun];
  return [`${before.toLowerCase()} ${noun}`, noun];
}

const ADJECTIVE_ENDING = /(?:less|ful|able|ible|al|ive|ous|ic|ed|ary|ory|est|ant|ent|ish|ern)$/;
const ADJECTIVES = new Set(
  `and or more own small large big new old open free full complete simple single main public private fast fixed standard
  whole same real short long high low light heavy hot cold dry raw thin thick flat soft hard clean safe rich plain native
  lightweight secure many few several two three four one certain special known unique distinct separate entire running`.split(
    /\s+/,
  ),
);
const NOUNS_LIKE_ADJECTIVES = new Set(
  `agent client component document environment event deployment content segment element terminal signal journal metal oil
  fabric music topic metric directory repository memory factory binary library dictionary plant ingredient solvent seed
  feed bed speed need archive drive process`.split(/\s+/),
);

export function isAdjective(word: string): boolean {
  const lower = word.toLowerCase();
  if (ADJECTIVES.has(lower) || lower.includes('-')) return true;
  return ADJECTIVE_ENDING.test(lower) && !NOUNS_LIKE_ADJECTIVES.has(lower);
}

/** `and` joins adjectives before a noun, or stands after it. */
function mayFollow(word: string | undefined): boolean {
  return word === undefined || isAdjective(word);
}

/** @param after what follows: `a protocol relying on …`. */
function isAfterthought(word: string, after: string): boolean {
  if (/\p{Ll}{2}ing$/u.test(word)) return /^\s(?:on|that|from|with|at|in|an?|the|your|\d)\b/.test(after);
  return ADVERBS.has(word) || IRREGULAR_PARTICIPLES.has(word) || /\p{Ll}{2}(?:ed|ly|[ai]ble)$/u.test(word);
}
