import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandListings } from '../../../../src/chat/command-listings.ts';
import { commands as allCommands } from '../../../../src/chat/commands/index.ts';
import { silentLogger } from '../../../../src/logger.ts';
import { standardRuntime } from '../../../../src/platforms/discord/discord-runtime.ts';
import type { DiscordSettings } from '../../../../src/platforms/discord/discord-settings.ts';
import { examineDiscord } from '../../../../src/platforms/discord/examine/examine-discord.ts';
import { registerCommands } from '../../../../src/platforms/discord/registering/register-commands.ts';
import { createApi } from '../../../../src/platforms/discord/sending/create-api.ts';
import type { Finding } from '../../../../src/platforms/examination.ts';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from '../../../fakes/discord/fake-discord.ts';
import type { GuildParts } from '../../../fakes/discord/new-guild.ts';

const commands = commandListings(allCommands);

interface Beginning extends FakeDiscordOptions {
  /** Default: one with the bot in it. */
  readonly guilds?: readonly GuildParts[];
  /** Whether the commands have been registered for every server; default: yes. */
  readonly registered?: boolean;
  /** Our clock less that of the system, which the server's header tells. */
  readonly aheadMs?: number;
}

/** Discord with the app in a guild, and settings that are right for it. */
async function begin({ guilds = [{ name: 'Acme' }], registered = true, aheadMs = 0, ...options }: Beginning = {}) {
  const discord = await startFakeDiscord(options);
  onTestFinished(() => discord.close());
  for (const guild of guilds) discord.addGuild(guild);
  const settings: DiscordSettings = {
    ...{ token: discord.token, messageContent: false, shards: 'auto', apiUrl: discord.apiUrl },
  };
  const clock = { now: () => Date.now() + aheadMs };
  const examine = (other: Partial<DiscordSettings> = {}, dailyPlaces: readonly string[] = [], patienceMs = 5_000) =>
    examineDiscord({ ...settings, ...other }, { clock, dailyPlaces, commands }, patienceMs);
  const register = (devGuildId?: string) => registerIn(discord, devGuildId);
  if (registered) await register();
  discord.calls.length = 0;
  return { discord, settings, examine, register };
}

/** As Stevedore does at its start. */
async function registerIn({ token, apiUrl, app }: FakeDiscord, devGuildId?: string): Promise<void> {
  const { clock, sleep, pace } = standardRuntime;
  const api = createApi({ token, apiUrl, pace, clock, sleep, logger: silentLogger });
  const signal = AbortSignal.timeout(10_000);
  const where = devGuildId === undefined ? {} : { devGuildId };
  const identity = { applicationId: app.id };
  await registerCommands({ api, identity, ...where, commands, sleep, logger: silentLogger, signal });
  api.close();
}

const lines = (findings: readonly Finding[]) =>
  findings.map(({ check, state, message }) => `${state} ${check}: ${message}`);
const unwell = (findings: readonly Finding[]) => findings.filter(({ state }) => state !== 'ok');

const link = (id: string) =>
  `https://discord.com/oauth2/authorize?client_id=${id}&scope=bot+applications.commands&permissions=309237730304`;

// With the one in the menu of messages there is one more than people can say.
it('finds nothing wrong with what is right, and leaves nothing open', async () => {
  const { discord, examine } = await begin({ guilds: [{ name: 'Acme', channels: [{ name: 'general' }] }] });
  const place = `${discord.guildId('Acme')}/${discord.channelId('general')}`;
  expect(lines(await examine({}, [place]))).toEqual([
    'ok Discord bot token: it is @stevedore',
    `ok Discord application: Stevedore (${discord.app.id}); whoever may manage a server can add it`,
    'ok Discord message content: the intent is off, so what follows up in a thread needs a mention or a reply',
    'ok Discord gateway: it can be reached; 1000 of 1000 starts are left for the next 24 hours',
    'ok Discord shards: Discord advises 1, and this process has all',
    'ok clock: it agrees with the clock of Discord',
    `ok Discord servers: it is in one: Acme. To add it to another, or once more: ${link(discord.app.id)}`,
    `ok Discord commands: ${commands.length + 1} are registered for every server`,
    `ok daily quiz in discord:${place}: it may post in #general`,
  ]);
  expect(discord.calls.every(({ route }) => route.startsWith('GET '))).toBe(true);
  expect([discord.refused, discord.warnings]).toEqual([[], []]);
  await discord.until(() => discord.gateway.connections === 0);
  expect(discord.gateway.starts).toEqual([]);
});

