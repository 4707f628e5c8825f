import { describe, expect, it } from 'vitest';
import { createCitationUrl } from '../../src/corpus/citation.ts';
import type { Note } from '../../src/corpus/note.ts';
import type { Knowledge } from '../../src/quiz/knowledge.ts';
import { createMultipleChoiceType, type MultipleChoice, multipleChoice } from '../../src/quiz/multiple-choice.ts';
import { createPromptBank } from '../../src/quiz/prompt-bank.ts';
import type { QuestionType } from '../../src/quiz/question-type.ts';
import { sectionsOf } from '../../src/quiz/section.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { notesOf } from '../answer/engine-of.ts';

const files = {
  'cranes/gantry.md': '# Gantry crane\n\nA gantry crane lifts 40 t.\n\n## Speed\n\nA gantry crane lifts at 90 m/min.\n',
  'cranes/tower.md': '---\ntags: [building]\n---\n# Tower crane\n\nA tower crane lifts 12 t.\n',
  'ropes.md': '# Ropes\n\nNothing of note.\n',
};

/** Asks for the number in each sentence. */
const numbers: QuestionType<MultipleChoice> = createMultipleChoiceType({
  kind: 'number',
  summary: 'asks for a number',
  generate: (section, _knowledge, random) =>
    section.blocks
      .flatMap(({ sentences }) => sentences)
      .flatMap(({ text, markdown, startLine, endLine }) => {
        const number = /\d+/.exec(text)?.[0];
        if (number === undefined) return [];
        const stem = text.replace(number, '\\_\\_\\_\\_');
        const wrong = [1, 2, 3].map((times) => String(Number(number) + times));
        const payload = multipleChoice(stem, number, wrong, random);
        return [{ payload, explanation: markdown, lines: { startLine, endLine }, quality: 0.6, subject: stem }];
      }),
});

function bankOf(
  given: Readonly<Record<string, string>>,
  types: readonly QuestionType[] = [numbers],
  seed = 'seed',
  stopping?: AbortSignal,
) {
  const notes: readonly Note[] = notesOf(given);
  const knowledge: Knowledge = {
    sections: notes.flatMap(sectionsOf),
    definitions: [],
    termsIn: () => [],
    siblings: () => [],
    sameThing: () => false,
  };
  return createPromptBank({
    knowledge: () => knowledge,
    types,
    index: createSearchIndex(notes, { synonyms: [] }),
    citationUrl: createCitationUrl(),
    seed,
    ...(stopping && { stopping }),
  });
}

const stems = (prompts: readonly { stem: string }[]) => prompts.map(({ stem }) => stem.replace(/\\/g, ''));

