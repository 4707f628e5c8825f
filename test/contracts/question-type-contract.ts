import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../../src/quiz/knowledge.ts';
import type { Draft, QuestionType } from '../../src/quiz/question-type.ts';
import { createRandom } from '../../src/quiz/random.ts';

/** What every question type must keep. `knowledge` is of notes that yield at least one prompt of the type. */
export function testQuestionType<Payload>(type: QuestionType<Payload>, knowledge: Knowledge): void {
  const generate = (seed: string): readonly Draft<Payload>[] =>
    knowledge.sections.flatMap((section) => type.generate(section, knowledge, createRandom(seed, section.id)));

  describe(`${type.kind} keeps the contract of a question type`, () => {
    const drafts = generate('seed');

    it('makes prompts of these notes', () => {
      expect(drafts.length).toBeGreaterThan(0);
    });

    it('makes the same prompts for the same seed', () => {
      expect(generate('seed')).toEqual(drafts);
    });

    it('loses nothing when its payload goes through JSON', () => {
      for (const { payload } of drafts) {
        const stored = type.schema.parse(JSON.parse(JSON.stringify(payload)));
        expect(stored).toEqual(payload);
        expect(type.present(stored)).toEqual(type.present(payload));
      }
    });

    it('grades its own right answer as right, by number, by letter and by text', () => {
      for (const { payload } of drafts) {
        const { answer, answerIndex, accepted, choices } = type.present(payload);
        for (const text of [answer, ...accepted]) expect(type.grade(payload, text), text).toBe('right');
        if (answerIndex === undefined) continue;
        expect(choices[answerIndex]).toBe(answer);
        expect(type.grade(payload, String(answerIndex + 1))).toBe('right');
        expect(type.grade(payload, 'abcde'[answerIndex]!)).toBe('right');
      }
    });

    it('grades every distractor as wrong', () => {
      for (const { payload } of drafts) {
        const { choices, answerIndex } = type.present(payload);
        for (const [index, choice] of choices.entries()) {
          if (index === answerIndex) continue;
          expect(type.grade(payload, String(index + 1)), choice).toBe('wrong');
          expect(type.grade(payload, choice), choice).toBe('wrong');
        }
      }
    });

    it('counts no reply that names no choice', () => {
      for (const { payload } of drafts) {
        if (type.present(payload).choices.length > 0) expect(type.grade(payload, '9')).toBe('unclear');
        expect(type.grade(payload, '')).toBe('unclear');
      }
    });

    it('explains with a passage of the section, word for word', () => {
      for (const section of knowledge.sections) {
        const passages = section.blocks.flatMap(({ sentences }) => sentences.map(({ markdown }) => markdown));
        for (const { explanation, lines } of type.generate(section, knowledge, createRandom('seed', section.id))) {
          expect(passages.some((passage) => explanation.includes(passage))).toBe(true);
          expect(lines.startLine).toBeGreaterThanOrEqual(section.startLine);
          expect(lines.endLine).toBeLessThanOrEqual(section.endLine);
        }
      }
    });
  });
}
