import { setTimeout as sleep } from 'node:timers/promises';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { shardOf } from '../fakes/discord/gateway/session.ts';
import { pressables } from '../fakes/discord/reading.ts';
import type { Interaction } from '../fakes/discord/state/interactions.ts';
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
import { createSaid, type SaidInDiscord } from '../platforms/discord/day/said.ts';
import { createBooks, type Excuse } from './books.ts';
import type { Cluster } from './cluster.ts';
import { type Load, noReply, quizEnd, quizOver, tooLateToGoOn } from './load.ts';

export interface DiscordLoad extends Load<SaidInDiscord> {
  readonly discord: FakeDiscord;
  /** Resolves once people can use commands. */
  commandsKnown(): Promise<void>;
}

export interface DiscordLoadOptions {
  readonly chance: Chance;
  readonly seed: number;
  readonly now: () => number;
  readonly patienceMs: number;
  /** Each has its process. */
  readonly shards: number;
  readonly cluster: () => Cluster;
}

const size = { people: 90, members: 30, channels: 4, daily: 4 };
const rates = { repeated: 0.1, lostReply: 0.02, serverError: 0.02, slow: 0.05 };
const routes = ['POST /channels/:id/messages', 'GET /channels/:id/messages', 'GET /channels/:id'];

/** A guild of each shard, whose people ask, follow up, vote and play. */
export async function openDiscordLoad(options: DiscordLoadOptions): Promise<DiscordLoad> {
  const { chance, seed, now, patienceMs, shards, cluster } = options;
  const discord = await startFakeDiscord({
    clock: { now },
    app: { messageContent: true },
    ...{ shards, requiredShards: shards, rateLimits: true, heartbeatIntervalMs: 5_000, sessionLifeMs: 3_600_000 },
  });
  const names = Array.from({ length: size.people }, (_, index) => `person-${index + 1}`);
  const channels = Array.from({ length: shards }, (_, shard) => openGuild(shard)).flat();
  const people = names.map((name) => ({ id: discord.userId(name) }));
  const said = createSaid(discord);
  const books = createBooks(
    createLedger(() => said().filter(isSaidAtLast)),
    patienceMs,
  );
  const call = (text: string) => calling({ chance }, discord.bot.id, text);
  let turn = 0;
  const someone = (members: readonly string[]) => members[turn++ % members.length] ?? '';

  function openGuild(shard: number) {
    let id = discord.world.ids.next();
    while (shardOf(id, shards) !== shard) id = discord.world.ids.next();
    const own = names.filter((_, index) => index % shards === shard);
    const guild = discord.addGuild({
      ...{ id, name: `Harbour ${shard + 1}`, users: own.map((name) => ({ name })) },
      channels: Array.from({ length: size.channels }, (_, index) => ({ name: `about-${index + 1}` })),
    });
    const members = own.map(discord.userId);
    return [...guild.channels.values()].map((channel) => ({ id: channel.id, guild: guild.id, members, shard }));
  }

  /** What was said between a session that is over and the next one is told to nobody. */
  const unheard = (shard: number, at: number) => (): Excuse | undefined => {
    const begun = discord.gateway.starts.filter(
      (start) => start.kind === 'identify' && start.outcome === 'ok' && start.shard?.[0] === shard,
    );
    return begun.slice(1).some((start) => at <= start.at && at > start.at - lostMs) ? 'unheard' : undefined;
  };

  function excuseOf(interaction: Interaction, shard: number): () => Excuse | undefined {
    const at = Date.now();
    return () => {
      if (interaction.state === 'failed') return 'unheard';
      return interaction.state === 'answered' && cluster().diedAt(shard, at) ? 'died' : undefined;
    };
  }

  const shardIn = (channel: string) => {
    const guild = [...discord.world.guilds.values()].find(({ channels: its }) => its.has(channel));
    return shardOf(guild?.id, shards);
  };

  function ask(channel: string, user: string, text: string, says: RegExp) {
    const { id } = discord.say({ channel, user, text });
    const excuse = unheard(shardIn(channel), now());
    return { id, expected: books.expect({ what: `${user}: ${text}`, channel, below: id, says }, excuse) };
  }

  function press(on: Expected, user: string, button: string | RegExp, says: RegExp, more: { least?: number } = {}) {
    const message = books.ledger.found(on)[0]?.message;
    const labels = pressables(message?.components ?? []).map(({ label }) => label);
    const label = labels.find((each) => (typeof button === 'string' ? each === button : button.test(each)));
    if (message === undefined || label === undefined) return undefined;
    const { channel, id } = message;
    const interaction = discord.press({ channel, user, button: label, message: id });
    const what = { what: `${user} presses ${label}`, channel, person: user, says, ...more };
    const excuse = excuseOf(interaction, shardIn(channel));
    return books.expectUnlessOvertaken({ ...what, instead: noReply, insteadTo: { channel, person: user } }, excuse);
  }

  async function mention() {
    const { id, members } = chance.pick(channels);
    const { text, says } = someQuestion({ chance });
    await books.said(ask(id, someone(members), call(text), says).expected);
  }

  async function direct() {
    const { id: user } = chance.pick(people);
    const { text, says } = someQuestion({ chance });
    const { id: below, channel } = discord.tell(user, text);
    await books.said(books.expect({ what: `${user} directly: ${text}`, channel, below, says }, unheard(0, now())));
  }

  async function command() {
    const { id: channel, members, shard } = chance.pick(channels);
    const user = someone(members);
    const { text, says } = someQuestion({ chance });
    const interaction = discord.command({ channel, user, command: 'ask', options: { question: text } });
    const what = { what: `/ask ${text} of ${user}`, channel, person: user, says };
    const late = { instead: noReply, insteadTo: { channel, person: user } };
    await books.said(books.expectUnlessOvertaken({ ...what, ...late }, excuseOf(interaction, shard)));
  }

  /** The thread that hangs on an answer, unless a process died between the two: the answer stands then, and nobody hangs one on it. */
  async function threadOn(answer: Expected): Promise<string | undefined> {
    const seenAt = Date.now();
    const isDead = () =>
      Array.from({ length: shards }, (_, index) => index).some((one) => cluster().diedAt(one, seenAt));
    const id = books.ledger.found(answer)[0]?.id;
    const isThere = () =>
      id !== undefined && [...discord.world.guilds.values()].some((guild) => guild.channels.has(id));
    for (let waitedMs = 0; waitedMs < patienceMs && !isThere() && !isDead(); waitedMs += 100) await sleep(100);
    if (isThere()) return id;
    if (!isDead()) books.ledger.complain(`no thread hangs on the reply to: ${answer.what}`);
    return undefined;
  }

  async function conversation() {
    const { id, members } = chance.pick(channels);
    const [asker = '', other = ''] = chance.some(members, 2);
    const [first, second] = chance.some(topics, 2);
    const begun = ask(id, asker, call(whatIs(first!).text), whatIs(first!).says).expected;
    if (!(await books.said(begun))) return;
    const thread = await threadOn(begun);
    if (thread === undefined) return;
    const next = ask(thread, asker, 'and how do I clean it?', howToClean(first!).says).expected;
    if (!(await books.said(next))) return;
    await books.said(ask(thread, other, whatIs(second!).text, whatIs(second!).says).expected);
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

  async function quiz() {
    const { id, members } = chance.pick(channels);
    const [starter = '', ...players] = chance.some(members, 4);
    const first = ask(id, starter, `<@${discord.bot.id}> quiz`, ofQuizQuestion(1)).expected;
    if (!(await books.said(first))) return;
    const prompt = books.ledger.found(first)[0]?.id ?? '';
    const thread = await threadOn(first);
    if (thread === undefined) return;
    const answerAll = async (on: Expected) => {
      const pressed = players.map((user) => press(on, user, new RegExp(`^${chance.pick([1, 2, 3])}\\. `), feedback));
      await Promise.all(pressed.map((each) => each && books.said(each)));
    };
    await answerAll(first);
    // It is the reply to the press, and comes where that was.
    const second = books.expect(
      { what: 'the second question', channel: id, below: prompt, says: ofQuizQuestion(2), askers: players },
      () => (isOver ? 'died' : undefined),
    );
    let isOver = false;
    const isThere = () => books.ledger.found(second).length > 0;
    for (let tries = 0; tries < 4 && !isThere(); tries += 1) {
      press(first, players[tries % players.length] ?? starter, 'Next', tooLateToGoOn, { least: 0 });
      for (let waitedMs = 0; waitedMs < 8_000 && !isThere(); waitedMs += 200) await sleep(200);
    }
    isOver = true;
    if (isThere()) await answerAll(second);
    const end = discord.say({ channel: thread, user: starter, text: `<@${discord.bot.id}> stop` });
    const stop = {
      ...{ what: `${starter}: stop`, channel: thread, below: end.id, says: quizEnd },
      ...{ instead: quizOver, insteadTo: { channel: discord.directMessage(starter) } },
    };
    await books.said(books.expectUnlessOvertaken(stop, unheard(shardIn(thread), now())));
  }

  return {
    name: 'discord',
    discord,
    books,
    struck: discord.faults.struck,
    commandsKnown: () =>
      discord.until(() => discord.world.commands.has('global'), { timeoutMs: 120_000, what: 'commands' }),
    scenes: [mention, mention, direct, command, command, conversation, votes, quiz],
    quizzed: channels.slice(0, size.daily).map(({ id, guild }) => `${guild}/${id}`),
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_MESSAGE_CONTENT: 'true',
    },
    begin: () => discord.faults.random(seed, { ...rates, routes }),
    end: () => discord.faults.clear(),
    async repeatSomething() {
      discord.gateway.repeatOnResume(20);
    },
    expectDaily: (place) => {
      const what = { what: 'the daily quiz', channel: place.split('/')[1] ?? '', says: /^Daily quiz/ };
      return books.expect(what, () => undefined);
    },
    rest: async () => {},
    refused: () => [...discord.refused, ...discord.warnings],
    close: () => discord.close(),
  };
}

/** Of what was promised to an interaction, and never came, an empty message stands there: it is missing, and nothing else. */
const isSaidAtLast = ({ text }: SaidInDiscord) => text !== '';

/** How long before a new session the last one may have ended. */
const lostMs = 30_000;
