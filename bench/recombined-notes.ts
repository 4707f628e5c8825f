import { readCorpus } from '../src/corpus/read-corpus.ts';
import type { BenchDocument, BenchQuery } from './collection.ts';
import { createRandom, type Random } from './random.ts';

export interface Section {
  readonly title: string;
  readonly headings: readonly string[];
  readonly sentences: readonly string[];
}

const SEED = 20_26;
/** Sentences of a made-up chunk. */
const FEWEST_SENTENCES = 4;
const MOST_SENTENCES = 10;
/** Of the sentences so many are of the section whose heading the chunk has; the others are from anywhere. */
const OWN_SHARE = 0.6;

export async function readSections(folder: string): Promise<readonly Section[]> {
  const { notes } = await readCorpus(folder);
  return notes.flatMap(({ title, chunks }) =>
    chunks.map(({ headings, blocks }) => ({
      title,
      headings,
      sentences: blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text)),
    })),
  );
}

/**
 * Chunks made of the sentences of real notes, the same ones in every run. Each has a made-up resource name besides, since
 * a corpus that grows goes on bringing new words.
 */
export function recombine(sections: readonly Section[], count: number): readonly BenchDocument[] {
  const random = createRandom(SEED);
  return Array.from({ length: count }, (_, number) => {
    const section = random.pick(sections);
    const length = FEWEST_SENTENCES + random.below(MOST_SENTENCES - FEWEST_SENTENCES + 1);
    const sentences = Array.from({ length }, () => {
      const from = random.fraction() < OWN_SHARE ? section : random.pick(sections);
      return random.pick(from.sentences);
    });
    const name = `web-${random.below(0xfffff).toString(36)}-${random.below(0xfff).toString(36)}`;
    return {
      id: String(number),
      title: section.title,
      headings: section.headings,
      text: [...sentences, `It runs as ${name}.`].join(' '),
    };
  });
}

const FRAMES = [
  'what is {a}',
  'whats {slip}',
  'how do I use {a} with {b}',
  "what's the difference between {a} and {b}",
  'when should I choose {a} over {b}?',
  'why does my {a} fail',
  'can you explain how {a} works',
  '{a} {b}',
  'is there a limit on {a} for {b}?',
];

/** Questions as people type them, about what the notes' headings and sentences speak of. */
export function questionsAbout(sections: readonly Section[], count: number): readonly BenchQuery[] {
  const random = createRandom(SEED + 1);
  return Array.from({ length: count }, (_, number) => {
    const frame = FRAMES[number % FRAMES.length]!;
    const text = frame
      .replace(/\{[ab]\}/g, () => topicIn(sections, random))
      .replace('{slip}', () => mistype(topicIn(sections, random), random));
    return { id: String(number), text };
  });
}

/** Two neighbouring letters swapped. */
function mistype(text: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, text.length - 2));
  return (
    text.slice(0, at) +
    text
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    text.slice(at + 2)
  );
}

/** A heading's last words, or two words that stand side by side in a sentence. */
function topicIn(sections: readonly Section[], random: Random): string {
  const { title, headings, sentences } = random.pick(sections);
  const source = random.fraction() < 0.5 ? (headings.at(-1) ?? title) : random.pick(sentences);
  const words = source.match(/[\p{L}\p{N}][\p{L}\p{N}-]{2,}/gu) ?? ['container'];
  const from = random.below(Math.max(1, words.length - 1));
  return words
    .slice(from, from + 2)
    .join(' ')
    .toLowerCase();
}