describe('the bot token', () => {
  it('that Discord does not know is a problem, and what follows from it is not told', async () => {
    const { discord, examine } = await begin();
    discord.resetToken();
    const [finding, ...others] = await examine();
    expect(finding).toMatchObject({ state: 'problem', message: 'Discord does not take DISCORD_TOKEN (401)' });
    expect(finding?.remedy).toMatch(/discord\.com\/developers\/applications → .* → Bot → Reset Token/);
    expect(lines(others)).toEqual(['ok clock: it agrees with the clock of Discord']);
  });
});

describe('the way to Discord', () => {
  it('that is not there is told with its reason', async () => {
    const { examine } = await begin();
    const found = await examine({ apiUrl: `http://127.0.0.1:${await freePort()}/api` });
    expect(lines(found)).toEqual(['problem Discord bot token: Discord cannot be reached (ECONNREFUSED)']);
    expect(found[0]?.remedy).toContain('DISCORD_API_URL');
  });

  it('that fails is told with its status', async () => {
    const { discord, examine } = await begin();
    discord.faults.next('GET /users/@me', { kind: 'server error', status: 502 });
    expect(lines(unwell(await examine()))).toEqual(['problem Discord bot token: Discord cannot be reached (HTTP 502)']);
  });

  it('that never answers is given up', async () => {
    const { discord, examine } = await begin();
    discord.faults.next('GET /users/@me', { kind: 'no answer' });
    expect(lines(unwell(await examine({}, [], 300)))).toEqual([
      'problem Discord bot token: Discord cannot be reached (no answer in time)',
    ]);
  });

  it('that is too busy is only a warning, which nobody waits for', async () => {
    const { discord, examine } = await begin();
    discord.faults.next('GET /users/@me', { kind: 'rate limited', retryAfterS: 60 });
    expect(unwell(await examine())).toMatchObject([{ state: 'warning', remedy: 'Try again in a minute.' }]);
  });

  it('may be closed by what stands before it, which is no fault of the token', async () => {
    const { discord, examine } = await begin();
    discord.faults.next('GET /applications/@me', { kind: 'error', status: 403, code: 40333, message: 'blocked' });
    const [finding, ...others] = unwell(await examine());
    expect(finding?.message).toBe('Discord, or something before it, refuses to be asked (40333)');
    expect(finding?.remedy).not.toContain('Reset Token');
    expect(others).toEqual([]);
  });

  it('may be closed to the gateway alone', async () => {
    const { discord, examine } = await begin();
    discord.faults.next('gateway', { kind: 'server error', status: 503 });
    const [finding, ...others] = unwell(await examine());
    expect(finding).toMatchObject({ check: 'Discord gateway', state: 'problem' });
    expect(finding?.message).toBe('no connection comes about (HTTP 503)');
    expect(finding?.remedy).toContain('wss://');
    expect(others).toEqual([]);
  });
});

describe('the application', () => {
  it('needs the intent that the settings ask for, and the switch is named', async () => {
    const { examine } = await begin();
    const [finding, ...others] = unwell(await examine({ messageContent: true }));
    expect(finding).toMatchObject({ check: 'Discord message content', state: 'problem' });
    expect(finding?.message).toMatch(/the intent is off, so Discord ends every connection \(4014\)$/);
    expect(finding?.remedy).toMatch(/→ Bot → Privileged Gateway Intents → Message Content Intent; or /);
    expect(others).toEqual([]);
  });

  it('may have the intent, and it is told where it is not used', async () => {
    const { examine } = await begin({ app: { messageContent: true } });
    expect(unwell(await examine({ messageContent: true }))).toEqual([]);
    expect(unwell(await examine())).toMatchObject([
      { check: 'Discord message content', state: 'warning', remedy: expect.stringMatching(/^Set DISCORD_MESSAGE_CON/) },
    ]);
  });

  it('that has its interactions sent elsewhere is told which field to empty', async () => {
    const { examine } = await begin({ app: { interactionsEndpointUrl: 'https://elsewhere.test/' } });
    const [finding, ...others] = unwell(await examine());
    expect(finding).toMatchObject({ check: 'Discord interactions', state: 'problem' });
    expect(finding?.remedy).toMatch(/→ General Information → Interactions Endpoint URL/);
    expect(others).toEqual([]);
  });

  it('may be private, and must be for servers', async () => {
    const { examine } = await begin({ app: { isPublic: false } });
    expect(lines(await examine())[1]).toMatch(/^ok Discord application: .*; its owner alone can add it to servers$/);
    const other = await begin({ app: { guildInstall: false } });
    expect(unwell(await other.examine())).toMatchObject([
      {
        check: 'Discord application',
        state: 'problem',
        remedy: expect.stringMatching(/Installation Contexts → Guild/),
      },
    ]);
  });

  it('may have a link of its own that asks for too little', async () => {
    const { discord, examine } = await begin({ app: { installPermissions: PermissionFlagsBits.ViewChannel } });
    const [finding, ...others] = unwell(await examine());
    expect(finding).toMatchObject({ check: 'Discord install link', state: 'warning' });
    expect(finding?.message).toMatch(/asks for no Send Messages, Send Messages in Threads, .*, Read Message History$/);
    expect(finding?.remedy).toContain(link(discord.app.id));
    expect(others).toEqual([]);
    const all = await begin({ app: { installPermissions: PermissionFlagsBits.Administrator } });
    expect(unwell(await all.examine())).toEqual([]);
    const none = await begin({ app: { installPermissions: undefined } });
    expect(unwell(await none.examine())).toEqual([]);
  });
});

