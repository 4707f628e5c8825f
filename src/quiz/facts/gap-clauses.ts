import { quantitiesIn } from './quantity.ts';
import { hasVerb, leansOnOthers } from './statement.ts';
import { withoutCode } from './text-asides.ts';

const NUMBER_NEXT = '(?:[$€]?\\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\\b)';
const GOES_ON_WITH = '(?:the|an?|its|their|every|each|up|at|to|from|for|in|about|after|within|until)\\b';

/** Where a clause ends, and what follows only adds to it. */
const BOUNDARY = new RegExp(
  [
    ';',
    ': ',
    ', (?:and|while|whereas|but|so|so that|hence|because|since|which|although|though|where|when|unless|not|or|then|as|until|if|before|after|usually|mostly|often|unlike|for example|such as|with)(?= )',
    String.raw`(?<! both [^,;:]*)(?<! between [^,;:]*) and (?=(?:for |with |in |at |by |after |to |up to |at most |at least |a \p{Ll}+ up to )*${NUMBER_NEXT})`,
    // "and keeps about two weeks", ", ignores deviations under 10%, and …", ", the client on port 68", ", in the fridge for 6"
    String.raw` and (?=\p{Ll}{3,}s (?:${GOES_ON_WITH}|${NUMBER_NEXT}))`,
    String.raw`, (?=\p{Ll}{3,}s [^,;:]+, and \p{Ll}{3,}s )`,
    String.raw`, (?=the \p{Ll}+ (?:on|in|at|by|after|for|to) )`,
    String.raw`, (?=(?:in|on|at) the \p{Ll}+ (?:for|at|in|after|up) )`,
    `, (?=${NUMBER_NEXT}[^,;:]* (?:in all|in total|altogether)(?![^,;:]))`,
  ].join('|'),
  'gu',
);
/** What has this before it stands or falls with what is added: "companies with fewer than 250 employees and at most …". */
const JOINT = /\b(?:with|having|that have) (?:fewer|less|more|at most|at least|up to|under|over)\b[^,;:]*$/;
/** A total is of all that stands before it. */
const TOTAL = /\b(?:in all|in total|altogether|together|combined)\b/;
/** A sentence that opens with a clause like this has its main clause after the comma. */
const OPENS_WITH_CLAUSE = /^(?:when|if|once|while|whenever|because|since|until|where|although|unless|as)\b/i;

const OPENS_WITH_PHRASE = /^(?:[^,]{2,40}|(?:In|On|For|At|By|With|Without|Under|After|Before|Since) [^,]{2,80}), /;

/** What stands before and after a gap. */
export interface Around {
  readonly head: string;
  readonly tail: string;
}

/** The whole sentence first, then less and less of what stands after the gap, then of what stands before it. */
export function* clausesAround({ head, tail }: Around, hidden: string): Iterable<Around> {
  const end = withoutCode(tail).indexOf(';');
  const tails = end < 0 ? [tail, ...cutTails(head, tail)] : cutTails(head, tail);
  for (const each of tails) yield { head, tail: each };
  for (const own of ownHeads({ head, tail }, hidden)) {
    for (const each of tails) if (!TOTAL.test(each)) yield { head: own, tail: each };
  }
}

function cutTails(head: string, tail: string): readonly string[] {
  const masked = withoutCode(tail);
  if (OPENS_WITH_CLAUSE.test(head) && !withoutCode(head).includes(',') && !/^[^;:]*?, (?!and |or )/.test(masked))
    return [];
  const cuts = [...masked.matchAll(BOUNDARY)].filter(({ 0: boundary, index }) => {
    const kept = `${withoutCode(head)}_${masked.slice(0, index)}`;
    if (boundary === ' and ' && JOINT.test(kept)) return false;
    return !/^,? (?:and|or|$)/.test(boundary) || !isInEnumeration(kept);
  });
  return cuts.map(({ index }) => tail.slice(0, index)).reverse();
}

/** Whether what stands before "and" is a list with commas, which would lack its end. */
function isInEnumeration(kept: string): boolean {
  const clause = kept.slice(Math.max(kept.lastIndexOf(';'), kept.lastIndexOf(': ')) + 1).trim();
  const commas = clause.replace(/, (?:which|where|when|while|so|but|because)\b/g, '').split(', ').length - 1;
  return commas > (OPENS_WITH_CLAUSE.test(clause) || OPENS_WITH_PHRASE.test(clause) ? 1 : 0);
}

