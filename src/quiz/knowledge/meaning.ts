import { singularOf } from './noun-forms.ts';
import { isAdjective, type NounPhrase, nounPhraseOf } from './noun-phrase.ts';
import { tellingWords } from './telling-words.ts';

/** What a sentence says that a thing is. */
export interface Meaning {
  readonly meaning: string;
  /** What follows a colon and says it once more: `one or more containers that …`. */
  readonly paraphrase?: string;
  /** Not for what something means, which may be a clause. */
  readonly phrase?: NounPhrase;
}

export const LONGEST_MEANING_CHARS = 220;
/** With fewer words that say something, many things would fit. */
const FEWEST_TELLING_WORDS = 3;
/** With as many, what follows a colon is not needed. */
const ENOUGH_TELLING_WORDS = 4;

/**
 * Reads what follows `X is`.
 * @param rest Markdown with code spans.
 * @returns nothing where it is a judgement, a relation, a state, or cannot be understood without what stands around it.
 */
export function readMeaning(rest: string, copula: 'is' | 'are'): Meaning | undefined {
  const { core, tail } = cut(rest.replace(/^(?:basically|simply|essentially|in essence,)\s+/, ''));
  const phrase = nounPhraseOf(core);
  const paraphrase = tail !== undefined && isParaphrase(tail) ? tail : undefined;
  if (!phrase || !isDefining(core, phrase, copula, paraphrase !== undefined)) return undefined;
  const enough = tellingWords(core).length;
  const joined = paraphrase !== undefined && enough < ENOUGH_TELLING_WORDS ? `${core}: ${paraphrase}` : core;
  const meaning = joined.length <= LONGEST_MEANING_CHARS ? joined : core;
  if (!isSelfContained(meaning) || tellingWords(meaning).length < FEWEST_TELLING_WORDS) return undefined;
  const more = paraphrase !== undefined && isSelfContained(paraphrase);
  return { meaning, phrase, ...(more && { paraphrase }) };
}

/** Nouns without a plural that definitions begin with. */
const MASS_NOUNS = new Set(
  `software hardware firmware middleware malware data code information storage memory equipment text traffic technology
  food money energy heat water liquid meat dough flour sugar fat metal wood paper`.split(/\s+/),
);

/** @param isExplained whether something follows that says more of it. */
function isDefining(core: string, phrase: NounPhrase, copula: 'is' | 'are', isExplained: boolean): boolean {
  const { determiner, head, plural, modifiers, end } = phrase;
  if (
    VAGUE_HEADS.has(singularOf(head.toLowerCase())) ||
    NOT_DEFINING.test(core) ||
    PREDICATE_AFTER.test(core.slice(end))
  )
    return false;
  if (isClause(core) || WRONG_ARTICLE.test(core)) return false;
  // "Swift is distributing data …" says what it does.
  if (determiner === '' && /ing$/.test(modifiers[0] ?? '') && !isAdjective(modifiers[0]!)) return false;
  const qualified = isExplained || core.slice(end).trim() !== '';
  if (determiner === 'a') return !plural && (qualified || tellingWords(modifiers.join(' ')).length > 1);
  if (determiner === 'one') return qualified;
  if (determiner !== '') return qualified;
  if (modifiers.some((word) => NEVER_BEFORE_NOUN.test(word) || /\p{Ll}s$/u.test(word))) return false;
  return qualified && (copula === 'are' ? plural : MASS_NOUNS.has(head.toLowerCase()));
}

/** Who writes so makes other slips as well. */
const WRONG_ARTICLE = /^(?:a (?:[aio]|e(?!u))|an (?:[bcdfgjkpqtvwz]))(?!ne\b|nce\b)\p{Ll}/u;

/** `the template and never changes` */
const PREDICATE_AFTER = /^\s+(?:and|or)\s+(?:\p{Ll}+s|never|then|not|can|may|has|is|are|have)\s/u;

/** `the state of the system may change`: a sentence of its own, unless the verb belongs to a clause with "that". */
const VERB =
  /\s(?:is|are|was|were|isn['’]t|aren['’]t|has|have|can|cannot|could|may|might|must|should|will|would|does|do|did|don['’]t|doesn['’]t|can['’]t|won['’]t)\s/i;
const SUBORDINATE =
  /\s(?:that|which|who|whom|whose|where|when|if|what|how|why|because|until|while|after|before|once|whenever|whether|you|we|it|they)\s/i;

/** `addresses a server may give out` leaves its "that" out; `the state of the system may change` has none. */
const WITHOUT_THAT =
  /(?<!\s(?:of|in|on|for|to|at|by|from|with|under|over|into|between|and|or|than|as|through|behind|across|inside|within))\s(?:an?|the)\s[\p{L}-]+$/iu;

function isClause(text: string): boolean {
  const verb = VERB.exec(text);
  if (verb === null) return false;
  const before = text.slice(0, verb.index);
  return !SUBORDINATE.test(`${before} `) && !WITHOUT_THAT.test(before);
}

const NEVER_BEFORE_NOUN = /^(?:not|more|less|very|so|too|always|often|usually|both|all|no|never|now)$|^\p{L}+ly$/iu;

