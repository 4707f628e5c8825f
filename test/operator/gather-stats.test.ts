import { expect, it } from 'vitest';
import { gatherStats } from '../../src/operator/gather-stats.ts';
import type { TimeSpan, Usage } from '../../src/store/store.ts';
import { notesOf } from '../answer/engine-of.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const quiet: Usage = {
  ...{ questions: [], people: 0, cited: [], votes: [] },
  quiz: { dailyPosts: 0, attempts: 0, right: 0, people: 0 },
};
const busy: Usage = {
  questions: [
    { platform: 'discord', state: 'answer', count: 1 },
    { platform: 'slack', state: 'answer', count: 4 },
    { platform: 'slack', state: 'closest', count: 2 },
    { platform: 'slack', state: 'silent', count: 3 },
  ],
  people: 5,
  cited: [
    { sections: ['keel.md#keel', 'gone.md#old'], count: 3 },
    { sections: ['keel.md#keel'], count: 1 },
  ],
  votes: [{ vote: 'missing', count: 2 }],
  quiz: { dailyPosts: 1, attempts: 4, right: 3, people: 2 },
};
const notes = notesOf({ 'keel.md': '# Keel\n\nThe keel is the fin under a boat.\n' });

function stats(days: number, during: (span: TimeSpan) => Usage) {
  const usage = {
    during: async (span: TimeSpan) => during(span),
    people: async (spans: readonly TimeSpan[]) => ({ asking: spans.length, quizzing: 1 }),
  };
  const gaps = Array.from({ length: 9 }, (_, n) => ({ title: `gap ${n}`, people: 2, times: 3 }));
  return gatherStats({ usage, corpus: { notes } }, { days, now, zone: 'Europe/Berlin', gaps: { gaps: gaps as never } });
}

it('counts each day of the zone, those without anything too', async () => {
  const yesterday = Date.parse('2026-11-20T23:00:00Z');
  const { zone, days, questions, platforms, people, votes, quiz } = await stats(3, ({ from }) =>
    from === yesterday ? busy : quiet,
  );
  expect(zone).toBe('Europe/Berlin');
  const none = { asked: 0, answered: 0, closest: 0, silent: 0 };
  const all = { asked: 10, answered: 5, closest: 2, silent: 3 };
  expect(days).toEqual([
    { date: '2026-11-20', ...none, people: 0, quiz: quiet.quiz },
    { date: '2026-11-21', ...all, people: 5, quiz: busy.quiz },
    { date: '2026-11-22', ...none, people: 0, quiz: quiet.quiz },
  ]);
  expect(questions).toEqual(all);
  expect(platforms).toEqual([
    { platform: 'slack', asked: 9, answered: 4, closest: 2, silent: 3 },
    { platform: 'discord', asked: 1, answered: 1, closest: 0, silent: 0 },
  ]);
  // Over all days at once: who asks on two days is one person.
  expect(people).toBe(3);
  expect(votes).toEqual({ helpful: 0, notHelpful: 0, missing: 2 });
  expect(quiz).toEqual({ dailyPosts: 1, attempts: 4, right: 3, people: 1 });
});

it('names what was quoted most, and what is wanted most', async () => {
  const { sections, gaps } = await stats(2, () => busy);
  expect(sections).toEqual([
    { path: 'keel.md', anchor: 'keel', headings: ['Keel'], times: 8 },
    { path: 'gone.md', anchor: 'old', headings: ['gone.md'], times: 6 },
  ]);
  expect(gaps).toHaveLength(5);
  expect(gaps[0]).toEqual({ title: 'gap 0', people: 2, times: 3 });
});