/** Ways to leave out what stands before the clause of the gap, none of which changes what is said of the gap. */
function ownHeads(around: Around, hidden: string): readonly string[] {
  return [clauseAfterMark, clauseAfterAnd, samePreposition, sameMeasure, sameSubject].flatMap(
    (cut) => cut(around, hidden) ?? [],
  );
}

/** `…; a quay holds`, where it has a subject of its own. */
function clauseAfterMark({ head }: Around): string | undefined {
  const masked = withoutCode(head);
  const at = Math.max(masked.lastIndexOf('; '), masked.lastIndexOf(': '));
  const clause = head.slice(at + 2);
  return at < 0 || clause.split(' ').length < 4 || !standsAlone(clause) ? undefined : capitalised(clause);
}

/** `By default a quay has 3 cranes, and a crane lifts` → `By default a crane lifts`. */
function clauseAfterAnd({ head }: Around): string | undefined {
  const match = /^(.*), (?:and|while|but|whereas) ([^,;:]*)$/u.exec(withoutCode(head));
  if (!match) return undefined;
  const clause = head.slice(head.length - match[2]!.length);
  const hasSubject = /^(?:(?:an?|the|each|every|all|no) |\p{Lu}[\p{L}\p{N}]* )/u.test(clause);
  if (!hasSubject || !hasVerb(withoutCode(clause)) || !standsAlone(clause)) return undefined;
  const opening = /^(?:By default,? |(?:In|On|For|At|With|Under|Without) [^,;:]{2,60}, )/u.exec(head)?.[0];
  return opening === undefined ? capitalised(clause) : opening + clause;
}

/** `A rope lasts for 5 years in rain and for` → `A rope lasts for`. */
function samePreposition({ head }: Around): string | undefined {
  const match =
    /^(.*)\b(after|for|in|at|by|within|to|with|up to|before|over|under|until) ([^,;:]*) and (\2 (?:about |up to |at most |at least )?)$/u.exec(
      head,
    );
  return match && quantitiesIn(match[3]!).length > 0 ? match[1]! + match[4]! : undefined;
}

/** `A quay costs $2 per meter in summer, and` → `A quay costs`; `A task has at most 8 crates and` → `A task has at most`. */
function sameMeasure({ head, tail }: Around, hidden: string): string | undefined {
  const and = /,? and (?:about |up to |roughly |around )?$/u.exec(head);
  const other = quantitiesIn(head).at(-1);
  if (!and || other === undefined || /\b(?:both|between|with|of) $/.test(head.slice(0, other.start))) return undefined;
  const between = head.slice(other.end, and.index);
  const unit = quantitiesIn(hidden)[0]?.unit;
  const isAlike = other.unit !== undefined && unit?.dimension === other.unit.dimension;
  // A gap that does not say of what it is leans on what stands before it.
  const saysOfWhat = unit === undefined ? /^ \p{L}/u.test(tail) : tail.startsWith(' of ');
  return isAlike || (saysOfWhat && /^(?: [\p{L}\p{N}-]+){0,3}$/u.test(between))
    ? head.slice(0, other.start)
    : undefined;
}

/** `Fresh yeast is sold in cubes and keeps about` → `Fresh yeast keeps about`. */
function sameSubject({ head }: Around): string | undefined {
  const match =
    /^((?:(?:An?|Each|Every|The) )?[\p{L}\p{N}-]+(?: [\p{L}\p{N}-]+){0,2}?) (?:is|has|can|\p{Ll}{3,}s)\b[^,;:]* and ((?:keeps|lasts|costs|takes|waits|holds|needs|allows|supports|expires|ends|starts|weighs|grows|lives) (?!the |its |their |it )[^,;:]*)$/u.exec(
      head,
    );
  return match ? `${match[1]} ${match[2]}` : undefined;
}

function standsAlone(clause: string): boolean {
  return !leansOnOthers(clause) && !/\b(?:it|its|they|their|them|one)\b/i.test(withoutCode(clause));
}

const capitalised = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
