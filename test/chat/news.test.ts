import { expect, it } from 'vitest';
import { newsCall } from '../../src/chat/news-call.ts';
import type { AskedQuestion } from '../../src/store/store.ts';
import { openChatRoom } from './chat-room.ts';
import { answer, citation, createFakeEngine, snippet } from './fake-answers.ts';

/** Answers that name the question, but to what begins with "silent". */
const engine = createFakeEngine((question) =>
  question.startsWith('silent')
    ? answer({ state: 'silent', snippets: [] })
    : answer({
        snippets: [
          snippet({
            text: `About ${question.toLowerCase()}.`,
            marks: [],
            citations: [citation({ url: `${question.toLowerCase()}.md` })],
          }),
        ],
      }),
);

async function openNews() {
  const room = await openChatRoom({ engine });
  const asked = async (question: string, over: Partial<AskedQuestion> = {}) => {
    const id = `id${question}`;
    const row = { id, platform: 'test', place: 'room', person: 'ann', question, state: 'silent', sections: [] };
    await room.store.questions.record({ ...row, askedAt: 1000, ...over });
    return id;
  };
  const tell = (dates: Readonly<Record<string, string>>, person = 'ann') =>
    room.say('', { person, call: newsCall(new Map(Object.entries(dates))) });
  return { ...room, asked, tell };
}

it('tells of one question with its answer, and asks whether it helps', async () => {
  const { asked, tell } = await openNews();
  const message = await tell({ [await asked('ropes')]: '2026-05-03' });
  expect(message.markdown).toMatch(/^You asked on 3 May: \*ropes\*\n\nThe notes have it now:\n\nAbout ropes\.\n\n— \[/);
  expect(message.visibility).toBe('asker');
  expect(message.citations).toHaveLength(1);
  expect(message.choices.map(({ label, text }) => [label, text])).toEqual([
    ['Helpful', 'vote helpful idropes'],
    ['Not helpful', 'vote not helpful idropes'],
    ["Don't tell me again", 'news off'],
  ]);
});

it('tells of what has one answer together, of three answers whole, and where the others stand', async () => {
  const { asked, tell } = await openNews();
  const dates: Record<string, string> = {};
  for (const [n, question] of ['ropes', 'Ropes', 'sails', 'knots', 'masts'].entries())
    dates[await asked(question)] = `2026-05-0${n + 1}`;
  const { markdown, choices } = await tell(dates);
  expect(markdown).toContain('You asked on 3 May: *sails*');
  expect(markdown).toContain('You asked on 1 May: *ropes* and on 2 May: *Ropes*\n\n');
  expect(markdown.match(/The notes have it now:/g)).toHaveLength(3);
  expect(markdown).toContain('The notes have something on these now as well; ask again to see it:\n\n- *');
  expect(choices.map(({ label }) => label)).toEqual(["Don't tell me again"]);
});

it('tells nobody of what others asked, and nothing of what the notes do not answer', async () => {
  const { asked, tell } = await openNews();
  const dates = {
    [await asked('sails', { person: 'ben' })]: '2026-05-01',
    [await asked('knots', { platform: 'other' })]: '2026-05-01',
    [await asked('silent sea')]: '2026-05-01',
    idgone: '2026-05-01',
  };
  await expect(tell(dates)).rejects.toThrow('no answer');
  const { markdown } = await tell({ ...dates, [await asked('masts')]: '2026-05-01' });
  expect(markdown.match(/About /g)).toHaveLength(1);
});

it('shows what was asked as it was written, whatever it holds', async () => {
  const { asked, tell } = await openNews();
  await asked('*ropes* [x](y) <@U1>', { id: 'odd' });
  const { markdown } = await tell({ odd: '2026-05-03' });
  expect(markdown).toContain('*\\*ropes\\* \\[x\\](y) \\<@U1>*');
});

it('is stopped and begun again by saying so, and means nothing else', async () => {
  const { say, store, asked } = await openNews();
  const id = await asked('ropes');
  const queue = (event: string) =>
    store.news.queue({ platform: 'test', person: 'ann', event, content: '{}' }, [id], 1000);
  expect((await say('news off')).markdown).toContain('`news on` takes that back');
  expect(await queue('one')).toBe(false);
  expect((await say('News on.')).markdown).toContain('`news off` stops that');
  expect(await queue('two')).toBe(true);
  expect((await say('news from the harbour')).markdown).toContain('About news from the harbour');
  expect((await say('news')).markdown).toContain('About news');
});
