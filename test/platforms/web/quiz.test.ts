import { expect, it } from 'vitest';
import type { MessageParts } from '../../../src/chat/message.ts';
import { choice } from '../any-message.ts';
import { createScriptedChat } from '../scripted-chat.ts';
import { openWebRoom } from './web-room.ts';

async function begin(reply?: MessageParts) {
  const room = await openWebRoom();
  await room.site.listen();
  const chat = createScriptedChat(room.platform);
  if (reply !== undefined) chat.says(() => reply);
  await room.platform.start(chat);
  const step = async (fields: Record<string, string>) =>
    (await room.post('/quiz', fields, { 'x-fragment': '1' })).text();
  return { ...room, chat, step };
}

/** As the chat says where in the text the next step stands. */
const asking = (markdown: string, title: string, number: number, of: number) => ({
  markdown,
  quiz: { step: { kind: 'prompt' as const, from: markdown.indexOf(`**${title}**`), title, number, of } },
});

const prompt = '**Question 2 of 5**\n\nWhich is it?\n\n1. this\n2. that';
const choices = [choice('1. this', { text: 'quiz answer p 1' }), choice('2. that', { text: 'quiz answer p 2' })];

it('offers topics to choose from, and begins with what was chosen', async () => {
  const { chat, html, step } = await begin();
  chat.suggests(async ({ call }, option) => (call?.name === 'quiz' && option === 'topic' ? ['docker', 'a & b'] : []));
  expect(await html('/quiz')).toContain('name="chip" value="a &amp; b">a &amp; b</button>');
  await step({ chip: 'docker', topic: '', count: '10' });
  await step({ topic: ' networking ', count: '3' });
  await step({ topic: '', count: '5' });
  expect(chat.asked.map(({ call }) => call)).toEqual([
    { name: 'quiz', options: { topic: 'docker', count: '10' } },
    { name: 'quiz', options: { topic: 'networking', count: '3' } },
    { name: 'quiz', options: { count: '5' } },
  ]);
});

it('says what is pressed and typed as it stands', async () => {
  const { chat, step } = await begin();
  await step({ text: 'quiz answer p 1' });
  await step({ text: 'a sidecar' });
  expect(chat.asked.map(({ text, call }) => [text, call])).toEqual([
    ['quiz answer p 1', undefined],
    ['a sidecar', undefined],
  ]);
});

it('shows what became of the answer apart from what comes next, with how far it is', async () => {
  const markdown = `**Not quite.** The answer: **that**.\n\n> Since so.\n\n---\n\n${prompt}`;
  const { quiz } = asking(markdown, 'Question 2 of 5', 2, 5);
  const { step } = await begin({ markdown, choices, quiz: { ...quiz, verdict: 'wrong' } });
  const html = await step({ text: 'quiz answer o 1' });
  expect(html).toMatch(/^<div class="step" data-step="true">\s*<section class="feedback wrong"/);
  expect(html).toMatch(/Since so\.[\s\S]*<section class="prompt"[\s\S]*Which is it\?/);
  expect(html).toContain('<h2>Question 2 of 5</h2><progress value="1" max="5"');
  expect(html).toContain('value="quiz answer p 2" data-key="2"');
});

it('has a field for an answer in words', async () => {
  const { step } = await begin(
    asking('**Review 1 of 2**\n\nWhat is it?\n\n*Type your answer.*', 'Review 1 of 2', 1, 2),
  );
  const html = await step({ text: 'review' });
  expect(html).toContain('<label for="f');
  expect(html).not.toContain('Type your answer');
});

it('goes by what the chat says of a reply, and not by how it reads', async () => {
  const quoted = '**Question 9 of 9**\n\nThe text of a note.';
  const told = await begin({ markdown: quoted });
  expect(await told.step({ text: 'what' })).toMatch(/data-step="false">[\s\S]*Question 9 of 9/);
  const lined = await begin(
    asking(`Still under way.\n\n**Review 1 of 2**\n\nAbove\n\n---\n\n${quoted}`, 'Review 1 of 2', 1, 2),
  );
  const html = await lined.step({ text: 'quiz' });
  expect(html).not.toContain('class="feedback');
  expect(html).toMatch(/<h2>Review 1 of 2<\/h2>[\s\S]*Still under way\.[\s\S]*Above[\s\S]*<hr>[\s\S]*Question 9 of 9/);
});

it('ends with the result', async () => {
  const markdown = '**Right.** +10 points\n\n---\n\n**Done.** 4 of 5 right, 40 points.';
  const from = markdown.indexOf('**Done');
  const { step } = await begin({ markdown, quiz: { verdict: 'right', step: { kind: 'summary', from } } });
  const html = await step({ text: 'quiz answer p 1' });
  expect(html).toMatch(/<section class="feedback right"[\s\S]*<section class="summary"[\s\S]*4 of 5 right/);
});

it('leaves the question where it is when a reply is no step', async () => {
  const { step, post } = await begin({ markdown: 'That names none of the choices.' });
  expect(await step({ text: 'perhaps' })).toMatch(/^<div class="step" data-step="false">/);
  // Without the script it is a page, with all that one can go on with.
  expect(await (await post('/quiz', { text: 'perhaps' })).text()).toMatch(/That names none[\s\S]*Go on where I was/);
});
