import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import type { Delivery } from '../fakes/slack/delivery/delivery.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/fake-slack.ts';
import { readManifest } from '../fakes/slack/manifest.ts';
import { pressables } from '../fakes/slack/state/interactions.ts';
import type { Chance } from '../platforms/day/chance.ts';
import { createLedger, type Expected } from '../platforms/day/ledger.ts';
import { topics } from '../platforms/day/notes.ts';
import {
  calling,
  feedback,
  howToClean,
  ofQuizQuestion,
  repliesToPresses,
  someQuestion,
  whatIs,
} from '../platforms/day/questions.ts';
import { createSaid, type SaidInSlack } from '../platforms/slack/day/said.ts';
import { createBooks, type Excuse } from './books.ts';
import type { Cluster } from './cluster.ts';
import { type Load, noReply, quizEnd, quizOver, tooLateToGoOn } from './load.ts';

export interface SlackLoad extends Load<SaidInSlack> {
  readonly slack: FakeSlack;
}

export interface SlackLoadOptions {
  readonly chance: Chance;
  readonly seed: number;
  readonly now: () => number;
  readonly patienceMs: number;
  readonly cluster: () => Cluster;
}

const size = { people: 120, channels: 12, members: 25, daily: 4 };
/** Events come again though they were acknowledged, and some calls go wrong. */
const rates = {
  repeated: 0.1,
  lostAcknowledgement: 0.05,
  messageFirst: 0.5,
  lostReply: 0.02,
  serverError: 0.02,
  slow: 0.05,
};
const methods = ['chat.postMessage', 'conversations.history', 'conversations.replies', 'users.info', 'chat.update'];
/** At once, a minute, five minutes: here shorter. */
const retryDelaysMs = [0, 20_000, 60_000];

