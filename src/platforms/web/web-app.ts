import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { Message } from '../../chat/message.ts';
import { clientAddress } from '../../client-address.ts';
import { messagePage } from '../../pages/message-page.ts';
import type { Html } from '../../pages/page.ts';
import type { Timer } from '../../timer.ts';
import type { BoardPost } from '../platform.ts';
import type { Site, Visitor } from '../site.ts';
import type { EventStreams } from './board/event-streams.ts';
import type { NoticeBoard } from './board/notice-board.ts';
import type { Examples } from './examples.ts';
import { askPage } from './html/ask-page.ts';
import { postHtml } from './html/post.ts';
import { quizPage } from './html/quiz-page.ts';
import { quizStep } from './html/quiz-step.ts';
import { type Around, type Room, turn } from './html/turn.ts';
import { typingHtml } from './html/typing.ts';
import { readForm, readTab, readText } from './read-form.ts';
import type { Saying, Sayings } from './saying.ts';
import type { Budgets } from './visitors/budgets.ts';
import { type IdentityDeps, identify } from './visitors/identity.ts';

export interface WebAppDeps {
  readonly site: Site;
  readonly sayings: Sayings;
  readonly board: NoticeBoard;
  readonly streams: EventStreams;
  readonly examples: Examples;
  readonly budgets: Budgets;
  readonly timer: Timer;
  readonly identity: IdentityDeps;
  /** Called around what an operator says, so that it is done with the rights of one. */
  readonly asOperator: <T>(person: string, work: () => Promise<T>) => Promise<T>;
  /** Random text of a-z and 0-9, never the same twice. */
  readonly newId: () => string;
}

interface Guest {
  readonly person: string;
  readonly address: string;
  readonly isNew: boolean;
  readonly operator: boolean;
}

type Env = { Bindings: Visitor; Variables: { guest: Guest } };

const largestBody = 16 * 1024;
const mostSuggestions = 6;
const mostTopics = 18;
const topicsMs = 500;

