import { isPlural } from '../knowledge/noun-forms.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** What a number does in its sentence, and how much it is worth to be asked for. */
export interface NumberRole {
  readonly quantity: Quantity;
  readonly kind: 'measure' | 'price' | 'count' | 'code' | 'version' | 'year';
  /** What is counted (`nodes`), or what the code is one of (`exit code`); '' for others. */
  readonly noun: string;
  /** 0 to 1. */
  readonly worth: number;
}

/** Where more numbers stand in one sentence, none of them is its point, unless each counts something else. */
const mostQuantities = 3;
/** A number with more digits before its zeros ($0.04048) is to be looked up, not known. */
const mostDigits = 3;

const LIMIT =
  /\b(?:up to|at most|at least|no more than|not more than|no fewer than|more than|fewer than|less than|maximum(?: of)?|minimum(?: of)?|max\.?|min\.?|limit(?: of|ed to)?|limits?(?: is| are)?|under|over|within|exactly|only|every|as (?:many|much) as)(?: (?:about|roughly|around|approximately|a|the|an))? ?$/i;
const LIMIT_AFTER = /^[^.;:]{0,60}\b(?:or (?:more|less|fewer)|at most|at least|maximum|minimum|in all|per \p{L}+)\b/iu;
const DEFAULT = /\bby default\b|\bdefaults? (?:is|are|to|of)\b|\bdefault\b/i;
const APPROXIMATE = /\b(?:about|roughly|around|approximately|some|nearly|almost|circa|ca\.|~) ?$/i;
const HOLDING =
  /\b(?:has|have|had|contains?|holds?|consists? of|comprises?|includes?|needs?|requires?|takes?|keeps?|supports?|allows?|offers?|provides?|uses?|runs?|can (?:have|hold|use|run|contain|take))(?: (?:a total of|about|roughly|around|exactly))? ?$/i;
const CODE_NOUN =
  /\b((?:(?:exit|status|error|return|response|http|signal|reason) )?(?:code|status)|port|signal|error|HTTP)(?: is| of| number)? $/i;
/** "After 26 months …" leans on what began then. */
const AFTER_WHAT = /^(?:after|within|in|before|over|for|every) (?:about |roughly |at least |at most |up to )?$/i;
/** Other ports are those of an example. */
const USUAL_PORT = /\bby default\b|\bdefaults?\b|\blistens?\b|\bstandard\b|\bwell-known\b/i;
const VERSION_BEFORE = /\b(?:versions?|releases?|from|since|v) ?$/i;
/** A number in a clause like this tells the circumstances. */
const IN_PASSING = /, (?:when|where|if|as|using) [^,;:]*$/i;
/** Nouns that count what the sentence or the note lists: their number can be had by counting. */
const LISTED =
  /^(?:ways?|kinds?|types?|parts?|steps?|things?|phases?|modes?|options?|reasons?|cases?|causes?|forms?|sorts?|points?|pieces?|questions?|examples?|sides?|halves|times?|categories|groups?|classes|benefits?|advantages?|disadvantages?|problems?|differences?|features?|rules?|tips?|goals?|roles?|services?|components?|elements?|aspects?|areas?|factors?|principles?|methods?|approaches|techniques|stages?|layers?|levels?|choices?|others?)$/i;
const mostCounted = 12;
const NO_NOUN =
  /^(?:of|more|or|and|to|in|for|on|at|from|with|by|as|that|which|is|are|was|were|has|have|per|a|an|the|than|days?|hours?|minutes?|seconds?|months?|years?|hundreds|thousands|millions|dozens)$/i;
const WORKED_EXAMPLE =
  /^(?:for|with|given|if|in|over|suppose|take) (?:an? |the |some )?[^,]*\d[^,]*\b(?:is|are|costs?|takes?|gives?|makes?|becomes?|needs?|uses?|means?|,)\b.*\d/i;
const SUM = /\d\s*[=×+*]|[=×+*]\s*\d|\d x \d/;

