import { expect, it, onTestFinished, vi } from 'vitest';
import { createMessage } from '../../../src/chat/message.ts';
import { choice } from '../any-message.ts';
import { createScriptedChat } from '../scripted-chat.ts';
import { openBoard, openWebRoom, type WebRoomOptions } from './web-room.ts';

type Room = Awaited<ReturnType<typeof openWebRoom>>;

async function begin(
  options: WebRoomOptions = {},
): Promise<Room & { readonly chat: ReturnType<typeof createScriptedChat> }> {
  const room = await openWebRoom(options);
  await room.site.listen();
  const chat = createScriptedChat(room.platform);
  await room.platform.start(chat);
  return { ...room, chat };
}

const post = ({ platform }: Room, key: string, markdown = key, to = 'page') =>
  platform.post(to, createMessage({ markdown }), { key, signal: new AbortController().signal });

const until = (check: () => boolean) => vi.waitFor(() => expect(check()).toBe(true), 5_000);

/** Listens as the page does. */
async function listen({ get }: Pick<Room, 'get'>, headers: Record<string, string> = {}) {
  const response = await get('/events?tab=tab0000001', headers);
  const seen = { text: '', ended: false };
  const reader = response.body?.getReader();
  onTestFinished(() => reader?.cancel().catch(() => {}));
  void (async () => {
    const decoder = new TextDecoder();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      seen.text += decoder.decode(part.value);
    seen.ended = true;
  })().catch(() => {});
  return { response, seen };
}

it('shows what was posted, with its buttons, the latest first, to everybody who comes', async () => {
  const room = await begin();
  await post(room, 'daily-1', 'Which one?');
  await room.platform.post(
    'page',
    createMessage({ markdown: 'And now?', choices: [choice('1. this', { text: 'quiz answer p 1' })] }),
    { key: 'daily-2', signal: new AbortController().signal },
  );
  const html = await room.browse().html('/');
  expect(html).toMatch(/id="post-daily-2"[\s\S]*And now\?[\s\S]*id="post-daily-1"[\s\S]*Which one\?/);
  expect(html).toContain('value="quiz answer p 1"');
});

it('takes an answer in words to what was posted', async () => {
  const room = await begin();
  const message = createMessage({
    markdown: 'Which setting?\n\n*Type your answer.*',
    field: { label: 'Your answer', before: 'quiz answer p1 ' },
  });
  await room.platform.post('page', message, { key: 'daily-1', signal: new AbortController().signal });
  const html = await room.html('/');
  expect(html).toMatch(/Which setting\?[\s\S]*name="before" value="quiz answer p1 "[\s\S]*Your answer/);
  expect(html).not.toContain('Type your answer');
  await room.post('/', { before: 'quiz answer p1 ', text: 'client_max_body_size' });
  expect(room.chat.asked.at(-1)?.text).toBe('quiz answer p1 client_max_body_size');
});

it('tells those who look at the page at once, and nobody of what is for another', async () => {
  const room = await begin();
  const [ann, bob] = [room.browse(), room.browse()];
  await ann.post('/', { text: 'hello there' });
  const { person } = room.chat.asked.at(-1) ?? { person: '' };
  const [seenByAnn, seenByBob] = [(await listen(ann)).seen, (await listen(bob)).seen];
  await room.platform.post('page', createMessage({ markdown: 'for ann', visibility: 'asker' }), {
    ...{ key: 'news', signal: new AbortController().signal, person },
  });
  await post(room, 'daily-1', 'for all');
  await until(() => seenByAnn.text.includes('for all') && seenByBob.text.includes('for all'));
  expect(seenByAnn.text).toMatch(/id: \d+\.news\ndata: <article[\s\S]*for ann/);
  expect(seenByBob.text).not.toContain('for ann');
  expect(await bob.html('/')).not.toContain('for ann');
  expect(await ann.html('/')).toContain('for ann');
});

it('keeps posts over a restart, and sees those of other processes while somebody looks', async () => {
  const { board } = await openBoard();
  const timers = new Set<() => void>();
  const timer = {
    set(callback: () => void) {
      timers.add(callback);
      return () => timers.delete(callback);
    },
  };
  const [here, there] = [await begin({ board, runtime: { timer } }), await begin({ board })];
  const { seen } = await listen(here);
  await post(there, 'daily-1', 'from there');
  expect(await here.platform.wasPosted('page', 'daily-1')).toBe(true);
  expect(await here.html('/')).toContain('from there');
  expect(seen.text).not.toContain('from there');
  for (const callback of [...timers]) callback();
  await until(() => seen.text.includes('from there'));
});

it('gives a browser that comes again what it has missed', async () => {
  let now = 1_000_000_000;
  const room = await begin({ runtime: { clock: { now: () => now } } });
  for (const key of ['first', 'second', 'third']) {
    await post(room, key);
    now += 3_600_000;
  }
  const { seen } = await listen(room, { 'last-event-id': `${1_000_000_000 + 3_600_000}.second` });
  await until(() => seen.text.includes('post-third'));
  expect(seen.text).not.toContain('post-first');
});

it('ends the streams when it stops', async () => {
  const room = await begin();
  const { seen } = await listen(room);
  await until(() => room.platform.state().connections === 1);
  await room.platform.stop();
  await until(() => seen.ended);
  expect(room.platform.state().connections).toBe(0);
});

it('lets go of a stream that nobody reads any more', async () => {
  const room = await begin();
  const controller = new AbortController();
  await fetch(`${room.site.address()}/events?tab=tab0000001`, { signal: controller.signal });
  await until(() => room.platform.state().connections === 1);
  controller.abort();
  await until(() => room.platform.state().connections === 0);
});

it('opens no stream for who looks at its head alone', async () => {
  const room = await begin();
  for (let n = 0; n < 4; n++) {
    const response = await fetch(`${room.site.address()}/events?tab=tab0000001`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  }
  expect(room.platform.state().connections).toBe(0);
});

it('opens only so many streams for one visitor', async () => {
  const room = await begin();
  await room.get('/');
  for (let count = 0; count < 3; count++) expect((await listen(room)).response.status).toBe(200);
  expect((await room.get('/events?tab=tab0000001')).status).toBe(429);
  expect((await listen(room.browse())).response.status).toBe(200);
});

it('keeps the last twenty of a place', async () => {
  const { board } = await openBoard();
  const message = { markdown: 'x', citations: [], choices: [] };
  for (let count = 1; count <= 23; count++)
    await board.put({ place: 'page', key: `k${count}`, postedAt: count, message });
  await board.put({ place: 'person/a', key: 'k1', postedAt: 1, message });
  const keys = (await board.list()).filter(({ place }) => place === 'page').map(({ key }) => key);
  expect([keys.length, keys[0], keys.at(-1)]).toEqual([20, 'k4', 'k23']);
  expect(await board.list()).toHaveLength(21);
});

it('serves the page though the board is away', async () => {
  const board = { put: () => Promise.reject(new Error('away')), list: () => Promise.reject(new Error('away')) };
  const room = await begin({ board });
  expect(await room.html('/')).toContain('id="question"');
  await expect(post(room, 'daily-1')).rejects.toThrow('away');
});
