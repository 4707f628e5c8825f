import { expect, it } from 'vitest';
import { createAnswerEngine } from '../../src/answer/answer-engine.ts';
import { createBot } from '../../src/chat/bot.ts';
import { calls, commands } from '../../src/chat/commands/index.ts';
import { createConversationMemory } from '../../src/chat/conversation-memory.ts';
import { silentLogger } from '../../src/logger.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { createNewsService } from '../../src/serving/news-service.ts';
import type { AskedQuestion } from '../../src/store/store.ts';
import { type Files, notesOf } from '../answer/engine-of.ts';
import { openIntakeRoom } from '../chat/intake/intake-room.ts';

const dayMs = 86_400_000;
/** In which nobody is told anything more. */
const longMs = 40 * 60_000;
const minuteMs = 60_000;
const halyard = '# Halyard\n\nA halyard is the rope that hoists a sail.\n';
const keel = '# Keel\n\nThe keel is the fin under a boat that keeps it upright.\n';
const cleat = '# Cleat\n\nA cleat is a fitting to which a rope is made fast.\n';

function editionOf(files: Files) {
  const notes = notesOf(files);
  const corpus = { root: '/notes', notes, problems: [], synonyms: [] };
  return { corpus, engine: createAnswerEngine({ corpus, index: createSearchIndex(notes) }) };
}

/** Processes over one database, each with its edition of the notes, in which time passes when it is told to. */
async function openHarbour() {
  const room = await openIntakeRoom();
  const { time, service } = room;
  const store = await room.openStore();
  let asked = 0;
  const record = (person: string, question: string, over: Partial<AskedQuestion> = {}) =>
    store.questions.record({
      ...{ id: `0${String(++asked).padStart(14, '0')}`, platform: 'test', place: 'quay', person, question },
      ...{ state: 'silent', sections: [], askedAt: time.now(), ...over },
    });

  async function start(files: Files, onCall?: (moment: 'before' | 'after', name: string) => void) {
    const own = await room.openStore();
    let edition = editionOf(files);
    const bot = createBot({
      ...{ commands, calls, store: own, clock: time, logger: silentLogger, newId: () => '0' },
      engine: {
        ...edition.engine,
        ask: (question, context) => edition.engine.ask(question, context),
      },
      memory: createConversationMemory({ clock: time }),
      isAdmin: async () => false,
      // No session is open, and nothing else of it is used here.
      quiz: { sessions: { reply: async () => undefined } } as never,
    });
    const process = await room.start({ handle: bot.handle, store: own, ...(onCall && { onCall }) });
    const news = createNewsService({
      store: { questions: tracked(own.questions), news: tracked(own.news) },
      edition: () => edition,
      platforms: { names: () => ['test'], get: () => service.connect(time) as never },
      ...{ zone: 'Europe/Berlin', clock: time, timer: time, random: () => 0.5, logger: silentLogger },
    });
    news.start();
    await time.settle();
    return {
      ...process,
      bot,
      news,
      async change(changed: Files) {
        edition = editionOf(changed);
        news.changed();
        await time.settle();
      },
    };
  }

  const tracked = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...parameters: unknown[]) => time.track(Reflect.apply(member, target, parameters));
      },
    });

  return { ...room, store, record, start, told: () => service.shown.map(({ to, text }) => `${to} ${text}`) };
}

it('tells who asked, by themselves and once, minutes after a note answers it', async () => {
  const { time, record, start, told, service } = await openHarbour();
  const one = await start({ 'keel.md': keel });
  await time.pass(minuteMs);
  await record('ann', 'what is a halyard?');
  await record('ben', 'what is a spinnaker?');
  // Not answered then, by notes that said it all the same.
  await record('cleo', 'what is a keel?');
  await time.pass(minuteMs);
  await one.change({ 'keel.md': keel, 'halyard.md': halyard });
  await time.pass(4 * minuteMs);
  expect(told()).toEqual([]);
  await time.pass(2 * minuteMs);
  expect(told()).toEqual([
    '@ann You asked on 18 November: *what is a halyard?*\n\nThe notes have it now:\n\nA halyard is the rope that hoists a sail.\n\n— [Halyard, line 3](halyard.md#L3-L3)\n\nI say this once. `news off` stops such messages for good.',
  ]);
  expect(service.shown[0]?.onlyTo).toBe('ann');
  await time.pass(longMs);
  expect(told()).toHaveLength(1);
});

it('tells after a start too, what came while nothing ran', async () => {
  const { time, record, start, told } = await openHarbour();
  const one = await start({ 'keel.md': keel });
  await one.news.stop();
  one.kill();
  await time.pass(dayMs);
  await record('ann', 'what is a halyard?');
  await time.pass(dayMs);
  await start({ 'keel.md': keel, 'halyard.md': halyard });
  await time.pass(10 * minuteMs);
  expect(told()).toHaveLength(1);
});

it('tells nobody at the very first start, when nobody knows what is new', async () => {
  const { time, record, start, told } = await openHarbour();
  await record('ann', 'what is a halyard?');
  await time.pass(dayMs);
  await start({ 'halyard.md': halyard });
  await time.pass(longMs);
  expect(told()).toEqual([]);
});

