import type { Sentence } from '../corpus/note.ts';
import type { Section } from './section.ts';

/** Something that the notes write about: a service, a concept, a command, a state. */
export interface Term {
  /** As the notes mostly write it, without article: `Amazon ECS`, `task definition`. */
  readonly name: string;
  /** All that it is called in the notes, `name` among them: acronym, full name, with and without the vendor. */
  readonly names: readonly string[];
  /** Whether it is written as a proper name (Fargate) and not as a common noun (task definition). */
  readonly proper: boolean;
  /** Whether it stays in small letters where a sentence begins with it: `kubectl`. */
  readonly small?: true;
  /** Its name in the plural, where it is no proper name and the notes speak of several: `task definitions`. */
  readonly plural?: string;
  /** What stands before its name in the singular, where that is no proper name and the notes show it. */
  readonly article?: 'a' | 'an' | 'the';
  /** What it is one of, in lower case, where the notes say so: `launch type` for Fargate. */
  readonly kind?: string;
}

/** A sentence, or an item of a list of definitions, which says what a thing is. */
export interface Definition {
  readonly term: Term;
  /**
   * What it is, without subject and copula, without a full stop: `a read-only template for containers`. Markdown, of whose
   * mark-up only code spans are left.
   */
  readonly meaning: string;
  /** What follows a colon and says it once more in other words: `one or more containers that …`. */
  readonly paraphrase?: string;
  /**
   * The subject as it stands in the sentence, with its article: `A container image`. An entry of a list gets the article that
   * the notes mostly give it.
   */
  readonly subject: string;
  /** After `means` the meaning may be a clause: `that the kernel killed a process of the container`. */
  readonly copula: 'is' | 'are' | 'means' | 'mean';
  readonly sentence: Sentence;
  readonly section: Section;
}

/** What the notes as a whole say about how things relate. Made once for a version of the corpus. */
export interface Knowledge {
  readonly sections: readonly Section[];
  readonly definitions: readonly Definition[];
  /** Things named in a text, in its order, longest names first, without overlaps. UTF-16 offsets, end exclusive. */
  termsIn(text: string): readonly { readonly term: Term; readonly start: number; readonly end: number }[];
  /**
   * Things of the same kind as this one, the most alike first: rows and columns of a comparison, items of one list, things
   * defined with the same noun, things of the same folder. Never another name of the thing itself.
   */
  siblings(term: Term): readonly Term[];
  /** Whether two names mean one thing (`ECS`, `Amazon Elastic Container Service`), by what the notes and synonyms say. */
  sameThing(a: string, b: string): boolean;
}
