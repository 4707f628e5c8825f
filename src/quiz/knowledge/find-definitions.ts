import type { ListItem, Sentence } from '../../corpus/note.ts';
import type { Section } from '../section.ts';
import { type DefinitionParts, readDefinitionSentence, readGlossaryItem } from './definition-sentence.ts';
import { inlineMarkdownOf } from './inline-markdown.ts';
import { keyOfName } from './name-key.ts';

/** A definition with the place where it stands. */
export interface FoundDefinition extends DefinitionParts {
  readonly sentence: Sentence;
  readonly section: Section;
  /** How likely the place makes it that the sentence is meant as a definition, 0 to 1. */
  readonly weight: number;
}

export function definitionsIn(section: Section): readonly FoundDefinition[] {
  const found: FoundDefinition[] = [];
  for (const [at, block] of section.blocks.entries()) {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') continue;
    for (const [index, sentence] of block.sentences.entries()) {
      const parts = readParts(sentence, block.kind === 'list-item' && index === 0 ? block : undefined);
      if (parts) found.push({ ...parts, sentence, section, weight: weightOf(parts, section, at, index) });
    }
  }
  return found;
}

/** `**What it is:** ECS is …` */
const LABEL = /^[\p{L} ]{2,30}:\s+(?=\p{Lu}|`)/u;

function readParts(sentence: Sentence, item: ListItem | undefined): DefinitionParts | undefined {
  if (!/\b(?:is|are)\b|[:–—]|\s-\s/.test(sentence.text)) return undefined;
  const inline = inlineMarkdownOf(sentence);
  return (
    readDefinitionSentence(inline) ??
    readDefinitionSentence(inline.replace(LABEL, '')) ??
    (item && !item.ordered ? readGlossaryItem(inline) : undefined)
  );
}

function weightOf({ subject }: DefinitionParts, { headings, note }: Section, block: number, sentence: number): number {
  const key = keyOfName(subject);
  const heading = ` ${keyOfName(headings.at(-1) ?? note.title)} `;
  const isNamed = heading.includes(` ${key} `) || [note.title, ...note.aliases].some((name) => keyOfName(name) === key);
  const opens = block === 0 && sentence === 0;
  return (opens ? 0.5 : 0.2) + (isNamed ? 0.3 : 0) + (headings.length === 0 && opens ? 0.2 : 0);
}
