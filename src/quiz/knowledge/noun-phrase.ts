import { isPlural, singularOf } from './noun-forms.ts';

/** The noun phrase with which a text begins: `a read-only package that holds …`. */
export interface NounPhrase {
  readonly article: '' | 'a' | 'the';
  /** Words between article and head: `read-only`. */
  readonly modifiers: readonly string[];
  /** The noun itself: `package`. */
  readonly head: string;
  readonly plural: boolean;
  /** Plain offset at which it ends and what qualifies it (`that holds …`) begins. */
  readonly end: number;
}

const DETERMINER = /^(an?|the)\s+/i;

/** Words after which no noun of the phrase comes any more. */
const AFTER_HEAD = new Set(
  `that which who whom whose where when how why because since while as than if so but not never
  of for in on at to from by with without about into onto upon over under between through during via per within across
  along among around behind beside besides below above beneath before after against inside outside until toward towards
  like such including using based is are was were be has have can may must should will does do it they you we i
  other each every this these those its their your our`.split(/\s+/),
);

/** Adverbs that follow a participle: `packed together with …`. */
const ADVERBS = new Set('together only alone also already once again up out off down away directly apart'.split(' '));
const IRREGULAR_PARTICIPLES = new Set(
  'built made run kept written held given known used called sent set put'.split(' '),
);

export function nounPhraseOf(text: string): NounPhrase | undefined {
  const determiner = DETERMINER.exec(text);
  const words: { word: string; end: number }[] = [];
  const from = determiner?.[0].length ?? 0;
  for (const match of text.slice(from).matchAll(/([^\s,:;()]+)([,:;()]?)/g)) {
    const word = match[1]!;
    if (AFTER_HEAD.has(word.toLowerCase())) break;
    words.push({ word, end: from + match.index + word.length });
    if (match[2] && match[2] !== ',') break;
    // After a comma the phrase goes on only when another adjective may follow: `open, portable platform`.
    if (match[2] === ',' && !isAdjective(word)) break;
  }
  while (words.length > 1 && isAfterthought(words.at(-1)!.word)) words.pop();
  const head = words.pop();
  if (!head || !/^[\p{L}\p{N}][\p{L}\p{N}/.-]*$/u.test(head.word)) return undefined;
  const written = determiner?.[1]?.toLowerCase() ?? '';
  return {
    article: written === 'an' ? 'a' : (written as '' | 'a' | 'the'),
    modifiers: words.map(({ word }) => word),
    head: head.word,
    plural: isPlural(head.word),
    end: head.end,
  };
}

/** What something is one of, by how it is defined: `a serverless compute engine` → `compute engine`, `engine`. */
export function kindsIn({ modifiers, head }: NounPhrase): readonly string[] {
  const noun = singularOf(head.toLowerCase());
  const before = modifiers.at(-1);
  if (before === undefined || isAdjective(before) || /[^\p{L}]/u.test(before)) return [noun];
  return [`${before.toLowerCase()} ${noun}`, noun];
}

const ADJECTIVE_ENDING = /(?:less|ful|able|ible|al|ive|ous|ic|ed|ary|ory|est|ant|ent|ish|ern)$/;
const ADJECTIVES = new Set(
  `and or own small large big new old open free full complete simple single main public private fast fixed standard whole
  same real short long high low light heavy hot cold dry raw thin thick flat soft hard clean safe rich plain native
  lightweight secure many few several two three four one certain special known unique distinct separate entire running`.split(
    /\s+/,
  ),
);

export function isAdjective(word: string): boolean {
  const lower = word.toLowerCase();
  return ADJECTIVES.has(lower) || (ADJECTIVE_ENDING.test(lower) && !ADJECTIVE_LIKE_NOUNS.has(lower)) || /-/.test(lower);
}

const ADJECTIVE_LIKE_NOUNS = new Set(
  'agent client component document environment event deployment content segment element terminal signal journal metal oil traffic logic topic metric fabric music table cable directory repository memory factory registry binary library dictionary plant ingredient solvent seed feed bed speed need'.split(
    ' ',
  ),
);

function isAfterthought(word: string): boolean {
  return (
    ADVERBS.has(word) || IRREGULAR_PARTICIPLES.has(word) || /\p{Ll}{2}ed$/u.test(word) || /\p{Ll}{2}ly$/u.test(word)
  );
}
