import { describe, expect, it } from 'vitest';
import { createMessage, type Message } from '../../../src/chat/message.ts';
import { identify } from '../../../src/platforms/web/visitors/identity.ts';
import { citation } from '../../chat/fake-answers.ts';
import { choice } from '../any-message.ts';
import { createScriptedChat } from '../scripted-chat.ts';
import { openWebRoom, operatorKey, type WebRoomOptions } from './web-room.ts';

async function begin(options: WebRoomOptions = {}) {
  const room = await openWebRoom(options);
  await room.site.listen();
  const chat = createScriptedChat(room.platform);
  const previewed: string[] = [];
  await room.platform.start({
    ...chat,
    async preview(request) {
      previewed.push(request.text);
      return createMessage({ markdown: `Preview of ${request.text}`, citations: [citation()] });
    },
  });
  /** What people said, without what the page asks for by itself. */
  const said = () => chat.asked.filter(({ call }) => call?.name !== 'hello');
  const fragment = async (text: string, headers: Record<string, string> = {}) =>
    (await room.post('/', { text }, { 'x-fragment': '1', ...headers })).text();
  return { ...room, chat, said, previewed, fragment };
}

describe('a visitor', () => {
  it('is known again by a cookie that says nothing and is nobody else’s to read', async () => {
    const { get, post, cookie, said } = await begin();
    const response = await get('/');
    expect(response.headers.get('set-cookie')).toMatch(
      /^stevedore_visitor=[\w-]{22}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    await post('/', { text: 'one' });
    const again = await post('/', { text: 'two' });
    expect(again.headers.get('set-cookie')).toBeNull();
    const people = said().map(({ person }) => person);
    expect(new Set(people).size).toBe(1);
    expect(people[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(cookie()).not.toContain(people[0]);
  });

  it('has a cookie for TLS alone where the proxy says so', async () => {
    const { get } = await begin({ basePath: '/ships' });
    const response = await get('/', { 'x-forwarded-proto': 'https' });
    expect(response.headers.get('set-cookie')).toMatch(/Path=\/ships;.* Secure/);
  });

  it.each([
    ['ships.example', true],
    // Such as on the machine itself, where the browser would throw it away.
    ['localhost:8080', false],
  ])('has a cookie for TLS alone where they come by the address that people are told: %s', (host, isSecure) => {
    const request = new Request('http://inside/', { headers: { host } });
    const newKey = () => 'x'.repeat(22);
    const { cookie } = identify(request, { basePath: '', publicUrl: 'https://ships.example', newKey });
    expect(cookie?.includes('Secure')).toBe(isSecure);
  });

  it('has a conversation of their own in each tab, whatever others call theirs', async () => {
    const { post, browse, said } = await begin();
    const other = browse();
    await post('/', { text: 'one', tab: 'aaaaaaaa' });
    await post('/', { text: 'two', tab: 'bbbbbbbb' });
    await other.post('/', { text: 'three', tab: 'aaaaaaaa' });
    const [one, two, three] = said();
    expect(new Set([one, two, three].map((request) => request?.conversation)).size).toBe(3);
    // It is kept where a person who is forgotten shall not be found.
    expect(one?.conversation).not.toContain(one?.person);
    expect(said().map(({ place }) => place)).toEqual(['page', 'page', 'page']);
  });

  it('is told of others by a made-up name', async () => {
    const { fragment, chat } = await begin();
    const other = 'c0ffee'.padEnd(32, '0');
    chat.says(() => ({ markdown: `1. [${other}](person:${other}): 5 points` }));
    const html = await fragment('leaderboard');
    expect(html).toContain('Somebody c0ff');
    expect(html).not.toContain(other);
  });

  it('has the rights of the operator only in what the operator sends', async () => {
    const { platform, chat, fragment } = await begin();
    const rights: boolean[] = [];
    let asking = Promise.resolve();
    chat.says(({ place, person }) => {
      asking = platform.isAdmin(place, person).then((right) => void rights.push(right));
      return { markdown: 'x' };
    });
    await fragment('daily off');
    await asking;
    await fragment('daily off', { authorization: operatorKey });
    await asking;
    expect(rights).toEqual([false, true]);
    expect(await platform.isAdmin('page', chat.asked.at(-1)?.person ?? '')).toBe(false);
  });
});

describe('questions to begin with', () => {
  it('are shown to all who come, and asked for once', async () => {
    const { browse, chat } = await begin();
    chat.says(() => ({ markdown: 'Hello!', choices: [choice('What is a "pod"?', { text: 'what is a pod' })] }));
    for (const visitor of [browse(), browse()]) {
      expect(await visitor.html('/')).toContain(
        'name="text" value="what is a pod">What is a &quot;pod&quot;?</button>',
      );
    }
    expect(chat.asked.map(({ call }) => call?.name)).toEqual(['hello']);
  });
});

describe('what is said', () => {
  it('is answered on a whole page without a script, and as a piece of it with one', async () => {
    const { post, fragment, said } = await begin();
    const page = await (await post('/', { text: 'what is a pod' })).text();
    expect(page).toMatch(
      /^<!doctype html>[\s\S]*<h2 class="asked"[^>]*>what is a pod<\/h2>[\s\S]*You said: what is a pod/,
    );
    expect(await fragment('what is a pod')).toMatch(/^<article class="turn"/);
    expect(said()).toHaveLength(2);
  });

  it('is answered once though it is sent twice, with the same reply', async () => {
    const { get, post, said } = await begin();
    await get('/');
    const event = 'event00001';
    const [one, two] = await Promise.all([post('/', { text: 'pod', event }), post('/', { text: 'pod', event })]);
    expect([await one.text(), await two.text()].every((html) => html.includes('You said: pod'))).toBe(true);
    expect(said()).toHaveLength(1);
  });

  it('is answered though the platform is told to stop meanwhile', async () => {
    const { site, platform, get, post } = await openWebRoom();
    await site.listen();
    let answer = (_: Message): void => {};
    let told = (): void => {};
    const asked = new Promise<void>((resolve) => (told = resolve));
    const held = new Promise<Message>((resolve) => (answer = resolve));
    await platform.start({
      ...createScriptedChat(platform),
      answer() {
        told();
        return held;
      },
    });
    const replying = post('/', { text: 'pod' }, { 'x-fragment': '1' });
    await asked;
    const stopping = platform.stop();
    expect((await get('/')).status).toBe(503);
    answer(createMessage({ markdown: 'late, but here' }));
    await stopping;
    expect(await (await replying).text()).toContain('late, but here');
  });

  it('leads to the lines of the notes, whatever the address of a citation is', async () => {
    const { chat, fragment } = await begin({ basePath: '/ships' });
    const cited = citation({ path: 'aws/a b#c.md', url: 'https://wiki.example/ecs?x=1', startLine: 3, endLine: 5 });
    chat.says(() => ({
      markdown:
        'Fargate.\n\n— [ECS, lines 3–5](https://wiki.example/ecs?x=1) and [else](https://else.example) and [near](./near.md)',
      citations: [cited],
    }));
    const html = await fragment('fargate');
    expect(html).toContain(
      '<p class="source"><a href="/ships/notes/aws/a%20b%23c.md?lines=3-5#cited">ECS, lines 3–5</a>',
    );
    expect(html).toContain('href="https://else.example"');
    expect(html).toContain(' and near<');
  });

  it('has a link only where whoever opens it sees the same answer', async () => {
    const { chat, fragment } = await begin();
    const link = '<a href="/?q=and%20EKS%3F">Link to this question</a>';
    chat.says(() => ({ markdown: 'As alone.', citations: [citation()] }));
    expect(await fragment('and EKS?')).toContain(link);
    // What is previewed knows of nothing that was asked before.
    chat.says(() => ({ markdown: 'A follow-up.', citations: [citation({ path: 'aws/else.md' })] }));
    expect(await fragment('and EKS?')).not.toContain('Link to this question');
    chat.says(() => ({ markdown: 'Nothing.' }));
    expect(await fragment('and EKS?')).not.toContain('Link to this question');
  });

  it('can be chosen by buttons, a numbered choice showing all that it stands for', async () => {
    const { chat, fragment } = await begin();
    const numbered = (n: number) => choice(`${n}. a long text that had to be cut…`, { text: `quiz answer p ${n}` });
    chat.says(() => ({
      markdown: 'Which?\n\n1. a long `text` that has room here\n2. another',
      choices: [numbered(1), numbered(2), choice('Next', { text: 'quiz next p' })],
    }));
    const html = await fragment('quiz');
    expect(html).toContain(
      'value="quiz answer p 1" data-key="1"><kbd aria-hidden="true">1</kbd><span>a long <code>text</code> that has room here</span>',
    );
    expect(html.match(/that has room here/g)).toHaveLength(1);
    expect(html).toContain('name="text" value="quiz next p">Next</button>');
  });

  it('tells the script what becomes of the message that was pressed', async () => {
    const { chat, fragment } = await begin();
    chat.says(() => ({
      markdown: 'Right.',
      pressed: { becomes: 'noted', note: '3 people have answered', open: true },
    }));
    const html = await fragment('quiz answer p 1', { 'x-press': '1' });
    expect(html).toContain('data-pressed="noted"');
    expect(html).toContain('data-open="true">3 people have answered</template>');
    expect(html).not.toContain('class="asked"');
  });
});

describe('looking', () => {
  it('at a link shows the answer and asks nothing', async () => {
    const { html, said, previewed } = await begin();
    const page = await html('/?q=what%20is%20a%20%3Cpod%3E');
    expect(page).toContain('Preview of what is a');
    expect(page).toContain('value="what is a &lt;pod&gt;"');
    expect([said(), previewed]).toEqual([[], ['what is a <pod>']]);
  });

  it('while typing shows what may be meant and the answer so far', async () => {
    const { chat, html, said } = await begin();
    chat.suggests(async ({ call }, option) => [`${option}: ${call?.options.question}?`]);
    const typing = await html('/typing?q=pod&tab=tab0000001');
    expect(typing).toContain('role="option" id="suggestion-0" aria-selected="false">question: pod?</li>');
    expect(typing).toContain('Preview of pod');
    expect(said()).toEqual([]);
  });

  it('while typing is kept to a pace, which costs no question', async () => {
    const { get, fragment } = await begin({ runtime: { clock: { now: () => 0 } } });
    const statuses: number[] = [];
    for (let count = 0; count < 30; count++) statuses.push((await get('/typing?q=pod&tab=tab0000001')).status);
    expect(statuses.slice(0, 15).every((status) => status === 200)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect(await fragment('pod')).toContain('You said: pod');
  });
});

describe('what does not come from the page', () => {
  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another name of the domain', { origin: 'http://a.evil.example', 'sec-fetch-site': 'same-site' }],
    ['a page that hides where it is', { origin: 'null' }],
  ])('but from %s is refused', async (_, headers) => {
    const { post, said } = await begin();
    expect((await post('/', { text: 'vote helpful' }, headers)).status).toBe(403);
    expect((await post('/quiz', { text: 'quiz stop' }, headers)).status).toBe(403);
    expect(said()).toEqual([]);
  });

  it('is taken where the browser vouches for it, though a proxy calls the site otherwise', async () => {
    const { post, said } = await begin();
    const modern = { origin: 'https://ships.example', 'sec-fetch-site': 'same-origin' };
    const older = { origin: 'https://ships.example', 'x-forwarded-host': 'ships.example' };
    for (const headers of [modern, older]) expect((await post('/', { text: 'pod' }, headers)).status).toBe(200);
    expect(said()).toHaveLength(2);
  });

  it.each([
    ['a tab without a name', '/', { tab: '' }, 400],
    ['a tab with an odd name', '/', { tab: 'x y z " onload=' }, 400],
    ['a sending with an odd name', '/', { event: '<b>' }, 400],
    ['too long a text', '/', { text: 'x'.repeat(12_001) }, 400],
    ['too large a form', '/', { text: 'x'.repeat(17_000) }, 413],
    ['too long a topic', '/quiz', { topic: 'x'.repeat(300) }, 400],
  ])('and has %s is told so', async (_, path, fields, status) => {
    const { post, said } = await begin();
    const response = await post(path, { text: 'pod', ...fields }, { 'x-fragment': '1' });
    expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(/^[A-Za-z].+\.$/)]);
    expect(said()).toEqual([]);
  });

  it('and is no form is told so', async () => {
    const { post, said } = await begin();
    const response = await post('/', {}, { 'content-type': 'application/json' });
    expect(response.status).toBe(400);
    expect(said()).toEqual([]);
  });
});

describe('how much may be asked from one address', () => {
  const still = { clock: { now: () => 0 } };

  it('is no more without the cookie than one person may ask', async () => {
    const { post, dropCookie, said } = await begin({ settings: { requestsPerMinute: 4 }, runtime: still });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count++) {
      dropCookie();
      statuses.push((await post('/', { text: 'pod' })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect(said()).toHaveLength(2);
  });

  it('is more than that with it, since several people may share the address', async () => {
    const { get, post } = await begin({ settings: { requestsPerMinute: 4 }, runtime: still });
    await get('/');
    for (let count = 0; count < 8; count++) expect((await post('/', { text: 'pod' })).status).toBe(200);
  });

  it('is counted for whom the proxy speaks', async () => {
    const { post, dropCookie } = await begin({ settings: { requestsPerMinute: 2 }, runtime: still });
    const from = async (address: string) => {
      dropCookie();
      return (await post('/', { text: 'pod' }, { 'x-forwarded-for': `10.9.9.9, ${address}` })).status;
    };
    expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([200, 429, 200]);
  });
});
