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

/** Two or more known names in the question are its sides; else what the wording puts side by side. */
export function findSides(question: string, names: NameLexicon): Sides | undefined {
  const found = distinct(names.find(question));
  if (found.length >= 2) {
    const sides = found.slice(0, 3);
    return { sides: sides.map(({ text }) => text), aspect: without(question, sides) };
  }
  for (const pattern of BETWEEN) {
    const match = pattern.exec(question);
    if (match?.[1] && match[2])
      return { sides: [match[1].trim(), match[2].trim()], aspect: question.replace(match[0], ' ').trim() };
  }
  return undefined;
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