it('tells once, whichever of two processes looks, and whichever dies at which moment', async () => {
  for (const dying of ['before outlet.post', 'after outlet.post', 'after bot.handle', 'before events.finish']) {
    const { time, record, start, told } = await openHarbour();
    const before = { 'keel.md': keel };
    let died = false;
    const one = await start(before, (moment, name) => {
      if (`${moment} ${name}` === dying && told().length <= 1 && !died) {
        died = true;
        one.kill();
      }
    });
    const two = await start(before);
    await time.pass(minuteMs);
    await record('ann', 'what is a halyard?');
    await time.pass(minuteMs);
    const after = { ...before, 'halyard.md': halyard };
    await Promise.all([one.change(after), two.change(after)]);
    await time.pass(20 * minuteMs);
    expect({ dying, told: told().length }).toEqual({ dying, told: 1 });
  }
});

it('puts what a person asked into one message, and tells a person once a day', async () => {
  const { time, record, start, told } = await openHarbour();
  const one = await start({ 'keel.md': keel });
  await time.pass(minuteMs);
  for (const question of ['what is a halyard?', 'What is a halyard', 'what is a cleat?']) await record('ann', question);
  await record('ann', 'what is a bollard?');
  await time.pass(minuteMs);
  await one.change({ 'keel.md': keel, 'halyard.md': halyard, 'cleat.md': cleat });
  await time.pass(10 * minuteMs);
  expect(told()).toHaveLength(1);
  expect(told()[0]!.match(/what is a halyard/gi)).toHaveLength(1);
  expect(told()[0]).toContain('A cleat is a fitting');
  const bollard = '# Bollard\n\nA bollard is a post on a quay for ropes.\n';
  await one.change({ 'keel.md': keel, 'halyard.md': halyard, 'cleat.md': cleat, 'bollard.md': bollard });
  await time.pass(longMs);
  expect(told()).toHaveLength(1);
  await one.news.stop();
  one.kill();
  await time.pass(dayMs);
  await start({ 'keel.md': keel, 'halyard.md': halyard, 'cleat.md': cleat, 'bollard.md': bollard });
  await time.pass(5 * minuteMs);
  expect(told()).toHaveLength(2);
  expect(told()[1]).toContain('A bollard is a post');
});

it('tells who said that an answer misses something, once the notes say something else there', async () => {
  const { time, record, start, told, store } = await openHarbour();
  const one = await start({ 'halyard.md': halyard });
  await time.pass(minuteMs);
  await record('ann', 'what is a halyard?', { id: 'voted', state: 'answer', sections: ['halyard.md#'] });
  await store.questions.vote({
    platform: 'test',
    person: 'ann',
    question: 'voted',
    vote: 'missing',
    votedAt: time.now(),
  });
  await time.pass(minuteMs);
  // Found by another question, it says the same as before.
  await one.change({ 'halyard.md': `---\nquestions: [rope for sails]\n---\n${halyard}` });
  await time.pass(longMs);
  expect(told()).toEqual([]);
  await one.change({ 'halyard.md': halyard.replace('rope', 'rope or wire') });
  await time.pass(10 * minuteMs);
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain(
    'The notes have changed there since:\n\nA halyard is the rope or wire that hoists a sail.',
  );
});

it('does not tell who has asked again meanwhile and got the answer, nor who was forgotten, nor who wants none of it', async () => {
  const { time, record, start, told, store } = await openHarbour();
  const one = await start({ 'keel.md': keel });
  await time.pass(minuteMs);
  for (const person of ['ann', 'ben', 'cleo']) await record(person, 'what is a halyard?');
  await time.pass(minuteMs);
  await one.change({ 'keel.md': keel, 'halyard.md': halyard });
  await record('ann', 'What is a halyard', { state: 'answer' });
  await store.forget({ platform: 'test', person: 'ben' });
  const request = {
    platform: 'test',
    place: 'quay',
    conversation: 'quay',
    person: 'cleo',
    shared: false,
    addressed: true,
  };
  const reply = await one.bot.handle({ ...request, text: 'news off' });
  expect(reply?.markdown).toContain('I will not tell you any more');
  await time.pass(10 * minuteMs);
  expect(told()).toEqual([]);
  await one.bot.handle({ ...request, text: 'news on' });
  await time.pass(longMs);
  expect(told().map((text) => text.split(' ')[0])).toEqual(['@cleo']);
});

it('tells few people at a time, and the others later', async () => {
  const { time, record, start, told } = await openHarbour();
  const one = await start({ 'keel.md': keel });
  await time.pass(minuteMs);
  for (let n = 0; n < 30; n++) await record(`person${n}`, 'what is a halyard?');
  await time.pass(minuteMs);
  await one.change({ 'keel.md': keel, 'halyard.md': halyard });
  await time.pass(20 * minuteMs);
  expect(told()).toHaveLength(25);
  await time.pass(longMs);
  expect(new Set(told()).size).toBe(30);
  expect(told()).toHaveLength(30);
});

it('says nothing when the notes have taken it back before it is told', async () => {
  const { time, record, start, told, store } = await openHarbour();
  const one = await start({ 'keel.md': keel });
  await time.pass(minuteMs);
  await record('ann', 'what is a halyard?');
  await time.pass(minuteMs);
  one.kill();
  await one.change({ 'keel.md': keel, 'halyard.md': halyard });
  await time.pass(6 * minuteMs);
  expect((await store.questions.unanswered(0, 9))[0]?.toldAt).toBeDefined();
  await one.news.stop();
  await start({ 'keel.md': keel });
  await time.pass(5 * minuteMs);
  expect(told()).toEqual([]);
  const hold = { holder: 'test', now: time.now() + dayMs, leaseUntil: time.now() + 2 * dayMs };
  expect(await store.events.takeOver('test', hold, 9)).toEqual([]);
});