describe('the gateway', () => {
  it('has few starts left, or too few', async () => {
    const { examine } = await begin({ sessionStarts: { total: 1000, remaining: 3 } });
    expect(lines(unwell(await examine()))).toEqual([
      expect.stringMatching(/^warning Discord gateway: 3 of 1000 starts are left for the next /),
    ]);
    expect(lines(unwell(await examine({ shards: { count: 4 } })))).toEqual([
      expect.stringMatching(/^problem Discord gateway: 3 of 1000 starts are left for the next /),
    ]);
    const small = await begin({ sessionStarts: { total: 20, remaining: 3 } });
    expect(unwell(await small.examine({ shards: { count: 3 } }))).toEqual([]);
    expect(unwell(await small.examine({ shards: { count: 4 } }))).toMatchObject([{ state: 'problem' }]);
    const large = await begin({ shards: 4, sessionStarts: { total: 20, remaining: 3 } });
    expect(unwell(await large.examine())).toMatchObject([{ check: 'Discord gateway', state: 'problem' }]);
    expect(unwell(await large.examine({ shards: { count: 4, ids: [0, 1, 2] } }))).toEqual([]);
  });

  it.each<[DiscordSettings['shards'], string]>([
    ['auto', 'ok Discord shards: Discord advises 4, and this process has all'],
    [{ count: 4 }, 'ok Discord shards: this process has all of 4'],
    [{ count: 4, ids: [0, 1, 2, 3] }, 'ok Discord shards: this process has all of 4'],
    [
      { count: 8, ids: [0, 1, 2, 3] },
      'ok Discord shards: this process has 0 to 3 of 8; the others are for other processes, with the same database',
    ],
    [
      { count: 8, ids: [5] },
      'ok Discord shards: this process has 5 of 8; the others are for other processes, with the same database',
    ],
    [{ count: 2 }, 'warning Discord shards: there are 2, and Discord advises 4'],
  ])('is asked how many shards there should be, for %j', async (shards, expected) => {
    const { examine } = await begin({ shards: 4 });
    expect(lines(await examine({ shards }))).toContain(expected);
  });
});

