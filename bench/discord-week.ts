import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ChildApp, runChild } from './child-app.ts';
import { type DiscordStub, startDiscordStub } from './discord/discord-stub.ts';
import type { BotGateway } from './discord/gateway-stub.ts';
import { bot, command, type Interaction, mention, press, typing } from './discord/payloads.ts';
import { discordTime, newSnowflake } from './discord/snowflake.ts';
import { tokenOf } from './discord/token.ts';
import type { Memory, ToApp } from './discord/week-clock.ts';
import { createWeekWorld, type WeekWorld } from './discord/week-world.ts';
import { questionAt, until } from './load.ts';
import { createRandom } from './random.ts';
import { table } from './table.ts';

const guilds = 1_000;
const days = 7;
/** In an hour. */
const asked = { mentions: 3, mentionsInThreads: 2, commands: 15, presses: 15, completions: 30 };

const oursName = 'stevedore';
const hourMs = 3_600_000;
const clockFile = fileURLToPath(new URL('./discord/week-clock.ts', import.meta.url));
const clientFile = fileURLToPath(new URL('./discord/usual-client.ts', import.meta.url));

interface Side {
  readonly name: string;
  readonly app: ChildApp;
  readonly gateway: BotGateway;
  /** At the end of each day. */
  readonly memory: Memory[];
}

/**
 * Memory over a simulated week of 1,000 guilds, at the end of each day: of the whole product over the notes in a folder, and of a
 * client of discord.js with its usual caches. Both are told the same at the same time. Each hour the connection is cut, and each day
 * the session is over.
 */
export async function benchDiscordWeek(folder: string): Promise<string> {
  const start = performance.now();
  const random = createRandom(42);
  const world = createWeekWorld(guilds, random);
  const stub = await startDiscordStub(43_112, true);
  const run = (name: string, args: readonly string[]): Side => {
    const environment = { DISCORD_TOKEN: tokenOf(name), DISCORD_API_URL: stub.apiUrl, CORPUS_DIR: folder };
    const gateway = stub.gateway.of(tokenOf(name));
    gateway.guilds = world.guilds;
    const flags = ['--expose-gc', '--import', 'tsx', '--import', clockFile];
    return { name, gateway, memory: [], app: runChild(args, environment, flags) };
  };
  const ours = run(oursName, ['src/main.ts', 'serve']);
  const usual = run('discord.js', [clientFile]);
  const sides = [ours, usual];
  try {
    const lived = live(sides, world, stub);
    await Promise.race([lived, ours.app.failed, usual.app.failed]);
  } finally {
    await Promise.all(sides.map(({ app }) => app.stop()));
    stub.close();
  }
  return [report(sides), `The run took ${((performance.now() - start) / 1000).toFixed(0)} s.`].join('\n\n');
}

async function live(sides: readonly Side[], world: WeekWorld, stub: DiscordStub): Promise<void> {
  await until(() => sides.every(({ gateway }) => gateway.begun > 0), 'a session of each');
  for (let day = 0; day < days; day++) {
    for (let hour = 0; hour < 24; hour++) {
      await liveAnHour(sides, world, stub, day * 24 + hour);
      discordTime.aheadMs += hourMs;
      await Promise.all(sides.map(({ app }) => send(app, { aheadMs: discordTime.aheadMs })));
    }
    const begun = sides.map(({ gateway }) => gateway.begun);
    for (const { gateway } of sides) gateway.expire();
    await until(() => sides.every(({ gateway }, at) => gateway.begun > begun[at]!), 'another session of each');
    await quiet(stub);
    for (const { app, memory } of sides) memory.push(await memoryOf(app));
  }
}

async function liveAnHour(sides: readonly Side[], world: WeekWorld, stub: DiscordStub, hour: number): Promise<void> {
  const tell = (type: string, data: object): void => {
    for (const { gateway } of sides) gateway.dispatch(type, data);
  };
  const firstResponses: Promise<unknown>[] = [];
  // One of their own for each, for each is responded to once.
  const ask = (interaction: () => Interaction): void => {
    for (const { gateway } of sides) {
      const told = interaction();
      firstResponses.push(stub.responded(told));
      gateway.dispatch('INTERACTION_CREATE', told);
    }
  };
  const question = (at: number): string => questionAt(hour * 31 + at);

  world.liveAnHour(tell);
  const resumed = sides.map(({ gateway }) => gateway.resumed);
  for (const { gateway } of sides) gateway.drop();
  world.talk(tell);
  await until(() => sides.every(({ gateway }, at) => gateway.resumed > resumed[at]!), 'a resumed session of each');
  const repliedBefore = stub.replied();
  const replies = stub.repliesBy(tokenOf(oursName));
  const mentions = [
    ...Array.from({ length: asked.mentions }, world.channel),
    ...Array.from({ length: asked.mentionsInThreads }, world.thread),
  ].map((place, at) => mention(world.person(), place, question(at)));
  for (const each of mentions) tell('MESSAGE_CREATE', each);
  for (let at = 0; at < asked.commands; at++) ask(() => command(world.person(), world.channel(), question(at)));
  for (let at = 0; at < asked.completions; at++) {
    ask(() => typing(world.person(), world.channel(), question(at).slice(0, 5 + (at % 20))));
  }
  for (let at = 0; at < asked.presses; at++) pressAny(at, stub, ask, world);
  await Promise.all(firstResponses);
  await until(
    () => stub.replied() - repliedBefore >= asked.commands && mentions.every(({ id }) => replies.has(id)),
    'replies to all',
  );
  await quiet(stub);
}

/** One of the buttons that were shown last. */
function pressAny(
  at: number,
  stub: DiscordStub,
  ask: (interaction: () => Interaction) => void,
  world: WeekWorld,
): void {
  const shown = stub.withButtons();
  const buttons =
    shown?.components.flatMap(({ components }) => components.flatMap(({ custom_id: id }) => id ?? [])) ?? [];
  const button = buttons[at % Math.max(1, buttons.length)];
  if (shown === undefined || button === undefined) return;
  ask(() => {
    const place = world.channel();
    const below = { ...shown, id: newSnowflake(), channel_id: place.channel, author: bot, flags: 64, type: 20 };
    return press(world.person(), place, button, {
      ...{ content: '', embeds: [], timestamp: new Date().toISOString(), edited_timestamp: null, tts: false },
      ...{ mention_everyone: false, mentions: [], mention_roles: [], attachments: [], pinned: false, ...below },
    });
  });
}

/** Resolves once nobody has asked anything of Discord for a moment. */
async function quiet(stub: DiscordStub): Promise<void> {
  for (let before = -1; before !== stub.requests(); ) {
    before = stub.requests();
    await wait(100);
  }
}

async function memoryOf(app: ChildApp): Promise<Memory> {
  const measured = once(app.process, 'message');
  await send(app, { measure: true });
  const [memory] = (await measured) as [Memory];
  return memory;
}

async function send({ process }: ChildApp, message: ToApp): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.send(message, (error) => (error === null ? resolve() : reject(error)));
  });
}

function report(sides: readonly Side[]): string {
  const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
  const rows = sides.flatMap(({ name, memory }) => [
    { name: `${name}, heap`, values: memory.map(({ heapUsed }) => heapUsed) },
    { name: `${name}, resident`, values: memory.map(({ rss }) => rss) },
  ]);
  return table(
    [
      { head: 'MB at the end of day', cell: ({ name }) => name },
      ...Array.from({ length: days }, (_, day) => ({
        head: String(day + 1),
        cell: ({ values }: (typeof rows)[number]) => megabytes(values[day] ?? 0),
      })),
    ],
    rows,
  );
}
