import type { Block, LineRange } from '../../corpus/note.ts';
import { questionWords } from '../../search/question-words.ts';
import { fold, stemOf } from '../../search/stemming.ts';
import type { Section } from '../section.ts';
import type { PlacedPrompt } from './curated-notes.ts';

/** Where a prompt that a person wrote belongs, and the passage there that says most about it. */
export interface CuratedPlace {
  readonly section: Section;
  /** Verbatim Markdown of the section. */
  readonly passage: string;
  readonly lines: LineRange;
}

/** A sentence that announces others says less than they do. */
const ANNOUNCEMENT = 0.5;

/**
 * The section that the author named, else the one in which the block stands where that says anything on it, else the section
 * of the note that shares most words with it, else the first. `sections` are all of the note, at least one.
 */
export function placeOf(prompt: PlacedPrompt, sections: readonly Section[]): CuratedPlace {
  const words = stemsOf(`${prompt.question} ${prompt.answer}`);
  const answer = stemsOf(prompt.answer);
  const passages = sections.flatMap(passagesOf);
  const weights = new Map<string, number>();
  for (const word of words) {
    const count = passages.filter(({ stems }) => stems.has(word)).length;
    weights.set(word, (answer.has(word) ? 2 : 1) / Math.max(count, 1));
  }
  const scoreOf = ({ stems, announces }: Passage): number => {
    const shared = [...stems].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
    return announces ? shared * ANNOUNCEMENT : shared;
  };
  const bestOf = (candidates: readonly Passage[]): { passage: Passage; score: number } | undefined => {
    const scores = candidates.map(scoreOf);
    const score = Math.max(...scores);
    const passage = candidates[scores.indexOf(score)];
    return passage && { passage, score };
  };
  const named = prompt.section === undefined ? undefined : namedSection(prompt.section, sections);
  const own = named ?? sections.find(({ anchor }) => anchor === prompt.anchor);
  const here = own && bestOf(passages.filter(({ section }) => section === own));
  const best = here && (named || here.score > 0) ? here : bestOf(passages);
  const { passage } = best && best.score > 0 ? best : (here ?? bestOf(passages))!;
  return { section: passage.section, passage: passage.markdown, lines: passage.lines };
}

/** By heading, by heading path (`Costs > Storage`) or by anchor; the note's title is its first section. */
export function namedSection(name: string, sections: readonly Section[]): Section | undefined {
  const key = keyOf(name);
  const matches = (texts: readonly string[]): boolean => texts.some((text) => keyOf(text) === key);
  return (
    sections.find(({ headings, anchor }) => matches([headings.at(-1) ?? '', anchor, headings.join(' ')])) ??
    sections.find(({ note }) => matches([note.title]))
  );
}

const keyOf = (name: string): string => (name.match(/[\p{L}\p{N}]+/gu) ?? []).map(fold).join(' ');

interface Passage {
  readonly section: Section;
  readonly markdown: string;
  readonly lines: LineRange;
  readonly stems: ReadonlySet<string>;
  readonly announces: boolean;
}

const remembered = new WeakMap<Section, readonly Passage[]>();

/** Worked out once for a section: a note may have many prompts. */
function passagesOf(section: Section): readonly Passage[] {
  const known = remembered.get(section);
  if (known) return known;
  const passages = section.blocks.flatMap((block) =>
    block.sentences.map(({ text, markdown, startLine, endLine }) => ({
      section,
      ...shown(block, markdown, { startLine, endLine }),
      stems: stemsOf(text),
      announces: text.endsWith(':'),
    })),
  );
  remembered.set(section, passages);
  return passages;
}

function shown(block: Block, markdown: string, lines: LineRange): Pick<Passage, 'markdown' | 'lines'> {
  if (block.kind !== 'table-row') return { markdown, lines };
  return {
    markdown: `${block.headerMarkdown}\n${markdown}`,
    lines: { startLine: Math.min(block.headerLines.startLine, lines.startLine), endLine: lines.endLine },
  };
}

function stemsOf(text: string): ReadonlySet<string> {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}.-]*(?<![.-])/gu) ?? [];
  return new Set(words.filter((word) => !questionWords.has(word.toLowerCase())).map(stemOf));
}
