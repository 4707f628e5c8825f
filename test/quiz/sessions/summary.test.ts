import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/quiz/sessions/summary.ts';
import type { Attempt, QuizSession } from '../../../src/store/store.ts';
import { choicePrompt } from './fixture-bank.ts';
import { who } from './quiz-room.ts';

const session: QuizSession = {
  ...{ ...who('ann'), id: 's', kind: 'quiz', shared: true, topic: '', content: '' },
  ...{ length: 9, position: 9, startedAt: 0 },
};

function past(note: string, heading: string, ...answers: readonly boolean[]) {
  const prompt = choicePrompt({ id: `${note}${heading}`, answer: 'x', note, heading });
  const attempts = answers.map((right, index): Attempt => {
    const { platform, place } = who('');
    const about = { posted: prompt.id, prompt: prompt.id, section: prompt.section, note, reply: '' };
    return { platform, place, ...about, person: `p${index}`, right, points: 0, answeredAt: 0, localDate: '2026-11-21' };
  });
  return { prompt, attempts };
}

describe('where to look again', () => {
  it('is what most missed or nobody answered, by note, most missed first, each place once', () => {
    const { again } = summaryOf(session, [
      past('known.md', 'One', true, true, false),
      past('even.md', 'One', true, false),
      past('once.md', 'One', false, false, true),
      past('twice.md', 'One', false),
      past('twice.md', 'Two'),
      past('twice.md', 'Two', false),
    ]);
    expect(again.map(({ note, title, citations }) => [note, title, citations.map(({ url }) => url)])).toEqual([
      ['twice.md', 'Note TWICE', ['twice.md#one', 'twice.md#two']],
      ['once.md', 'Note ONCE', ['once.md#one']],
    ]);
  });
});