describe('createPromptBank', () => {
  it('gives up what it makes when the process stops, and makes no more', async () => {
    const stopping = new AbortController();
    let made = 0;
    const counted: QuestionType = {
      ...numbers,
      generate(...given) {
        made += 1;
        return numbers.generate(...given);
      },
    };
    const prompts = bankOf(files, [counted], 'seed', stopping.signal).all();
    stopping.abort();
    await expect(prompts).rejects.toThrow(expect.objectContaining({ name: 'UserError', code: 'stopping' }));
    expect(made).toBe(1);
  });

  it('holds the prompts of all notes, each with the passage that shows why', async () => {
    const prompts = await bankOf(files).all();
    expect(stems(prompts)).toEqual([
      'A gantry crane lifts ____ t.',
      'A gantry crane lifts at ____ m/min.',
      'A tower crane lifts ____ t.',
    ]);
    expect(prompts[1]).toMatchObject({
      kind: 'number',
      answer: '90',
      accepted: ['90'],
      explanation: 'A gantry crane lifts at 90 m/min.',
      citation: { path: 'cranes/gantry.md', headings: ['Speed'], startLine: 7, endLine: 7 },
    });
    expect(prompts[1]?.choices[prompts[1].answerIndex!]).toBe('90');
    for (const { id } of prompts) expect(id).toMatch(/^[0-9a-z]{12}$/);
  });

  it('gives a prompt the same id in every run, and retires it once its section has changed', async () => {
    const before = await bankOf(files).all();
    const changed = { ...files, 'cranes/gantry.md': `${files['cranes/gantry.md']}\nIt also turns.\n` };
    const after = bankOf(changed);
    expect(await bankOf(files).all()).toEqual(before);
    expect(await after.find(before[0]!.id)).toMatchObject({ stem: before[0]!.stem });
    expect(await after.find(before[1]!.id)).toBeUndefined();
    expect(stems(await after.ofSection(before[1]!.section))).toEqual(['A gantry crane lifts at ____ m/min.']);
  });

  it('draws in another order for another seed, without another id', async () => {
    const some = await bankOf(files, [numbers], 'one').all();
    const other = await bankOf(files, [numbers], 'two').all();
    expect(other.map(({ id }) => id)).toEqual(some.map(({ id }) => id));
    expect(other.map(({ choices }) => choices)).not.toEqual(some.map(({ choices }) => choices));
  });

  it('names what it has prompts on, most first, and each finds them', async () => {
    const bank = bankOf({
      ...files,
      'tags.md': '---\ntags: [cables, heavy]\n---\n# Cables\n\nThe steel cable holds for 25 years.\n',
      'none.md': '---\ntags: [empty]\n---\n# Nothing\n\nNo number.\n',
    });
    const topics = await bank.topics();
    expect(topics).not.toContain('Nothing');
    expect(topics).not.toContain('empty');
    expect(topics.filter((topic) => topic.toLowerCase() === 'cables')).toEqual(['Cables']);
    const counts = await Promise.all(topics.map(async (topic) => (await bank.about(topic)).length));
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(topics[0]).toBe('Gantry crane');
    expect(topics).toEqual(expect.arrayContaining(['Tower crane', 'building', 'heavy']));
  });

  it('keeps the better of two prompts that ask the same', async () => {
    const duller: QuestionType = {
      ...numbers,
      kind: 'duller',
      generate: (...given) => numbers.generate(...given).map((draft) => ({ ...draft, quality: 0.5 })),
    };
    expect((await bankOf(files, [duller, numbers]).all()).map(({ kind }) => kind)).toEqual([
      'number',
      'number',
      'number',
    ]);
    const same: QuestionType = { ...numbers, kind: 'same' };
    expect((await bankOf(files, [same, numbers]).all()).map(({ kind }) => kind)).toEqual(['same', 'same', 'same']);
  });

  it('takes no prompt with a fault, unless a person wrote it', async () => {
    const pointing: QuestionType = {
      ...numbers,
      present: (payload) => ({ ...numbers.present(payload as MultipleChoice), stem: 'It lifts how much?' }),
    };
    expect(await bankOf(files, [pointing]).all()).toEqual([]);
    const written: QuestionType = {
      ...pointing,
      generate: (...given) => numbers.generate(...given).map((draft) => ({ ...draft, quality: 1 })),
    };
    expect(await bankOf(files, [written]).all()).not.toEqual([]);
  });

  it('rounds what types reckon of their quality', async () => {
    const reckoned: QuestionType = {
      ...numbers,
      generate: (...given) => numbers.generate(...given).map((draft) => ({ ...draft, quality: 0.1 + 0.7 })),
    };
    expect((await bankOf(files, [reckoned]).all()).map(({ quality }) => quality)).toEqual([0.8, 0.8, 0.8]);
  });

  it('names the sections that yield none', async () => {
    expect((await bankOf(files).barren()).map(({ note }) => note.path)).toEqual(['ropes.md']);
  });
});

describe('a topic', () => {
  const about = async (topic: string) => stems(await bankOf(files).about(topic));

  it.each([
    ['', 3],
    ['cranes', 3],
    ['crane', 3],
    ['Gantry Crane', 2],
    ['gantry-cranes', 2],
    ['building', 1],
    ['tower crane, gantry crane', 3],
    ['tower crane and gantry crane', 3],
    ['ropes', 0],
    ['ships', 0],
  ])('"%s" has %i prompts', async (topic, count) => {
    expect(await about(topic)).toHaveLength(count);
  });

  it('that is no name is searched for, and all of its words must be found', async () => {
    expect(await about('lifting speed')).toEqual(['A gantry crane lifts at ____ m/min.']);
    expect(await about('speed of ships')).toEqual([]);
  });
});
