import { isPlural } from '../knowledge/noun-forms.ts';
import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import { type Claim, does, hasExamples, hasNamed, hasNumber, hasValue, holdsWith, isUsedFor } from './claim.ts';
import { isOrdinaryWord } from './ordinary-word.ts';
import { isQuality, joined, nounPhraseInSentence } from './phrases.ts';
import { polarClaim, polarityOf } from './polar-claim.ts';
import { indefiniteArticle, lowerFirst, termNamed } from './thing.ts';
import { bareVerb, leadingVerb, thirdPersonPhrase } from './verbs.ts';
import type { Writing } from './writing.ts';

/** A cell of a comparison and what stands around it. Inline Markdown. */
export interface Cell {
  readonly label: string;
  readonly value: string;
  /** What the others have in the same respect. */
  readonly others: readonly string[];
  /** Whether the thing's name is a plural: its verbs then are as well. */
  readonly plural: boolean;
  /** Whether a sentence nearby says a predicate of the thing: `is replaced after failure`. */
  isSaid(predicate: string): boolean;
}

/** `undefined`: not of this shape; `null`: of this shape, but no plain English. */
type Maker = (label: string, value: string, cell: Cell, knowledge: Knowledge) => Claim | null | undefined;

/** What a cell says, as a claim; nothing where label and value make no plain English together. */
export function aspectClaim(cell: Cell, { inSentence }: Writing, knowledge: Knowledge): Claim | undefined {
  const label = inSentence(withSmallWords(cell.label.replace(/[:?]$/, '').trim()));
  const value = cell.value
    .replace(/;.*$/, '')
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/[.,]$/, '')
    .trim();
  if (value === '' || label === '' || /[:;()]/.test(label) || /[.!?] |^\d{4}-\d\d-\d\d/.test(value)) return undefined;
  if (polarityOf(value) !== undefined) {
    return polarClaim(label, cell.value.trim(), cell.others.map(polarityOf), cell.isSaid);
  }
  for (const make of makers) {
    const claim = make(label, inSentence(value), cell, knowledge);
    if (claim !== undefined) return claim ?? undefined;
  }
  return undefined;
}

/** `End Of Support` → `End of support`: heads are often written large throughout. */
function withSmallWords(label: string): string {
  const isLarge = label.split(' ').every((word) => /^\p{Lu}/u.test(word));
  return isLarge ? label.replace(/(?<= )\p{Lu}(?=\p{Ll}*(?: |$))/gu, (letter) => letter.toLowerCase()) : label;
}

/** The label only says that the cell tells something: `Effect`, `What it does`. */
const GENERIC =
  /^(?:what (?:it|they) (?:does|do|is|are)|does|effects?|purpose|task|function|role|job|duty|description|in (?:short|brief)|summary|definition|notes?|what|behaviou?r|action|responsibilit(?:y|ies)|result)$/i;

const generic: Maker = (label, value, { plural, others }) => {
  if (!GENERIC.test(label)) return undefined;
  const number = leadingVerb(value);
  // A column of deeds tells who does what; one deed among descriptions may well be done by others too.
  const deeds = others.filter((other) => leadingVerb(lowerFirst(other)) !== undefined).length;
  if (number !== undefined && (deeds + 1) * 2 <= others.length + 1) return null;
  if (number === 'singular' || number === 'either') return does(value);
  if (number === 'plural' && plural) {
    const singular = thirdPersonPhrase(value);
    return singular === undefined ? null : does(singular);
  }
  const [lead = ''] = value.split(/, (?=where|when|who|which|so)/, 1);
  const nouns = nounPhraseInSentence(lead);
  const says = nouns !== undefined && /^(?:an?|the|one) /.test(nouns) && lead.split(/\s+/).length > 3;
  return says && !plural ? does(`is ${nouns}`) : null;
};

const meaning: Maker = (label, value) => {
  if (!/^(?:meaning|means|what (?:it|they) means?)$/i.test(label)) return undefined;
  return /^\p{L}/u.test(value) ? does(`means “${value}”`) : null;
};

const PURPOSE =
  /^(?:(?:typical|main|common|best|usual)? ?(?:uses?|usage|use cases?)(?: (?:it|them))?(?: for)?|used for|for|(?:good|best|ideal|suited|suitable) (?:for|to)|suits|fits)$/i;

const purpose: Maker = (label, value) => {
  if (!PURPOSE.test(label)) return undefined;
  const isCase = /^(?:when|if|where|to|you|your)\b/i.test(value) || leadingVerb(value) === 'singular';
  return isCase ? null : isUsedFor(joined(value));
};

const examples: Maker = (label, value) => {
  if (!/^(?:for example|e\.g|examples?)\b/i.test(label)) return undefined;
  const named = /^examples?$/i.test(label) && /^\p{Lu}/u.test(value) && /, | and /.test(value);
  return named && !/\bsuch as\b/.test(value) ? hasExamples(joined(value)) : null;
};

/** `You pay for`, `Who patches it`. */
const agent: Maker = (label, value) => {
  const [, does3, object] = /^who (\p{Ll}+) (.+)$/u.exec(label) ?? [];
  if (does3 !== undefined) {
    const bare = bareVerb(does3);
    if (bare === undefined) return null;
    if (value === 'you') return holdsWith('do', value, `${bare} ${object}`, `${value} ${bare} ${object}`);
    const named = /^\p{Lu}[\p{L}\d]*$/u.test(value);
    return named ? holdsWith('does', value, `${bare} ${object}`, `${value} ${does3} ${object}`) : null;
  }
  const [, who, verb, particle = ''] = /^(you|we|users) (\p{Ll}+)((?: \p{Ll}+)?)$/u.exec(label) ?? [];
  if (who === undefined || verb === undefined) return undefined;
  if (leadingVerb(verb) !== 'plural' || verb === 'do') return undefined;
  return holdsWith('do', who, `${verb}${particle} ${value}`, `${who} ${verb}${particle} ${value}`);
};

