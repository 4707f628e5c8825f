import { type NounPhrase, nounPhraseOf } from './noun-phrase.ts';

/** What a definitional sentence says, as Markdown with code spans. */
export interface DefinitionParts {
  /** With its article, without brackets and apposition: `A container image`. */
  readonly subject: string;
  /** Names that the sentence gives besides: in brackets or after "also called". */
  readonly otherNames: readonly string[];
  readonly copula: 'is' | 'are';
  readonly meaning: string;
  readonly phrase: NounPhrase;
}

const SHORTEST_MEANING_WORDS = 4;
const LONGEST_MEANING_CHARS = 240;
const LONGEST_NAME_WORDS = 5;

const SUBJECT =
  /^(?<subject>(?:(?:An?|The)\s+)?(?:`[^`]{1,40}`|[\p{L}\p{N}][\p{L}\p{N}.'’/+#&:-]*)(?:\s+(?:`[^`]{1,40}`|[\p{L}\p{N}&][\p{L}\p{N}.'’/+#&-]*)){0,6}?)(?:\s*\((?<brackets>[^()]{1,60})\))?(?:,?\s+(?:(?:also|sometimes|often)\s+)?(?:called|known as|abbreviated(?: as| to)?|short for|also)\s+(?<called>[^,]{2,50}),?|,\s+or\s+(?<or>[^,]{2,50}),)?\s+(?<copula>is|are)\s+(?<rest>.+)$/u;

/** `A pod is the smallest unit that …`; nothing where a sentence is no such definition. */
export function readDefinitionSentence(inline: string): DefinitionParts | undefined {
  const groups = SUBJECT.exec(inline)?.groups;
  if (!groups) return undefined;
  const subject = groups.subject!;
  if (!isNameLike(subject)) return undefined;
  const copula = groups.copula as 'is' | 'are';
  const read = readMeaning(groups.rest!, copula);
  if (!read) return undefined;
  const others = [groups.brackets, groups.called, groups.or].filter((name) => name !== undefined);
  return { subject, otherNames: others.map(trimName).filter(isNameLike), copula, ...read };
}

/** `**Pod**: the smallest unit that …`, as items of a list and entries of a glossary have it. */
export function readGlossaryItem(inline: string): DefinitionParts | undefined {
  const match =
    /^(?<subject>[^:–—.?!]{2,50}?)(?:\s*\((?<brackets>[^()]{1,60})\))?\s*(?::|\s[–—-])\s+(?<rest>\S.+)$/u.exec(inline);
  const groups = match?.groups;
  if (!groups) return undefined;
  const subject = groups.subject!.trim();
  if (!isNameLike(subject) || IMPERATIVE_OBJECT.test(subject)) return undefined;
  const phrase = nounPhraseOf(subject);
  if (!phrase) return undefined;
  const copula = phrase.plural ? 'are' : 'is';
  const read = readMeaning(lowerFirst(groups.rest!), copula);
  if (!read || read.phrase.plural !== phrase.plural) return undefined;
  const others = [groups.brackets].filter((name) => name !== undefined);
  return { subject, otherNames: others.map(trimName).filter(isNameLike), copula, ...read };
}

const IMPERATIVE_OBJECT = /\s(?:it|them|this|that|the|an?|your)(?:\s|$)/i;

/** Words that open a sentence about something, but name nothing. */
const NO_NAME =
  /^(?:(?:the|an?)\s+)?(?:this|that|these|those|it|its|they|their|there|here|what|which|who|how|why|when|where|if|while|because|since|as|in|on|at|for|from|by|with|without|within|under|over|after|before|during|to|of|each|every|all|most|some|any|both|either|neither|one|two|three|four|five|many|much|more|few|several|common|typical|another|other|others|only|even|so|then|thus|also|such|same|no|not|nothing|everything|you|your|we|our|i|my|he|his|she|her|and|or|but|first|second|third|last|next|main|best|default|example|following|rest|reason|result|goal|point|key|idea|difference|advantage|disadvantage|problem|use|using|note|tip|warning|answer|question|case|way|thing|one|name|term|word|opposite|counterpart|choice|latter|former)\b/i;
const CLAUSE_WORD =
  /\s(?:is|are|was|were|has|have|had|can|could|may|might|must|should|will|would|does|do|did|not|that|which|who|whose|where|when|if|because|than|it|they|you|we|called|named)(?:\s|$)/i;

export function isNameLike(name: string): boolean {
  if (NO_NAME.test(name) || CLAUSE_WORD.test(name)) return false;
  const words = name.replace(/^(?:an?|the)\s+/i, '').split(/\s+/);
  return words.length <= LONGEST_NAME_WORDS && /\p{L}/u.test(name) && !/^(?:an?|the)$/i.test(name);
}

function trimName(name: string): string {
  return name
    .replace(/^(?:or|aka|also|short for|abbreviated|called|known as)\s+/i, '')
    .replace(/^(?:an?|the)\s+/i, '')
    .trim();
}

function readMeaning(rest: string, copula: 'is' | 'are'): { meaning: string; phrase: NounPhrase } | undefined {
  const meaning = cutMeaning(rest.replace(/^(?:basically|simply|essentially)\s+/, ''));
  const phrase = nounPhraseOf(meaning);
  if (!phrase || NOT_DEFINING.test(meaning) || pointsElsewhere(meaning)) return undefined;
  if (meaning.length > LONGEST_MEANING_CHARS || /[?!]|\bhttps?:/.test(meaning)) return undefined;
  const words = meaning.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words < SHORTEST_MEANING_WORDS || phrase.end >= meaning.length - 2) return undefined;
  if (VAGUE_HEADS.has(phrase.head.toLowerCase())) return undefined;
  if (phrase.article === '' && !isDefiningWithoutArticle(phrase, copula)) return undefined;
  if (phrase.article === 'a' && phrase.plural) return undefined;
  return { meaning, phrase };
}

/** Nouns without a plural that definitions begin with. */
const MASS_NOUNS = new Set(
  'software hardware firmware middleware malware data code information storage memory equipment text traffic technology food money energy heat water liquid meat dough flour sugar'.split(
    ' ',
  ),
);

function isDefiningWithoutArticle({ head, plural, modifiers }: NounPhrase, copula: 'is' | 'are'): boolean {
  if (
    modifiers.some((word) => /^(?:not|more|less|very|so|too|always|often|usually|both|all|no|never|now)$/i.test(word))
  )
    return false;
  return copula === 'are' ? plural : MASS_NOUNS.has(head.toLowerCase());
}

/** "The same for …", "a good fit for …": judgements and relations, not what a thing is. */
const NOT_DEFINING =
  /^(?:(?:an?|the)\s+)?(?:(?:very|more|less|most|least|so|too|quite|rather|often|usually|always|only|first|second|next|last|main|common|usual|normal|typical|popular|ideal|perfect|good|better|best|poor|bad|worse|worst|right|wrong|great|important|key|big|bigger|other|old|new|few|lot|bit|same|one|another|default|recommended|preferred|safe|easy|easier|easiest|simpler|sensible|cheaper|cheapest|fast|faster|fastest)\b|(?:whole|running|isolated)\s+\w+\b,?$)/i;

const VAGUE_HEADS = new Set(
  'choice fit idea reason case problem symptom cause example counterpart opposite difference same must requirement matter question mistake exception rival way thing start point fact sign result part option candidate lot step alternative advantage disadvantage benefit drawback answer trade-off tradeoff good evil win'.split(
    ' ',
  ),
);

/** Whether a meaning speaks of something that stands elsewhere: it must be understood alone. */
function pointsElsewhere(meaning: string): boolean {
  if (
    /\b(?:this|these|such a|such an|the following|the above|above-mentioned|see|former|latter|here|as follows|respectively|the other|others?)\b(?! as\b)/i.test(
      meaning,
    )
  )
    return true;
  // `the fixed hash of its content`: whose, if no clause before names it?
  const pronoun = /\b(?:it|its|they|them|their|he|she|his|her|that one|those)\b/i.exec(meaning);
  return pronoun !== null && !/\b(?:that|which|who|whose|where|whom|so that)\b/i.test(meaning.slice(0, pronoun.index));
}

/** A meaning ends where the sentence goes on to something else: a reason, a contrast, an example, another clause. */
function cutMeaning(rest: string): string {
  let meaning = rest.replace(/\s*\.?\s*$/, '');
  meaning = meaning.replace(/;.*$/, '').replace(/\s[–—]\s.*$/, '');
  meaning = cutAtColon(meaning);
  meaning = meaning
    .replace(
      /,\s+(?:so|because|since|while|whereas|but|although|though|unlike|which (?:is why|means|makes)|also (?:called|known)|known as|for example|e\.g\.|such as|for instance|not)\b.*$/,
      '',
    )
    .replace(
      /,\s+and\s+(?:(?:there|it|they|you|we|this|each|every)\b|(?:(?!that\b|which\b|who\b)[^\s,]+\s+){1,5}?(?:is|are|has|have|can|may|must|does|do|will)\b).*$/,
      '',
    );
  const comma = meaning.indexOf(',');
  if (comma >= 0) {
    const tail = meaning.slice(comma);
    if (/^,\s+(?:and|or|so|then)\b/.test(tail)) meaning = meaning.slice(0, comma);
  }
  return meaning.replace(/[\s,:]+$/, '');
}

/** What follows a colon explains once more; it is kept only where too little stands before it. */
function cutAtColon(meaning: string): string {
  const colon = /:\s/.exec(outsideCodeMask(meaning));
  if (!colon) return meaning;
  return meaning.slice(0, colon.index);
}

function outsideCodeMask(text: string): string {
  return text.replace(/`[^`]*`/g, (code) => '_'.repeat(code.length));
}

function lowerFirst(text: string): string {
  return /^(?:An?|The)\s|^\p{Lu}\p{Ll}+(?:\s|-)/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
