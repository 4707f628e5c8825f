import type { Knowledge, Term } from '../knowledge.ts';
import { withoutCode } from './text-asides.ts';
import { shapeOf } from './written-code.ts';

/** A name at a place in its sentence where only that name fits. */
export interface NameSlot {
  /** UTF-16 offsets in the text, end exclusive, with back-ticks; and with what stands in brackets after it. */
  readonly start: number;
  readonly end: number;
  /** As it stands there, with back-ticks and without brackets. */
  readonly written: string;
  /** What the notes know it as; code often is no known thing. */
  readonly term?: Term;
  /**
   * `called`: what something is called. `value`: code after the word that says what it is (the network mode `awsvpc`).
   * `format`: the language or format that something is written in. `role`: what has a role that only one thing has (the opposite of … is …). `means`: by what, with what.
   */
  readonly role: 'called' | 'value' | 'format' | 'role' | 'means';
}

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly term?: Term;
}

const CALLED_BEFORE = /\b(?:called|known as|named|termed|referred to as)\s(?:an? |the )?$/i;
/** What code may be one of, where only one value fits: "the network mode". */
const VALUE_BEFORE =
  /\b(?:the|an?|its) (?:\p{L}[\p{L}'’-]* ){0,2}(?:mode|driver|type|class|kind|action|state|phase|status|strategy|protocol|scheme|signal|format|engine|algorithm|level|tool|language|setting|variable|field|property|attribute|parameter|policy|method|header|event|instruction|keyword|operator) $/u;
const FORMAT_BEFORE =
  /\b(?:written|described|defined|stored|formatted|encoded|programmed|implemented|files?)(?: as an? (?:\p{Ll}+ ){1,3})?,? ?in (?:the )?$/u;
const FORMAT_END = /^(?: format\b|[.,;:]| and \p{Ll}+ed\b)/u;
const ROLE_BEFORE =
  /^The (?!(?:first|second|third|other|following|same|next|two|three|main|most|only|usual|best|name)\b)(?=[^,;:]* (?:of|for|that|which|under|behind|in) )[^,;:.]{8,110} (?:is|are) (?:the |an? )?$/u;
const MEANS_BEFORE = /\b(?:by|with|using|uses?|to|sends?|receives?|raises?|throws?|returns?) (?:the |an? )?$/i;
/** Where a thing stands after these, it is the one thing: others would make another statement. */
const BOUND_BEFORE =
  /\b(?:based on|built on|runs? on|talks? to|(?:managed|owned|provided|developed|created|built|invented|discovered|founded|written|maintained) (?:\p{Ll}+ )?by|hands [^,;:]{3,60} to) (?:the |an? )?$/iu;
const LATER_OF_LIST =
  /\b(?:or|and|like|for example|including) (?:the |an? )?$|[`\p{L}], (?:the |an? )?$|\bsuch as\b[^,;:]*$/u;
const FIRST_OF_LIST =
  /^(?:, (?!which|that|where|when|who|one|so|because|but|unless)[`\p{L}][^,.;:]{0,40})+,? (?:and|or) /u;
const CLAUSE_END =
  /^(?:[.,;:]| (?:and (?:\p{L}+ ){0,6}?(?:kills?|sends?|starts?|sets?|is|are|has|can)|when|while|because|so that|after|before|since|by default|at once|instead|which|that|where|in which|for)\b)/u;

/** Names that could be left out of a sentence, in its order. */
export function nameSlotsIn(text: string, knowledge: Knowledge): readonly NameSlot[] {
  return mentionsIn(text, knowledge).flatMap((mention) => {
    const before = text.slice(0, mention.start);
    const brackets = /^ \((?:\p{Lu}[\p{L}\p{N}/-]*|[^()]*\d[^()]*)\)/u.exec(text.slice(mention.end))?.[0] ?? '';
    const end = mention.end + brackets.length;
    const role = roleOf(mention, withoutCode(before), withoutCode(text.slice(end)));
    return role === undefined ? [] : [{ ...mention, end, role }];
  });
}

function roleOf({ written }: Mention, before: string, after: string): NameSlot['role'] | undefined {
  if (FORMAT_BEFORE.test(before) && FORMAT_END.test(after)) return /^\p{Lu}/u.test(written) ? 'format' : undefined;
  if (!CLAUSE_END.test(after) || /^,? (?:or|and) (?!\p{L}+ (?:sends?|kills?|sets?)\b)/u.test(after)) return undefined;
  if (LATER_OF_LIST.test(before) || FIRST_OF_LIST.test(after)) return undefined;
  if (CALLED_BEFORE.test(before)) return 'called';
  if (written.startsWith('`') && VALUE_BEFORE.test(before)) return 'value';
  if (ROLE_BEFORE.test(before)) return 'role';
  if (BOUND_BEFORE.test(before)) return 'means';
  return MEANS_BEFORE.test(before) && isTellingShape(written) ? 'means' : undefined;
}

/** Options, errors and signals do one thing each; of other things several may do the same. */
function isTellingShape(written: string): boolean {
  return /^(?:error|(?:short )?option|word|capitals \p{Lu}+)$/u.test(shapeOf(written) ?? '');
}

/** Code spans, known things, words in capitals, and what something may be written in. */
function mentionsIn(text: string, { termsIn }: Knowledge): readonly Mention[] {
  const code = [...text.matchAll(/`([^`\n]{1,40})`/g)].map(({ 0: written, 1: inner, index }) => {
    const found = termsIn(inner!);
    const whole = found.length === 1 && found[0]!.end - found[0]!.start === inner!.length ? found[0]!.term : undefined;
    return { start: index, end: index + written.length, written, ...(whole && { term: whole }) };
  });
  const prose = withoutCode(text);
  const terms = termsIn(prose).map(({ term, start, end }) => ({ start, end, written: text.slice(start, end), term }));
  const capitals = [
    ...prose.matchAll(/(?<![\p{L}\p{N}-])(?:\p{Lu}{4,}|(?<=\bin )\p{Lu}[\p{L}+#]*)(?![\p{L}\p{N}-])/gu),
  ].flatMap(({ 0: written, index }) =>
    terms.some(({ start, end }) => start <= index && index < end)
      ? []
      : [{ start: index, end: index + written.length, written }],
  );
  return [...code, ...terms, ...capitals].sort((a, b) => a.start - b.start);
}