describe('servers', () => {
  it('are none yet, and the link to add it is shown', async () => {
    const { discord, examine } = await begin({ guilds: [{ name: 'Acme', withBot: false }] });
    const [finding, ...others] = unwell(await examine());
    expect(finding).toMatchObject({ check: 'Discord servers', state: 'warning' });
    expect(finding?.remedy).toBe(`Open this, and choose the server: ${link(discord.app.id)}`);
    expect(others).toEqual([]);
  });

  it('are counted', async () => {
    const { discord, examine } = await begin({ guilds: [{ name: 'Acme' }, { name: 'Other' }] });
    expect(lines(await examine())).toContain(
      `ok Discord servers: it is in 2. To add it to another, or once more: ${link(discord.app.id)}`,
    );
  });

  it('are too many for few shards, and are counted beyond what one reply tells', async () => {
    const { examine } = await begin({ guilds: Array.from({ length: 2_501 }, () => ({ channels: [] })) });
    const found = await examine({ shards: { count: 1 } });
    expect(lines(found)).toContainEqual(expect.stringMatching(/^ok Discord servers: it is in 2501\./));
    expect(lines(unwell(found))).toEqual([
      'problem Discord shards: 2501 servers are too many for 1, so Discord refuses (4011)',
    ]);
    expect(unwell(await examine({ shards: { count: 2 } }))).toEqual([]);
  });

  it('include the one to try things in, or it is told how to add the bot there', async () => {
    const guilds = [{ name: 'Acme' }, { name: 'Trial', withBot: false }];
    const { discord, examine } = await begin({ guilds, registered: false });
    expect(lines(await examine({ devGuildId: discord.guildId('Acme') }))).toContain(
      'ok Discord server to try things in: Acme; commands are registered there alone',
    );
    const trial = discord.guildId('Trial');
    const [finding, ...others] = unwell(await examine({ devGuildId: trial }));
    expect(finding).toMatchObject({ check: 'Discord server to try things in', state: 'problem' });
    expect(others).toEqual([]);
    expect(finding?.remedy).toContain(`${link(discord.app.id)}&guild_id=${trial}&disable_guild_select=true`);
  });
});

describe('commands', () => {
  it('are none before the first start', async () => {
    const { examine } = await begin({ registered: false });
    expect(unwell(await examine())).toMatchObject([
      {
        ...{ check: 'Discord commands', state: 'warning', message: 'none are registered yet' },
        remedy: 'Start Stevedore: it registers them.',
      },
    ]);
  });

  it('may be those of an earlier version', async () => {
    const { discord, examine } = await begin();
    const registered = discord.world.commands.get('global') ?? [];
    discord.world.commands.set('global', registered.slice(1));
    expect(lines(unwell(await examine()))).toEqual(['warning Discord commands: they are not those of this version']);
  });

  it('may be registered in one server alone', async () => {
    const { discord, examine, register } = await begin({ registered: false });
    const devGuildId = discord.guildId('Acme');
    await register(devGuildId);
    expect(unwell(await examine({ devGuildId }))).toEqual([]);
    expect(lines(await examine({ devGuildId }))).toContain(
      `ok Discord commands: ${commands.length + 1} are registered in the server of DISCORD_DEV_GUILD_ID alone`,
    );
  });

  it('cannot be registered in a server where the bot is without the scope for them', async () => {
    const { discord, examine } = await begin({ registered: false });
    const devGuildId = discord.guildId('Acme');
    const missingAccess = { kind: 'error', status: 403, code: 50001, message: 'Missing Access' } as const;
    discord.faults.next('GET /applications/:id/guilds/:id/commands', missingAccess);
    const [finding, ...others] = unwell(await examine({ devGuildId }));
    expect(finding).toMatchObject({
      ...{ check: 'Discord commands', state: 'problem' },
      message: 'it may have no commands in the server of DISCORD_DEV_GUILD_ID (50001)',
    });
    expect(finding?.remedy).toContain(`${link(discord.app.id)}&guild_id=${devGuildId}`);
    expect(others).toEqual([]);
  });

  it('are looked at though Discord does not say in which servers the bot is', async () => {
    const { discord, examine } = await begin();
    const failed = { kind: 'server error' } as const;
    discord.faults.next('GET /users/@me/guilds', failed, failed);
    expect(unwell(await examine()).map(({ check }) => check)).toEqual(['Discord servers']);
  });

  it('may be there twice, for one server and for every one', async () => {
    const { discord, examine, register } = await begin();
    const devGuildId = discord.guildId('Acme');
    await register(devGuildId);
    const [inTrial, ...others] = unwell(await examine({ devGuildId }));
    expect(inTrial?.message).toBe(
      'in the server of DISCORD_DEV_GUILD_ID each is offered twice: some are registered for every server as well',
    );
    expect(inTrial?.remedy).toMatch(new RegExp(`/applications/${discord.app.id}/commands$`));
    const [everywhere] = unwell(await examine());
    expect(everywhere?.message).toBe('in Acme each is offered twice: some are registered for this server as well');
    expect(everywhere?.remedy).toMatch(new RegExp(`/applications/${discord.app.id}/guilds/${devGuildId}/commands$`));
    expect(others).toEqual([]);
  });
});