/** A workspace whose people ask, follow up, vote and play, over HTTP. */
export async function openSlackLoad(options: SlackLoadOptions): Promise<SlackLoad> {
  const { chance, seed, now, patienceMs, cluster } = options;
  const { app, scopes } = readManifest(parse(readFileSync('deploy/slack-manifest.yaml', 'utf8')));
  const slack = await startFakeSlack({ app, clock: { now }, retryDelaysMs, seed });
  const people = Array.from({ length: size.people }, (_, index) => `UP${String(index + 1).padStart(3, '0')}`);
  const channels = Array.from({ length: size.channels }, (_, index) => ({
    id: `C${String(index + 1).padStart(3, '0')}`,
    members: chance.some(people, size.members),
  }));
  const { workspace, botToken } = slack.addWorkspace({
    team: 'TTOWN',
    users: people.map((id) => ({ id, name: `name-of-${id.toLowerCase()}` })),
    channels: channels.map(({ id, members }) => ({ id, name: `about-${id.toLowerCase()}`, members })),
    scopes,
  });
  const books = createBooks(createLedger(createSaid(slack)), patienceMs);
  const bot = workspace.bot.userId;
  const call = (text: string) => calling({ chance }, bot, text);
  let turn = 0;
  // One after the other, so that nobody asks more than a person may.
  const someone = (members: readonly string[]) => members[turn++ % members.length] ?? '';

  /** What Slack has told and no process has acknowledged. */
  const unheard = (deliveries: readonly Delivery[]) => (): Excuse | undefined =>
    deliveries.every(({ state, attempts }) => state === 'given up' && !attempts.some(isAcknowledged))
      ? 'unheard'
      : undefined;

  /** Commands and presses come once; who sent one sees that it went wrong. */
  const excuseOf = (delivery: Delivery) => (): Excuse | undefined => {
    if (delivery.state === 'given up') return 'unheard';
    const at = cluster().balancer.passed(String(delivery.payload.trigger_id)).at(-1);
    return delivery.state === 'acknowledged' && at !== undefined && cluster().diedAfter(at) ? 'died' : undefined;
  };

  function ask(channel: string, user: string, text: string, says: RegExp, thread?: string) {
    const said = slack.say({ channel, user, text, ...(thread !== undefined && { thread_ts: thread }) });
    const below = thread ?? said.ts;
    const what = { what: `${user}: ${text}`, channel, below, says };
    return { ts: said.ts, expected: books.expect(what, unheard(said.deliveries)) };
  }

  function press(on: Expected, user: string, button: string | RegExp, says: RegExp, more: { least?: number } = {}) {
    const message = books.ledger.found(on)[0]?.message;
    const labels = pressables(message?.blocks ?? []).map(({ label }) => label);
    const label = labels.find((each) => (typeof button === 'string' ? each === button : button.test(each)));
    if (message === undefined || label === undefined) return undefined;
    const { channel, ts } = message;
    const delivery = slack.press({ channel, user, button: label, ts });
    const what = { what: `${user} presses ${label}`, channel, person: user, says, ...more };
    const late = { instead: noReply, insteadTo: { channel, person: user } };
    return books.expectUnlessOvertaken({ ...what, ...late }, excuseOf(delivery));
  }

  async function mention() {
    const { id, members } = chance.pick(channels);
    const { text, says } = someQuestion({ chance });
    await books.said(ask(id, someone(members), call(text), says).expected);
  }

  async function direct() {
    const user = someone(people);
    const { text, says } = someQuestion({ chance });
    const channel = slack.directMessage(user);
    const { deliveries } = slack.tell(user, text);
    await books.said(books.expect({ what: `${user} directly: ${text}`, channel, says }, unheard(deliveries)));
  }

  async function command() {
    const { id: channel, members } = chance.pick(channels);
    const user = someone(members);
    const { text, says } = someQuestion({ chance });
    const delivery = slack.command({ user, channel, text });
    const what = { what: `/stevedore ${text} of ${user}`, channel, person: user, says };
    const late = { instead: noReply, insteadTo: { channel, person: user } };
    await books.said(books.expectUnlessOvertaken({ ...what, ...late }, excuseOf(delivery)));
  }

  /** Each of these goes to another process, as likely as not, and is understood from what was asked before. */
  async function conversation() {
    const { id, members } = chance.pick(channels);
    const [asker = '', other = ''] = chance.some(members, 2);
    const [first, second] = chance.some(topics, 2);
    const begun = ask(id, asker, call(whatIs(first!).text), whatIs(first!).says);
    if (!(await books.said(begun.expected))) return;
    const next = ask(id, asker, 'and how do I clean it?', howToClean(first!).says, begun.ts);
    if (!(await books.said(next.expected))) return;
    await books.said(ask(id, other, whatIs(second!).text, whatIs(second!).says, begun.ts).expected);
  }

  async function votes() {
    const { id, members } = chance.pick(channels);
    const [asker = '', ...readers] = chance.some(members, 4);
    const topic = chance.pick(topics);
    const answer = ask(id, asker, call(whatIs(topic).text), whatIs(topic).says).expected;
    if (!(await books.said(answer))) return;
    const thanks = readers.map((user, index) =>
      index === 0
        ? press(answer, user, 'Not helpful', repliesToPresses.notHelpful)
        : press(answer, user, 'Helpful', repliesToPresses.helpful),
    );
    await Promise.all(thanks.map((each) => each && books.said(each)));
  }

  /** Of two questions, in a thread; each choice goes to another process. */
  async function quiz() {
    const { id, members } = chance.pick(channels);
    const [starter = '', ...players] = chance.some(members, 4);
    const { ts: thread, expected: first } = ask(id, starter, `<@${bot}> quiz`, ofQuizQuestion(1));
    if (!(await books.said(first))) return;
    const answerAll = async (prompt: Expected) => {
      const pressed = players.map((user) =>
        press(prompt, user, new RegExp(`^${chance.pick([1, 2, 3])}\\. `), feedback),
      );
      await Promise.all(pressed.map((each) => each && books.said(each)));
    };
    await answerAll(first);
    const second = books.expect(
      { what: 'the second question', channel: id, below: thread, says: ofQuizQuestion(2) },
      () => (isOver ? 'died' : undefined),
    );
    let isOver = false;
    // Who sees nothing happen presses once more; who presses too late is told.
    for (let tries = 0; tries < 4 && books.ledger.found(second).length === 0; tries += 1) {
      press(first, players[tries % players.length] ?? starter, 'Next', tooLateToGoOn, { least: 0 });
      for (let waitedMs = 0; waitedMs < 8_000 && books.ledger.found(second).length === 0; waitedMs += 200)
        await sleep(200);
    }
    isOver = true;
    if (books.ledger.found(second).length > 0) await answerAll(second);
    const end = slack.say({ channel: id, user: starter, text: `<@${bot}> stop`, thread_ts: thread });
    const stop = {
      ...{ what: `${starter}: stop`, channel: id, below: thread, says: quizEnd },
      ...{ instead: quizOver, insteadTo: { channel: id, person: starter } },
    };
    await books.said(books.expectUnlessOvertaken(stop, unheard(end.deliveries)));
  }

  return {
    name: 'slack',
    slack,
    books,
    struck: slack.faults.struck,
    scenes: [mention, mention, direct, command, command, conversation, votes, quiz],
    quizzed: channels.slice(0, size.daily).map(({ id }) => id),
    env: {
      SLACK_MODE: 'http',
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    begin: () => slack.faults.random(seed, { ...rates, methods }),
    end: () => slack.faults.clear(),
    /** Something of the last minutes comes once more. */
    async repeatSomething() {
      const told = slack.deliveries.log.filter(({ kind, state }) => kind === 'events_api' && state === 'acknowledged');
      if (told.length > 0) await slack.deliveries.repeat(chance.pick(told.slice(-200)));
    },
    expectDaily: (channel) => books.expect({ what: 'the daily quiz', channel, says: /^Daily quiz/ }, () => undefined),
    async rest() {
      const hurry = setInterval(slack.deliveries.hurry, 500);
      await slack.deliveries.settled();
      clearInterval(hurry);
    },
    refused: () => [...slack.refused, ...slack.warnings],
    close: () => slack.close(),
  };
}

const isAcknowledged = ({ outcome }: Delivery['attempts'][number]) => outcome === 'acknowledged';