/** The numbers of a statement that are worth knowing, in its order. */
export function numberRolesIn(inline: string): readonly NumberRole[] {
  if (SUM.test(inline.replace(/`[^`]*`/g, '')) || WORKED_EXAMPLE.test(inline)) return [];
  const quantities = quantitiesIn(inline);
  const roles = quantities.flatMap((quantity) => {
    const role = roleOf(quantity, inline);
    return role ? [role] : [];
  });
  const sole = (role: NumberRole): boolean =>
    quantities.filter((other) => thingOf(other, inline) === thingOf(role.quantity, inline)).length === 1;
  const single = quantities.filter(({ value, unit }) => value !== 1 || unit !== undefined);
  return single.length > mostQuantities ? roles.filter(sole) : roles;
}

const thingOf = ({ unitText, end, value }: Quantity, inline: string): string =>
  unitText || nounAfter(inline.slice(end), value);

function roleOf(quantity: Quantity, inline: string): NumberRole | undefined {
  const before = inline.slice(0, quantity.start);
  const after = inline.slice(quantity.end);
  if (isOneOfSeveral(before, after) || isInPassing(before)) return undefined;
  if (AFTER_WHAT.test(before) && !/^ (?:of|after|from|since|before)\b/.test(after)) return undefined;
  const found = kindOf(quantity, before, after);
  if (!found || (found.kind !== 'code' && found.kind !== 'year' && digitsOf(quantity.value) > mostDigits))
    return undefined;
  const limit = LIMIT.test(before) || LIMIT_AFTER.test(after);
  const worth =
    found.worth +
    (limit ? 0.08 : 0) +
    (DEFAULT.test(inline) ? 0.1 : 0) -
    (APPROXIMATE.test(before) ? 0.08 : 0) -
    (IN_PASSING.test(before) ? 0.2 : 0) -
    (quantity.spelled ? 0.05 : 0);
  return { quantity, ...found, worth };
}

function kindOf(
  quantity: Quantity,
  before: string,
  after: string,
): Pick<NumberRole, 'kind' | 'noun' | 'worth'> | undefined {
  const { unit, unitText, value, text, spelled } = quantity;
  if (/[$€]/.test(unitText)) return { kind: 'price', noun: '', worth: 0.55 };
  if (unit) {
    const bare = value === 1 && !LIMIT.test(before);
    return bare || value === 0 ? undefined : { kind: 'measure', noun: '', worth: 0.68 };
  }
  if (isVersion(text, before)) return { kind: 'version', noun: '', worth: 0.5 };
  if (/^\d+$/.test(text)) {
    const code = CODE_NOUN.exec(before)?.[1];
    if (/^port/i.test(code ?? '') && !USUAL_PORT.test(before + after)) return undefined;
    if (code !== undefined) return { kind: 'code', noun: code.toLowerCase(), worth: 0.75 };
    if (isYear(value, before)) return { kind: 'year', noun: '', worth: 0.4 };
  }
  const noun = nounAfter(after, value);
  if (value < 2 || noun === '' || /\d\.\d/.test(text)) return undefined;
  const marked = LIMIT.test(before) || (!spelled && HOLDING.test(before) && !APPROXIMATE.test(before));
  return marked ? { kind: 'count', noun, worth: 0.68 } : undefined;
}

function isVersion(text: string, before: string): boolean {
  return /^\d{1,3}\.\d{1,3}$/.test(text) && VERSION_BEFORE.test(before);
}

/** A year in the main clause tells when; one in an aside is in passing. */
function isYear(value: number, before: string): boolean {
  if (value < 1000 || value > 2100 || !/\b[Ii]n (?:\p{Lu}\p{Ll}+ )?$/u.test(before)) return false;
  return (
    !/\b(?:January|February|March|April|May|June|July|August|September|October|November|December) $/.test(before) &&
    !/,[^,]*$/.test(before)
  );
}

/** The noun that a number counts, with the adjectives before it: `old revisions`; '' when none follows. */
function nounAfter(after: string, value: number): string {
  const words = /^ ((?:[\p{Ll}\p{Lu}][\p{L}/-]*)(?: [\p{L}][\p{L}/-]*){0,3})/u.exec(after)?.[1]?.split(' ') ?? [];
  const end = words.findIndex((word) => isPlural(word) || /^v?\p{Lu}{2,}s?$/u.test(word));
  if (end < 0 || words.slice(0, end + 1).some((word) => NO_NOUN.test(word))) return '';
  if (value <= mostCounted && LISTED.test(words[end]!)) return '';
  return words.slice(0, end + 1).join(' ');
}

/** One end of a range, or one of several values that are given as alternatives. */
function isOneOfSeveral(before: string, after: string): boolean {
  return (
    /\b(?:between|from) (?:about )?$/i.test(before) ||
    (/(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))(?: ?[\p{L}%]+)?(?: (?:or|to|and)|,|–|-) ?$/u.test(
      before.replace(/, and $/, '; '),
    ) &&
      !/\band $/.test(before)) ||
    /\bbetween\b[^,;]*\band $/i.test(before) ||
    /^(?:,? or (?!more|less|fewer|newer|later|older)| to (?:at most )?\d|, \d+(?:,| or| and)| and \d+ (?:seconds|minutes|hours|days))/i.test(
      after,
    ) ||
    /\bfrom [^,;]*\bto (?:at most )?$/i.test(before) ||
    /\b(?:seconds|minutes?|hours?|days?|weeks?|months?|years?|feet|foot|pounds?) and $/i.test(before)
  );
}

/** Within a condition ("if five copies are wanted") or an example ("such as one before version 3.4"). */
function isInPassing(before: string): boolean {
  return /\b(?:if|suppose|say|when you have|imagine|such as|including|like)\b[^,;]*$/i.test(before);
}

/** Digits of a number without the zeros around them; one for powers of two, which are known as they are. */
function digitsOf(value: number): number {
  if (Number.isInteger(Math.log2(value))) return 1;
  return String(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
}