/** "The same for …", "a good fit for …", "one of many …": judgements and relations, not what a thing is. */
const NOT_DEFINING =
  /^(?:(?:an?|the)\s+)?(?:very|more|less|most|least|so|too|quite|rather|often|usually|always|only|first|second|next|last|main|common|usual|normal|typical|popular|ideal|perfect|good|better|best|poor|bad|worse|worst|right|wrong|great|important|key|big|bigger|other|old|older|newer|some|few|lot|bit|same|another|default|recommended|preferred|safe|easy|easier|easiest|simpler|sensible|cheaper|cheapest|faster|fastest|similar|different|latest|newest|current|previous|critical|crucial|essential|vital|useful|required|necessary|one of)(?![\p{L}-])/iu;

const VAGUE_HEADS = new Set(
  `choice fit idea reason case problem symptom cause example counterpart opposite difference same must requirement matter
  question mistake exception rival thing start point fact sign result option candidate lot step alternative advantage
  disadvantage benefit drawback answer tradeoff win one basis foundation heart backbone concern factor aspect topic waste
  acronym abbreviation synonym shame pity success failure`.split(/\s+/),
);

const POINTERS =
  /\b(?:this|these|such(?! as)|the (?:following|above|others?)|above-mentioned|see|former|latter|here|as follows|respectively|others?|(?:of|for|from|in|to|with|by|on) that \p{L}+|that (?:and|or))\b/iu;
const RECIPROCAL = /\b(?:each|one another|after the|every|or) others?\b/gi;
const PRONOUN = /\b(?:it|its|they|them|their|he|she|his|her|those)\b/i;
/** Something else that a pronoun may mean: another thing, or the subject of a clause. */
const ANTECEDENT = /\s(?:that|which|who|whose|where|whom|an?|the|one|several|some|your)\s/i;

/** Whether a meaning can be understood without what stands around it. */
export function isSelfContained(meaning: string): boolean {
  if (POINTERS.test(meaning.replace(RECIPROCAL, '')) || /[?!=…]|\.\.\.|\bhttps?:|\p{Ll}\.\p{Lu}/u.test(meaning))
    return false;
  if (!isBalanced(meaning)) return false;
  // `the fixed hash of its content`: of whose?
  const pronoun = PRONOUN.exec(meaning);
  return pronoun === null || ANTECEDENT.test(meaning.slice(0, pronoun.index));
}

/** Where a quotation or a bracket is left open, something was cut off. */
function isBalanced(text: string): boolean {
  const count = (sign: string): number => text.split(sign).length - 1;
  return count('(') === count(')') && count('“') === count('”') && count('"') % 2 === 0 && count('`') % 2 === 0;
}

/** `: one or more containers that …` says it once more, `: it picks a host` says something else. */
function isParaphrase(tail: string): boolean {
  const phrase = nounPhraseOf(tail);
  if (!phrase || phrase.determiner === '' || phrase.determiner === 'own') return false;
  return /^,?\s+(?:that|which|who|where|with|of|for|from|in|on|to|by|between|around|\p{Ll}+ed)\s/u.test(
    tail.slice(phrase.end),
  );
}

/** Reasons, contrasts and examples, which follow what a thing is. */
const AFTERTHOUGHT =
  /[\s,](?:while|whereas|hence|thus|therefore)(?:[\s,].*)?$|,\s+(?:so(?! that)|that means|meaning|which means|because|since|while|whereas|but|although|though|unlike|which (?:is why|means|makes)|(?:also|sometimes) (?:called|known)|called|known as|for example|e\.g\.|such as|for instance|not)\b.*$/;
/** `…, and it is …`, `…, and a task is …`: another sentence. */
const NEXT_CLAUSE =
  /,\s+(?:and\s+)?(?:(?:there|it|they|you|we|this|each|every)\b|(?:(?!that\b|which\b|who\b|where\b|of\b|and\b)[^\s,]+\s+){1,6}?(?:is|are|has|have|can|may|must|does|do|will)\b).*$/;

/** A meaning ends where the sentence goes on to something else. */
export function cut(rest: string): { readonly core: string; readonly tail?: string } {
  const [, text = ''] =
    /^(.*?)\s*\.?\s*$/.exec(
      withoutShortForms(rest)
        .replace(/;.*$/, '')
        .replace(/\s[–—]\s.*$/, ''),
    ) ?? [];
  const colon = text.replace(/`[^`]*`/g, (code) => '_'.repeat(code.length)).search(/:\s/);
  if (colon < 0) return { core: withoutAfterthought(text) };
  const core = withoutAfterthought(text.slice(0, colon));
  return core.length < colon ? { core } : { core, tail: withoutAfterthought(text.slice(colon + 1).trim()) };
}

function withoutAfterthought(text: string): string {
  const kept = text.replace(AFTERTHOUGHT, '').replace(NEXT_CLAUSE, '');
  // Two things are joined without a comma, so a first comma with "and" begins another clause.
  const comma = kept.indexOf(',');
  const ends = comma >= 0 && /^,\s+(?:and|then)\b/.test(kept.slice(comma));
  return (ends ? kept.slice(0, comma) : kept).replace(/[\s,:]+$/, '');
}

/** `virtual machines (VMs)`: whoever reads it alone needs no short form of common words. */
function withoutShortForms(text: string): string {
  return text.replace(/(?<=\s\p{Ll}+)\s\(\p{Lu}[\p{L}\p{N}]{1,7}\)/gu, '');
}
