import type { Note } from '../../corpus/note.ts';
import type { Definition, Term } from '../knowledge.ts';
import type { Section } from '../section.ts';
import { contrastedIn } from './contrasts.ts';
import type { Lexicon } from './lexicon.ts';
import { addTo } from './multi-map.ts';
import type { NameGroup } from './related-names.ts';
import type { TermGroup } from './siblings.ts';

/** How alike a heading makes what it sets against each other; compare the strengths of related-names.ts. */
const CONTRASTED = 5;
const SAME_SENTENCE = 4;
/** By the noun that defines them: `compute engine` says more than `engine`. */
const SAME_KIND = 3;
const SAME_NOUN = 2;
const SAME_NOTE = 0.75;
const SAME_FOLDER = 0.5;

interface TermGroupSources {
  readonly notes: readonly Note[];
  readonly sections: readonly Section[];
  readonly definitions: readonly Definition[];
  readonly related: readonly NameGroup[];
  readonly lexicon: Lexicon;
}

/** Things which stand side by side, in the order of the notes. */
export function termGroups({ notes, sections, definitions, related, lexicon }: TermGroupSources): readonly TermGroup[] {
  const groups: TermGroup[] = related.map(({ names, strength }) => {
    return { terms: names.flatMap((name) => lexicon.termOf(name) ?? []), strength };
  });
  const headings = new Set([
    ...notes.map(({ title }) => title),
    ...sections.flatMap(({ headings: [...path] }) => path.at(-1) ?? []),
  ]);
  for (const heading of headings) groups.push({ terms: contrastedIn(heading, lexicon.termsIn), strength: CONTRASTED });

  const bySentence = new Map<unknown, Term[]>();
  const byKind = new Map<string, Term[]>();
  const byNoun = new Map<string, Term[]>();
  const byNote = new Map<string, Term[]>();
  const byFolder = new Map<string, Term[]>();
  for (const { term, sentence, section } of definitions) {
    addTo(bySentence, sentence, term);
    addTo(byNote, section.note.path, term);
    addTo(byFolder, section.note.path.slice(0, section.note.path.lastIndexOf('/') + 1), term);
    if (term.kind === undefined) continue;
    if (term.kind.includes(' ')) addTo(byKind, term.kind, term);
    addTo(byNoun, term.kind.slice(term.kind.lastIndexOf(' ') + 1), term);
  }
  const put = (lists: ReadonlyMap<unknown, readonly Term[]>, strength: number) => {
    for (const terms of lists.values()) groups.push({ terms, strength });
  };
  put(bySentence, SAME_SENTENCE);
  put(byKind, SAME_KIND);
  put(byNoun, SAME_NOUN);
  put(byNote, SAME_NOTE);
  put(byFolder, SAME_FOLDER);
  return groups.filter(({ terms }) => new Set(terms).size > 1);
}
