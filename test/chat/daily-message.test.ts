import { expect, it } from 'vitest';
import { dailyMessage } from '../../src/chat/daily-message.ts';
import type { DailyPost } from '../../src/quiz/daily/daily-post.ts';
import { choicePrompt, typedPrompt } from '../quiz/sessions/fixture-bank.ts';

const prompt = choicePrompt({ id: 'colour', answer: 'red', others: ['blue'] });
const posted = {
  ...{ platform: 'test', place: 'room', conversation: 'room', id: 'd1', prompt: 'colour', kind: 'choose' },
  ...{ section: 'a.md#one', note: 'a.md', content: '', postedAt: 0 },
};
const localDate = '2026-11-18';
const asked: DailyPost = { kind: 'prompt', localDate, posted, prompt, zone: 'Asia/Kathmandu' };

it('asks everybody, and says when the answer comes by the clock of the place', () => {
  const message = dailyMessage({ ...asked, revealAt: Date.parse('2026-11-18T18:20:00Z') });
  expect(message.visibility).toBe('everyone');
  expect(message.markdown).toMatch(
    /^\*\*Daily quiz\*\*, the answer comes Thursday 00:05 \(Asia\/Kathmandu\)\n\nWhich is colour\?\n\n1\. \w+\n2\. \w+$/,
  );
  expect(message.choices.map(({ text, buttonOnly }) => [text, buttonOnly])).toEqual([
    ['quiz answer d1 1', true],
    ['quiz answer d1 2', true],
  ]);
  expect(message.field).toBeUndefined();
  // The answer is not to be found in what a platform may show beside the text.
  expect(message.citations).toEqual([]);
});

it('says nothing of an answer that comes with the next question', () => {
  expect(dailyMessage(asked).markdown).toMatch(/^\*\*Daily quiz\*\*\n\n/);
  const typed = typedPrompt({ id: 'port', answer: '8080' });
  const inWords = dailyMessage({ ...asked, prompt: typed });
  expect(inWords.markdown).toContain('*Type your answer.*');
  expect(inWords.field).toEqual({ label: 'Your answer', before: 'quiz answer d1 ' });
});

it('tells the answer with its passage, how many were right and who was first', () => {
  const reveal = (results: Extract<DailyPost, { kind: 'reveal' }>['results']) =>
    dailyMessage({ kind: 'reveal', localDate, posted, prompt, results });
  const message = reveal({ answered: 3, right: 2, firstRight: 'ann' });
  expect(message.markdown).toBe(
    '**Daily quiz of 2026-11-18: the answer**\n\nWhich is colour?\n\nThe answer: **red**. 2 of 3 answers were right. ' +
      'First: [ann](person:ann).\n\n> It is colour.\n\n— [Note A › One, lines 1–2](a.md#one)',
  );
  expect(message).toMatchObject({ visibility: 'everyone', choices: [], citations: [prompt.citation] });
  expect(reveal({ answered: 0, right: 0 }).markdown).toContain('Nobody answered.\n');
});
