import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ChildApp, runChild } from './child-app.ts';
import { type DiscordStub, startDiscordStub } from './discord/discord-stub.ts';
import type { BotGateway } from './discord/gateway-stub.ts';
import { channel, command, guild, mention, type Place, personAt, role } from './discord/payloads.ts';
import { newSnowflake } from './discord/snowflake.ts';
import { tokenOf } from './discord/token.ts';
import { comesTrue, flood, median, percentile, questionAt, steady, until } from './load.ts';
import { table, withRatio } from './table.ts';

/** Commands that wait for their first response at a time. */
const atOnce = 64;
const rounds = 3;
const perRound = 750;
const mentions = 10_000;

interface Side {
  readonly app: ChildApp;
  readonly gateway: BotGateway;
}

/**
 * Slash commands that get their first response in a second, over the gateway and the REST API: of the whole product over the notes in
 * a folder, and of a client of discord.js with an empty handler, in turn. The product's answers follow after the time that is taken,
 * and all must come. And what becomes of 10,000 mentions that come at once.
 */
export async function benchDiscord(folder: string): Promise<string> {
  const start = performance.now();
  const stub = await startDiscordStub(43_111, false);
  const run = (name: string, args: readonly string[]): Side => {
    const environment = { DISCORD_TOKEN: tokenOf(name), DISCORD_API_URL: stub.apiUrl, CORPUS_DIR: folder };
    const gateway = stub.gateway.of(tokenOf(name));
    gateway.guilds = () => [wholeGuild];
    return { gateway, app: runChild(args, environment) };
  };
  const ours = run('ours', ['src/main.ts', 'serve']);
  const empty = run('empty', [fileURLToPath(new URL('./discord/empty-client.ts', import.meta.url))]);
  const measured = async (): Promise<string> => {
    await until(() => ours.gateway.begun > 0 && empty.gateway.begun > 0, 'a session of each');
    const [our, theirs] = await throughput(ours, empty, stub);
    const rate = median(our) / 2;
    const latencies = await latencyAt(rate, ours, stub);
    const asked = await queued(ours, stub);
    const row = (name: string, rates: readonly number[]) => ({ name, median: median(rates), rates });
    return [
      table(
        [
          { head: 'commands responded to a second', cell: ({ name }) => name },
          { head: 'median', cell: (each) => withRatio(each.median, median(our), 0) },
          { head: 'of each round', cell: ({ rates }) => rates.map((each) => each.toFixed(0)).join(' ') },
        ],
        [row('stevedore', our), row('discord.js, empty handler', theirs)],
      ),
      `At half load (${rate.toFixed(0)} a second): p50 ${percentile(latencies, 0.5)} ms, p99 ${percentile(latencies, 0.99)} ms, longest ${percentile(latencies, 1)} ms.`,
      asked,
      `The run took ${((performance.now() - start) / 1000).toFixed(0)} s.`,
    ].join('\n\n');
  };
  try {
    return await Promise.race([measured(), ours.app.failed, empty.app.failed]);
  } finally {
    await Promise.all([ours.app.stop(), empty.app.stop()]);
    stub.close();
  }
}

const guildId = newSnowflake();
const places: readonly Place[] = Array.from({ length: 200 }, () => ({
  ...{ guild: guildId, channel: newSnowflake(), type: 0 },
}));
const wholeGuild = guild(guildId, places.map(channel), [role(guildId, guildId)], []);

const placeAt = (at: number): Place => places[at % places.length]!;

function ask({ gateway }: Side, stub: DiscordStub, at: number): Promise<number> {
  const interaction = command(personAt(at), placeAt(at), questionAt(at));
  const responded = stub.responded(interaction);
  gateway.dispatch('INTERACTION_CREATE', interaction);
  return responded;
}

async function throughput(ours: Side, empty: Side, stub: DiscordStub): Promise<[number[], number[]]> {
  const [our, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    for (const [side, rates] of [
      [ours, our],
      [empty, theirs],
    ] as const) {
      const before = stub.replied();
      const rate = await flood(perRound, atOnce, (at) => ask(side, stub, round * perRound + at));
      // The first round warms both up.
      if (round > 0) rates.push(rate);
      if (side === ours) await until(() => stub.replied() - before === perRound, 'replies to all commands');
    }
  }
  return [our, theirs];
}

async function latencyAt(perSecond: number, ours: Side, stub: DiscordStub): Promise<number[]> {
  const total = Math.ceil(perSecond * 2);
  const before = stub.replied();
  const latencies = await steady(total, perSecond, (at) => ask(ours, stub, (rounds + 1) * perRound + at));
  await until(() => stub.replied() - before === total, 'replies to all commands');
  return latencies;
}

async function queued({ gateway }: Side, stub: DiscordStub): Promise<string> {
  const sent = Array.from({ length: mentions }, (_, at) => mention(personAt(at), placeAt(at), questionAt(at)));
  const replies = stub.repliesBy(tokenOf('ours'));
  const start = performance.now();
  for (const message of sent) gateway.dispatch('MESSAGE_CREATE', message);
  // One in ten comes again, as what another session tells once more.
  for (const message of sent.filter((_, at) => at % 10 === 0)) gateway.dispatch('MESSAGE_CREATE', message);
  await comesTrue(() => sent.every(({ id }) => replies.has(id)));
  const seconds = (performance.now() - start) / 1000;
  // Whoever answers twice has had the time.
  await wait(2_000);
  const lost = sent.filter(({ id }) => !replies.has(id)).length;
  const doubled = sent.filter(({ id }) => (replies.get(id) ?? 0) > 1).length;
  return `${mentions} mentions at once, one in ten delivered twice: all answered after ${seconds.toFixed(0)} s; ${lost} lost, ${doubled} doubled. Discord takes 50 requests a second of a bot, which makes ${mentions / 50} s.`;
}