/** `Made by`, `Stored in`, `Reachable from`: it is. */
const PASSIVE =
  /^(?:\p{Ll}{2,}(?:ed|able|ible)|built|made|run|kept|written|held|given|sent|sold|found|grown|driven|best|ideal|part|free|good) (by|in|on|at|from|to|with|for|as|of|through|per|via|into)$/u;

const passive: Maker = (label, value) => {
  const [, particle] = PASSIVE.exec(label) ?? [];
  if (particle === undefined) return undefined;
  if (/^(?:you|we|them|us|nobody|nothing|no one)$/.test(value) || /^\w+,/.test(value)) return null;
  const doubled = value.startsWith(`${particle} `) || /^(?:on|in|inside|at|by|from|to)\b/.test(value);
  const is = doubled ? label.slice(0, -particle.length - 1) : label;
  return does(`is ${is} ${joined(value)}`);
};

/** Verbs in form that are mostly nouns at the head of a row. */
const NOUNS_TOO =
  /^(?:costs|limits|uses|names|types|states|steps|tests|ports|signals|labels|layers|stores|hosts|roles|scales)$/;

/** `Runs on`, `Contains`, `What it fixes`. */
const verbal: Maker = (label, value) => {
  const [, what, verb] =
    /^(what it )?(\p{Ll}+(?: (?:up|down|out|off))?(?: (?:on|in|with|to|from|for|at|by|as|under))?)$/u.exec(label) ?? [];
  if (verb === undefined || bareVerb(verb.split(' ', 1)[0]!) === undefined) return undefined;
  if (what === undefined && NOUNS_TOO.test(verb)) return null;
  if (what === undefined && !verb.includes(' ') && /^\d/.test(value)) return undefined;
  const [lead = ''] = value.split(': ', 1);
  if (/^(?:how|what|where|when|why|whether|which)\b/.test(lead)) return does(`${verb} ${lead}`);
  const nouns = nounPhraseInSentence(lead);
  return nouns === undefined ? null : does(`${verb} ${joined(nouns)}`);
};

/** `What is virtualized`: the hardware. */
const undergoing: Maker = (label, value) => {
  const [, participle] = /^what is (\p{Ll}+(?:ed|n|t))$/u.exec(label) ?? [];
  if (participle === undefined)
    return /^(?:what|how|why|where|when|which|is|are|does|can)\b/i.test(label) ? null : undefined;
  if (!/^(?:an?|the) [\p{L}\p{N} -]+$/u.test(value)) return null;
  return holdsWith('is', value, participle, `${value} is ${participle}`);
};

/** What something has one of, as a number: `a size of 20 bytes`. */
const MEASURE =
  /^(?:size|fee|price|cost|rate|limit|maximum|minimum|length|width|height|depth|weight|temperature|capacity|age|speed|duration|time|timeout|period|delay|share|number|count|diameter|radius|range|yield|budget|quota|salary|distance|volume|area)$/;

/** A property and what it is. */
const property: Maker = (label, value, _cell, knowledge) => {
  const plain = plainText(label);
  if (!/^[\p{L}\p{N}' -]+$/u.test(plain) || leadingVerb(label) === 'singular') return null;
  const head = plain
    .replace(/ (?:of|in|on|for|with|between|to|by|per|that|at|which)\b.*$/, '')
    .split(' ')
    .at(-1)!;
  if (isPlural(head))
    return value !== '1' && /^\d[\d,.]*(?: to \d[\d,.]*)?$/.test(value)
      ? { ...does(`has ${value} ${label}`), excludes: 'other values' }
      : null;
  const [, modal, rest] = /^(can|cannot|may|must|should|might|could) (.+)$/.exec(value) ?? [];
  if (modal !== undefined) {
    const one = plain.includes(' ') ? `the ${label}` : `${indefiniteArticle(plain)} ${label}`;
    return holdsWith(modal, one, rest!, `${one} ${value}`);
  }
  const [lead = '', after] = value.split(/,(?= (?!unless|if|when|but|and|or))/);
  if (/^[$€£]?\d/.test(lead) && after === undefined && MEASURE.test(head)) return hasNumber(label, lead);
  if (isQuality(lead)) return after !== undefined && isQuality(after.trim()) ? null : hasValue(`the ${label}`, lead);
  if (/^`[^`]+`$/.test(value)) return { ...does(`has the ${label} ${value}`), excludes: 'other values' };
  if (
    /^\p{Lu}[\p{L}\d]*(?: \p{Lu}[\p{L}\d]*)*$/u.test(value) &&
    /(?:er|or|body|company|organi[sz]ation|language)$/.test(plain)
  ) {
    return hasNamed(`the ${label}`, value);
  }
  const term = /^\p{Ll}+(?: \p{Ll}+)*$/u.test(value) ? termNamed(value, knowledge) : undefined;
  const isName =
    term !== undefined && !term.proper && value.split(' ').every(isOrdinaryWord) && !isPlural(value.split(' ').at(-1)!);
  return isName && plain.includes(' ') ? hasNamed(`the ${label}`, `${indefiniteArticle(value)} ${value}`) : null;
};

const makers: readonly Maker[] = [
  ...[generic, meaning, purpose, examples, agent, passive, verbal, undergoing, property],
];
