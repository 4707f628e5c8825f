import type { ListItem } from '../../corpus/note.ts';
import { isEnglishWord } from '../../search/english-words.ts';
import { questionWords } from '../../search/question-words.ts';
import { standsAlone } from '../contrasts/stands-alone.ts';
import { lowerFirst, upperFirst } from '../contrasts/thing.ts';
import { leadingVerb } from '../contrasts/verbs.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import { plainText } from '../plain-text.ts';

/** One step, short enough to be put in order with others. */
export interface Step {
  /** Inline Markdown without a full stop; tells nothing of its place. */
  readonly text: string;
  readonly mood: 'imperative' | 'sentence' | 'name' | 'word';
  /** Whether it is taken only in some cases. */
  readonly conditional: boolean;
  /** Whether it looks at something rather than changes it. */
  readonly checks: boolean;
  /** Whether it is a click or an entry in a form. */
  readonly clicks: boolean;
}

const LONGEST_STEP = 120;
const LONGEST_NAME_WORDS = 4;

const ORDER_WORD =
  /^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|next|then|now|finally|lastly|after (?:that|this)|afterwards|to (?:begin|start|finish)(?: with)?|in the end|at last|step \d+|when (?:that|this|it) is done|once done)[,:]?\s+(?=\S)/i;
const TELLS_PLACE =
  /\b(?:first(?:ly)?|secondly|thirdly|last|lastly|final|finally|then|next|before|after|afterwards|earlier|previous(?:ly)?|again|already|now|steps?|remaining|initial(?:ly)?|beginning)\b/i;
/** Where a step goes on about why, when or what else. */
const AFTERTHOUGHT =
  /(?:;|,\s+(?:which|so|because|since|but|although|while|whereas|unless|if|until|where|as|then|e\.g\.|for example|such as|for instance)\b|\s+(?:after|before|until|unless|because|so that|whenever)\s|\s+(?:once|when|while)\s+(?=(?:an?|the|all|every|each|it|you|they|that|this|there)\b)|\s+[–—]\s).*$/s;
const CONDITION =
  /^(?:if|when|unless|otherwise|optional(?:ly)?|in case|for (?:an?|the|private|public|larger?)\b|alternatively|or)\b/i;
const CHECK =
  /^(?:check|compare|look|read|watch|verify|inspect|make sure|ensure|confirm|see|find out|test|try|examine|review|note|remember|consider|think|ask|monitor)\b/i;

/** In a form, the order is that of its fields. */
const CLICK =
  /^(?:(?:in|on|for|under|from|at|to) [^,]+, (?:you (?:can )?)?)?(?:choose|select|click|press|tick|toggle|enter|type|fill in)\b/i;
/** `on that node`, of a step before. */
const OF_EARLIER = /\b(in|on|of|to|at|from|with|by|for|into) (?:this|that) (?=\p{Ll})/gu;
/** What belongs to, or is done by, something that the step names itself: `an application with its dependencies`. */
const OWN = /(\b(?:an?|the) .+) (?:its|their|that (?:it|they))\b/i;

/** Nothing where a step cannot stand without the others or tells its place. */
export function readStep({ sentences }: ListItem): Step | undefined {
  const [first] = sentences;
  if (first === undefined) return undefined;
  const whole = inlineMarkdownOf(first).replace(ORDER_WORD, '');
  const text = largeStart(shortened(whole).replace(OF_EARLIER, '$1 the '));
  const plain = plainText(text);
  const isCode = /^`[^`]+`$/.test(text);
  const stands = isCode || (standsAlone(text.replace(OWN, '$1')) && !TELLS_PLACE.test(plain));
  if (plain === '' || plain.length > LONGEST_STEP || !stands) return undefined;
  return {
    text,
    mood: isCode ? 'imperative' : moodOf(plain),
    conditional: CONDITION.test(plain),
    checks: CHECK.test(plain),
    clicks: CLICK.test(plain),
  };
}

/** The first clause; of `Build it: `docker build``, what stands before the colon. */
function shortened(whole: string): string {
  const [head = '', ...rest] = outsideCode(whole, /:\s+/);
  const isLabel = rest.length > 0 && !plainText(head).includes(' ') && !/^`/.test(rest[0]!);
  const said = isLabel ? rest.join(': ') : head;
  return said
    .replace(AFTERTHOUGHT, '')
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/[\s.,:;!]+$/, '')
    .trim();
}

/** Parts a text at a mark outside of code. */
function outsideCode(text: string, mark: RegExp): string[] {
  const masked = text.replace(/`[^`]*`/g, (code) => '`'.repeat(code.length));
  const at = mark.exec(masked);
  return at ? [text.slice(0, at.index), text.slice(at.index + at[0].length)] : [text];
}

function moodOf(plain: string): Step['mood'] {
  const words = plain.split(/\s+/);
  if (isImperative(plain)) return words.length === 1 ? 'word' : 'imperative';
  const hasVerb = words.some((word, at) => at > 0 && leadingVerb(word) === 'singular');
  return hasVerb || words.length > LONGEST_NAME_WORDS ? 'sentence' : 'name';
}

/** Whether a plain text begins with a verb in the base form. A word before a determiner can only be one: `winch the boat up`. */
export function isImperative(plain: string): boolean {
  const small = /^\p{Lu}\p{Ll}/u.test(plain) ? lowerFirst(plain) : plain;
  const [, first] = /^(\p{Ll}{2,}) (?:an?|the|all|every|each|your|its)\s/u.exec(small) ?? [];
  const isVerb = first !== undefined && !questionWords.has(first) && !/(?:s|ing)$/.test(first);
  return isVerb || leadingVerb(small) === 'plural';
}

/** A name such as kubectl stays small. */
function largeStart(text: string): string {
  const first = /^\p{Ll}+(?![\p{L}\p{N}])/u.exec(text)?.[0];
  return first !== undefined && isEnglishWord(first) ? upperFirst(text) : text;
}
