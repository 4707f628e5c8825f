import type { Note, Sentence } from '../../corpus/note.ts';
import type { Definition, Knowledge } from '../knowledge.ts';
import { type Section, sectionsOf } from '../section.ts';
import { definitionsIn, type FoundDefinition } from './find-definitions.ts';
import { kindsOf } from './kinds.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { keyOfName } from './name-key.ts';
import { namesOfThings, withoutScopes } from './names-in-notes.ts';
import { uniteNames } from './names-of-things.ts';
import { nameGroupsIn } from './related-names.ts';
import { createSiblings } from './siblings.ts';
import { wordsInSmallLetters } from './small-words.ts';
import { termGroups } from './term-groups.ts';

/**
 * Reads what the notes say about how things relate, in one pass; what is like a thing is worked out when it is asked for.
 * @param synonyms groups of names for one thing.
 */
export function createKnowledge(notes: readonly Note[], synonyms: readonly (readonly string[])[]): Knowledge {
  const sections = notes.flatMap(sectionsOf);
  const texts = sections.flatMap(proseOf);
  const smallWords = wordsInSmallLetters(texts);
  const related = sections.flatMap(nameGroupsIn);
  const found = withoutScopes(
    sections.flatMap((section) => definitionsIn(section, smallWords)),
    related,
    notes,
  );
  const { groups, names } = namesOfThings(notes, synonyms, found, related, smallWords);
  const things = uniteNames(groups);
  const lexicon = createLexicon({
    names,
    things,
    texts,
    smallWords,
    kinds: kindsOf(found, related, things),
  });
  const definitions = bestOf(found, lexicon);
  return {
    sections,
    definitions,
    termsIn: lexicon.termsIn,
    siblings: createSiblings(
      termGroups({ notes, sections, definitions, related, lexicon }),
      new Set(definitions.map(({ term }) => term)),
    ),
    sameThing(a, b) {
      const [one, other] = [keyOfName(a), keyOfName(b)];
      return one === other || (one !== '' && things.thingOf(one) === things.thingOf(other));
    },
  };
}

function proseOf({ blocks }: Section): readonly string[] {
  return blocks.flatMap(({ kind, sentences }) => (kind === 'code' ? [] : sentences.map(withoutCode)));
}

function withoutCode(sentence: Sentence): string {
  return sentence.markdown.includes('`') ? sentence.markdown.replace(/`[^`]*`/g, ' ') : sentence.text;
}

/** The best definition of a thing in each section, the best of all first. */
function bestOf(found: readonly FoundDefinition[], { termOf }: Lexicon): readonly Definition[] {
  const taken = new Set<string>();
  return found
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap((each) => {
      const term = termOf(each.name);
      const place = `${each.section.id}\n${term?.name}`;
      if (!term || taken.has(place)) return [];
      taken.add(place);
      const { meaning, paraphrase, copula, sentence, section } = each;
      const article =
        each.listed && copula === 'is' && !/^(?:an?|the)\s/i.test(each.subject) ? term.article : undefined;
      const subject = article === undefined ? each.subject : `${article} ${each.subject}`;
      return [{ term, meaning, subject, copula, sentence, section, ...(paraphrase !== undefined && { paraphrase }) }];
    });
}
