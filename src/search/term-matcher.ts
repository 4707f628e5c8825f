import { forEachRun } from './analysis.ts';
import type { Query, TermMatch } from './query.ts';

/** Finds where the terms of one query stand in texts. */
export type TermMatcher = (text: string) => readonly TermMatch[];

interface Target {
  readonly term: number;
  /** What must follow the first word. */
  readonly rest: readonly string[];
}

export function createTermMatcher(query: Query): TermMatcher {
  const targets = new Map<string, Target[]>();
  for (const [term, { alternatives }] of query.terms.entries()) {
    for (const { terms } of alternatives) {
      const [first, ...rest] = terms;
      if (first === undefined) continue;
      const list = targets.get(first) ?? [];
      list.push({ term, rest });
      targets.set(first, list);
    }
  }
  return (text) => {
    const words: { term: string; start: number; end: number }[] = [];
    const matches: TermMatch[] = [];
    const starts: { at: number; target: Target }[] = [];
    forEachRun(text, ({ parts, wholes }, start) => {
      for (const form of wholes) {
        for (const target of targets.get(form.term) ?? []) {
          if (target.rest.length === 0)
            matches.push({ term: target.term, start: start + form.start, end: start + form.end });
        }
      }
      for (const form of parts) {
        for (const target of targets.get(form.term) ?? []) starts.push({ at: words.length, target });
        words.push({ term: form.term, start: start + form.start, end: start + form.end });
      }
    });
    for (const { at, target } of starts) {
      if (target.rest.every((term, i) => words[at + 1 + i]?.term === term)) {
        matches.push({ term: target.term, start: words[at]!.start, end: words[at + target.rest.length]!.end });
      }
    }
    return matches.sort((a, b) => a.start - b.start || a.end - b.end || a.term - b.term);
  };
}
