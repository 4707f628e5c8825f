import type { FoundName, NameLexicon } from './names.ts';
import { normaliseForPatterns } from './question-kind.ts';

/** The things that a comparison or choice is between, as written in the question, and what they are compared in. */
export interface Sides {
  readonly sides: readonly string[];
  /** The rest of the question: "cost", "hybrid cloud"; '' when there is none. */
  readonly aspect: string;
}

const BETWEEN = [
  /\b(?:between|of|among|compare|comparing|contrast)\s+(?:the |a |an )?(.{2,60}?)\s+(?:and|vs\.?|versus|with|to|against|or|&)\s+(?:the |a |an )?(.{2,60}?)(?=\s+(?:in|when|for|with|on|regarding|in terms of|as|if|wrt|from|at)\b|[?,.;!]|$)/i,
  /(?:^|\b(?:is|are|does|do|whether|use|pick|choose|between|which,?|take|prefer|with|run)\s+)(?:the |a |an )?([^?,.;]{2,40}?)\s+(?:vs\.?|versus|or|compared (?:to|with)|different (?:from|than|to)|differs? from|over|instead of|rather than)\s+(?:the |a |an )?([^?,.;]{2,40}?)(?=\s+(?:in|when|for|with|on|regarding|in terms of|as|if|wrt|from|at|is|are|better|cheaper|easier|simpler|faster)\b|[?,.;!]|$)/i,
];

/** What the wording puts side by side; else the names of things in the question, if there are two or three. */
export function findSides(question: string, names: NameLexicon): Sides | undefined {
  const listed = distinct(names.find(question));
  if (listed.length >= 3 && isEnumeration(question, listed)) {
    return { sides: listed.slice(0, MAX_SIDES).map(({ text }) => text), aspect: without(question, listed) };
  }
  for (const pattern of BETWEEN) {
    const match = pattern.exec(question);
    if (!match?.[1] || !match[2]) continue;
    const sides = [match[1], match[2].replace(KIND_OF_BOTH, '$1')].map((side) => side.trim().replace(BEFORE_SIDE, ''));
    if (sides.every((side) => names.find(side).length > 0 || NAMED_BY_ASKER.test(side)))
      return { sides, aspect: question.replace(match[0], ' ').trim() };
  }
  const found = listed.slice(0, MAX_SIDES);
  if (found.length < 2) return undefined;
  return { sides: found.map(({ text }) => text), aspect: without(question, found) };
}

const MAX_SIDES = 3;

/** Words of the question that a pattern may have taken for a part of the first side. */
const BEFORE_SIDE =
  /^(?:(?:how|what|why|when|should|would|do|does|is|are|can|could|i|we|you|one|use|pick|choose|take|run|go with|the|an?|to|differences?|between)\s+)+/i;

/** Written as a name, in code marks or in quotes: `ADD`, 'volume', "bind mount". */
const NAMED_BY_ASKER = /^(?:\p{Lu}{2,}$|(['"`“‘]).+['"`”’]$)/u;

/** "The COPY and ADD commands": says what both are. */
const KIND_OF_BOTH =
  /^(\S+)\s+(?:commands?|instructions?|directives?|keywords?|statements?|options?|flags?|parameters?|arguments?|attributes?|fields?|objects?|resources?|types?|kinds?|tools?|technologies|concepts?|terms?|modes?|policies)$/i;

/** "A, B and C": only commas and conjunctions between the names. */
function isEnumeration(question: string, found: readonly FoundName[]): boolean {
  return found.every(
    ({ start }, at) =>
      at === 0 || /^\s*(?:,|and|or|vs\.?|&|\/|\s|an?\b|the\b)+\s*$/i.test(question.slice(found[at - 1]!.end, start)),
  );
}

function distinct(found: readonly FoundName[]): FoundName[] {
  const key = (name: FoundName) => normaliseForPatterns(name.text).replace(/s$/, '');
  return found.filter((name, at) => found.findIndex((other) => key(other) === key(name)) === at);
}

function without(text: string, names: readonly FoundName[]): string {
  let rest = text;
  for (const { start, end } of [...names].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest.replace(/\s+/g, ' ').trim();
}