/** The pages of the platform, and what their scripts ask for. */
export function createWebApp(deps: WebAppDeps): Hono<Env> {
  const { site, sayings, examples, board, streams, budgets, timer, identity, asOperator, newId } = deps;
  const { basePath } = site;
  const app = new Hono<Env>();
  const around = (room: Room, tab: string): Around => ({ basePath, room, tab, newId });

  app.use(async (context, next) => {
    const request = context.req.raw;
    const { person, cookie } = identify(request, identity);
    const address = clientAddress(request, context.env.address);
    context.set('guest', { person, address, isNew: cookie !== undefined, operator: site.isOperator(request) });
    await next();
    if (cookie !== undefined) context.res.headers.append('set-cookie', cookie);
    context.res.headers.set('cache-control', 'no-store');
  });
  // A proxy may call the site by another name than the browser does, and says so then.
  app.use(
    csrf({
      origin: (origin, { req }) =>
        URL.canParse(origin) && [req.header('host'), req.header('x-forwarded-host')].includes(new URL(origin).host),
    }),
  );
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new HTTPException(413, { message: 'That is too long. Please ask in fewer words.' });
      },
    }),
  );

  /** @throws HTTPException when too much is asked from there. */
  function spend(guest: Guest): void {
    const waitSeconds = budgets.ask(guest);
    if (waitSeconds === undefined) return;
    const message = `That is more than I can take from one address at once. Please ask again in ${waitSeconds} seconds.`;
    throw new HTTPException(429, { message });
  }

  async function say(guest: Guest, saying: Omit<Saying, 'person'>) {
    spend(guest);
    const work = () => sayings.answer({ ...saying, person: guest.person });
    return guest.operator ? asOperator(guest.person, work) : work();
  }

  async function showAsk(
    guest: Guest,
    { tab = newId(), typed, turns = [] }: { tab?: string; typed?: string; turns?: Html[] },
  ) {
    const here = around('ask', tab);
    const [choices, posts] = await Promise.all([
      turns.length > 0 ? [] : examples({ person: guest.person, tab }),
      board.recent(guest.person),
    ]);
    return askPage({
      ...{ around: here, operator: guest.operator, turns, examples: choices },
      ...(typed !== undefined && { typed }),
      posts: posts.map((post) => postHtml(post, here)),
      lastPost: posts[0] === undefined ? '' : idOf(posts[0]),
    });
  }

  async function showQuiz(guest: Guest, { tab = newId(), step }: { tab?: string; step?: Html }) {
    const call = { name: 'quiz', options: { topic: '' } };
    const finding = sayings.complete({ person: guest.person, tab, text: '', call }, 'topic');
    // The first time they have to be gathered, and a page is better without them than late.
    const topics = await Promise.race([finding, after(topicsMs)]);
    const parts = { around: around('quiz', tab), operator: guest.operator, topics: topics.slice(0, mostTopics) };
    return quizPage({ ...parts, ...(step !== undefined && { step }) });
  }

  app.get('/', async (context) => {
    const guest = context.get('guest');
    const asked = readText(context.req.query('q') ?? '');
    if (asked === '') return context.html(await showAsk(guest, {}));
    // Looking at a link changes nothing: the answer is shown, and asking is a press away.
    if (!budgets.preview(guest)) spend(guest);
    const tab = newId();
    const message = await sayings.preview({ person: guest.person, tab, text: asked });
    const turns = message === undefined ? [] : [turn({ asked, message, link: linkTo(asked) }, around('ask', tab))];
    return context.html(await showAsk(guest, { tab, typed: asked, turns }));
  });

  app.post('/', async (context) => {
    const guest = context.get('guest');
    const { text, tab, event } = await readForm(context.req.raw);
    const here = around('ask', tab);
    const message = await say(guest, { text, tab, ...(event !== undefined && { event }) });
    const isPress = context.req.header('x-press') !== undefined;
    const link = isPress ? undefined : await linkToSame(guest, text, message);
    const reply = turn({ message, ...(!isPress && { asked: text }), ...(link !== undefined && { link }) }, here);
    if (isFragment(context.req.raw)) return context.html(reply);
    return context.html(await showAsk(guest, { tab, turns: [reply] }));
  });

  app.get('/quiz', async (context) => context.html(await showQuiz(context.get('guest'), {})));

  app.post('/quiz', async (context) => {
    const guest = context.get('guest');
    const { text, tab, event, topic, count } = await readForm(context.req.raw);
    const options = { ...(topic !== undefined && topic !== '' && { topic }), ...(count !== undefined && { count }) };
    const begins = text === '' && (topic !== undefined || count !== undefined);
    const message = await say(guest, {
      ...{ text, tab, ...(event !== undefined && { event }) },
      ...(begins && { call: { name: 'quiz', options } }),
    });
    const step = quizStep(message, around('quiz', tab));
    if (isFragment(context.req.raw)) return context.html(step);
    return context.html(await showQuiz(guest, { tab, step }));
  });

  app.get('/typing', async (context) => {
    const guest = context.get('guest');
    const text = readText(context.req.query('q') ?? '');
    const tab = readTab(context.req.query('tab'));
    if (!budgets.preview(guest)) return context.body(null, 429);
    const saying = { person: guest.person, tab, text };
    const call = { name: 'ask', options: { question: text } };
    const [answer, suggestions] = await Promise.all([
      text === '' ? undefined : sayings.preview(saying),
      sayings.complete({ ...saying, call }, 'question'),
    ]);
    return context.html(typingHtml(suggestions.slice(0, mostSuggestions), answer, basePath));
  });

  app.get('/events', (context) => {
    // Who looks at the head alone reads no stream, and would never end it.
    if (context.req.raw.method === 'HEAD') return context.body(null, 200, { 'content-type': 'text/event-stream' });
    const guest = context.get('guest');
    const here = around('ask', readTab(context.req.query('tab')));
    const after = Number.parseInt(context.req.header('last-event-id') ?? context.req.query('after') ?? '', 10) || 0;
    const response = streams.open(guest, (send) => {
      const tell = (post: BoardPost): void => send({ id: idOf(post), html: String(postHtml(post, here)) });
      const leave = board.watch(guest.person, tell);
      void board.recent(guest.person).then((posts) =>
        posts
          .filter(({ postedAt }) => postedAt >= after)
          .reverse()
          .forEach(tell),
      );
      return leave;
    });
    return response ?? context.text('Too many pages are open.', 429);
  });

  app.onError((error, context) => {
    if (!(error instanceof HTTPException)) throw error;
    const text = error.message === '' ? 'That came from another site, so it was not taken.' : error.message;
    const headers = error.status === 429 ? { 'retry-after': '10' } : {};
    if (isFragment(context.req.raw)) return context.text(text, error.status, headers);
    return context.html(messagePage({ basePath, title: 'Not like that', text }), error.status, headers);
  });

  function after(delayMs: number): Promise<readonly string[]> {
    return new Promise((resolve) => timer.set(() => resolve([]), delayMs));
  }

  /** Whoever opens a link has asked nothing before: there is one only where they see what was seen here, and none for "and EKS?". */
  async function linkToSame({ person }: Guest, text: string, message: Message): Promise<string | undefined> {
    if (message.citations.length === 0) return undefined;
    const alone = await sayings.preview({ person, tab: newId(), text });
    return alone !== undefined && placesOf(alone) === placesOf(message) ? linkTo(text) : undefined;
  }

  function linkTo(question: string): string {
    return `${basePath}/?q=${encodeURIComponent(question)}`;
  }

  return app;
}

/** Whether the script of the page asks, which puts the reply where it belongs. */
const isFragment = (request: Request): boolean => request.headers.get('x-fragment') !== null;

const placesOf = ({ citations }: Message): string =>
  citations.map(({ path, startLine }) => `${path}#${startLine}`).join(' ');

const idOf = ({ postedAt, key }: BoardPost): string => `${postedAt}.${key}`;