describe('a place with a daily quiz', () => {
  const guilds: readonly GuildParts[] = [
    {
      name: 'Acme',
      channels: [
        { name: 'general' },
        { name: 'hidden', overwrites: [{ who: 'everyone', deny: ['ViewChannel'] }] },
        { name: 'muted', overwrites: [{ who: 'bot', deny: ['SendMessages', 'EmbedLinks'] }] },
        { name: 'plain', overwrites: [{ who: 'bot', deny: ['EmbedLinks'] }] },
        { name: 'forum', kind: 'forum' },
        { name: 'category', kind: 'category' },
      ],
    },
    { name: 'Other', channels: [{ name: 'elsewhere' }] },
    { name: 'Closed', withBot: false, channels: [{ name: 'closed' }] },
  ];

  it.each([
    ['Acme', 'general', /^ok .*: it may post in #general$/, undefined],
    ['Acme', 'hidden', /^problem .*: it lacks View Channel there \(50001\)$/, /Edit Channel → Permissions/],
    [
      'Acme',
      'muted',
      /^problem .*: in #muted it lacks Send Messages, Embed Links$/,
      /#muted → Edit Channel → Permissions → add the bot, and allow them\.$/,
    ],
    ['Acme', 'plain', /^warning .*: in #plain it lacks Embed Links$/, /and allow it\.$/],
    ['Acme', 'forum', /^problem .*: forum takes no messages of its own$/, /^Choose/],
    ['Acme', 'category', /^problem .*: category takes no messages of its own$/, /^Choose/],
    ['Acme', 'elsewhere', /^problem .*: the channel belongs to another server$/, /^Write discord:\d+\/\d+\.$/],
    ['Closed', 'closed', /^problem .*: the bot is not in the server$/, /&guild_id=\d+&/],
  ])('%s/%s is looked at', async (guild, channel, expected, remedy) => {
    const { discord, examine } = await begin({ guilds });
    const place = `${discord.guildId(guild)}/${discord.channelId(channel)}`;
    const found = (await examine({}, [place])).at(-1);
    expect(lines(found === undefined ? [] : [found])).toEqual([expect.stringMatching(expected)]);
    expect(found?.check).toBe(`daily quiz in discord:${place}`);
    if (remedy === undefined) expect(found?.remedy).toBeUndefined();
    else expect(found?.remedy).toMatch(remedy);
  });

  it('may not be there', async () => {
    const { discord, examine } = await begin({ guilds });
    const found = (await examine({}, [`${discord.guildId('Acme')}/123456789012345678`])).at(-1);
    expect(found?.message).toBe('there is no such channel (10003)');
  });

  it('may be written wrongly, and a link is told how to write', async () => {
    const { examine } = await begin();
    const wrong = ['general', 'https://discord.com/channels/123456789012345678/223456789012345678'];
    expect((await examine({}, wrong)).slice(-2)).toMatchObject([
      { state: 'problem', message: 'this is no channel', remedy: expect.stringContaining('Copy Link') },
      { state: 'problem', remedy: 'Write discord:123456789012345678/223456789012345678.' },
    ]);
  });

  it('may be where the bot has to be silent for a while', async () => {
    const { discord, examine } = await begin({ guilds });
    discord.timeOut('Acme', 'bot', Date.now() + 60_000);
    const found = (await examine({}, [`${discord.guildId('Acme')}/${discord.channelId('general')}`])).at(-1);
    expect(found).toMatchObject({ state: 'problem', remedy: expect.stringContaining('Remove Timeout') });
  });

  it('may be a direct message', async () => {
    const users = [{ name: 'ada' }];
    const { discord, examine } = await begin({ guilds: [{ name: 'Acme', users, channels: [{ name: 'general' }] }] });
    expect(lines(await examine({}, [`@me/${discord.directMessage('ada')}`])).at(-1)).toMatch(
      /: it is a direct message$/,
    );
  });
});

describe('the clock', () => {
  it.each([
    [-50_000, []],
    [-90_000, [/^warning clock: it is (?:89|90|91) s behind the clock of Discord$/]],
    [3_600_000, [/^warning clock: it is 3(?:599|600|601) s ahead of the clock of Discord$/]],
  ])('that is %i ms ahead gives %j', async (aheadMs, expected) => {
    const { examine } = await begin({ aheadMs });
    expect(lines(unwell(await examine()))).toEqual(expected.map((line) => expect.stringMatching(line)));
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
