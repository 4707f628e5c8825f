import { describe, expect, it, onTestFinished } from 'vitest';
import { commandListings } from '../../../../src/chat/command-listings.ts';
import { commands } from '../../../../src/chat/commands/index.ts';
import { systemClock } from '../../../../src/clock.ts';
import { type LogFields, silentLogger } from '../../../../src/logger.ts';
import type { Api } from '../../../../src/platforms/discord/api.ts';
import {
  type RegisterCommandsDeps,
  registerCommands,
} from '../../../../src/platforms/discord/registering/register-commands.ts';
import { createApi } from '../../../../src/platforms/discord/sending/create-api.ts';
import { type Sleep, systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import { startFakeDiscord } from '../../../fakes/discord/fake-discord.ts';

const listings = commandListings(commands);

async function open() {
  const discord = await startFakeDiscord();
  discord.addGuild({ name: 'Harbour' });
  onTestFinished(() => discord.close());
  const logged: { level: string; message: string; fields: LogFields | undefined }[] = [];
  const log = (level: string) => (message: string, fields?: LogFields) => {
    logged.push({ level, message, fields });
  };
  const register = (over: Partial<RegisterCommandsDeps> = {}) => {
    const { token, apiUrl } = discord;
    const pace = { timeoutMs: 1_000 };
    const api = createApi({ token, apiUrl, pace, clock: systemClock, sleep: systemSleep, logger: silentLogger });
    onTestFinished(() => api.close());
    const watched: Api = {
      call(method, route, options) {
        queries.push(options?.query);
        return api.call(method, route, options);
      },
    };
    return registerCommands({
      ...{ api: watched, identity: { applicationId: discord.app.id }, commands: listings },
      logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
      signal: new AbortController().signal,
      sleep: systemSleep,
      pace: { attempts: 4, retryMs: 5, invitedMs: 5 },
      ...over,
    });
  };
  const queries: unknown[] = [];
  const puts = () => discord.calls.filter(({ route }) => route.startsWith('PUT ')).length;
  const names = (scope: string) => (discord.world.commands.get(scope) ?? []).map(({ name }) => name);
  return { discord, register, logged, queries, puts, names, guild: discord.guildId('Harbour') };
}

const all = [...commands.map(({ name }) => name), 'Answer from notes'];

describe('the commands', () => {
  it('are registered in one call for all guilds, and accepted as they are', async () => {
    const { discord, register, queries, puts, names } = await open();
    await register();
    expect([names('global'), puts()]).toEqual([all, 1]);
    // Without it Discord would not show the translations, and they would look changed at each start.
    expect(queries[0]).toEqual({ with_localizations: 'true' });
    expect([discord.refused, discord.warnings]).toEqual([[], []]);
  });

  it('are left alone once they are there, and registered again when one has changed', async () => {
    const { discord, register, puts } = await open();
    await register();
    const ids = () => discord.world.commands.get('global')?.map(({ id }) => id);
    const before = ids();
    await register();
    expect(puts()).toBe(1);
    await register({ commands: listings.map((each) => ({ ...each, summary: `${each.summary}!`.slice(0, 100) })) });
    expect([puts(), ids()]).toEqual([2, before]);
  });

  it('are registered in one guild in development, and stay there as they are', async () => {
    const { discord, register, puts, names, guild } = await open();
    await register({ devGuildId: guild });
    await register({ devGuildId: guild });
    expect([names(guild), names('global'), puts()]).toEqual([all, [], 1]);
    expect(JSON.stringify(discord.calls.map(({ body }) => body))).not.toContain('contexts');
    expect([discord.refused, discord.warnings]).toEqual([[], []]);
  });

  it('are the same when several processes register them at once', async () => {
    const { discord, register, names } = await open();
    await Promise.all([register(), register(), register()]);
    expect(names('global')).toEqual(all);
    expect(discord.refused).toEqual([]);
  });
});

describe('when Discord fails', () => {
  it('it is tried again', async () => {
    const { discord, register, names, logged } = await open();
    discord.faults.next('GET /applications/:id/commands', { kind: 'server error', status: 502 });
    discord.faults.next('PUT /applications/:id/commands', { kind: 'server error' });
    await register();
    expect(names('global')).toEqual(all);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('on the way back, nothing is put twice', async () => {
    const { discord, register, names, puts } = await open();
    discord.faults.next('PUT /applications/:id/commands', { kind: 'lost reply' });
    await register();
    expect([names('global'), puts()]).toEqual([all, 1]);
  });

  it('for long, it is given up, and said', async () => {
    const { discord, register, logged } = await open();
    const failures = Array.from({ length: 4 }, () => ({ kind: 'server error' }) as const);
    discord.faults.next('GET /applications/:id/commands', ...failures);
    await register();
    expect(logged).toMatchObject([{ level: 'error', message: 'commands could not be registered' }]);
  });

  it('nothing is tried or said once the process ends', async () => {
    const { discord, register, logged } = await open();
    const ending = new AbortController();
    discord.faults.next('GET /applications/:id/commands', { kind: 'server error' });
    const sleep: Sleep = async (_, signal) => {
      ending.abort();
      signal?.throwIfAborted();
    };
    await register({ signal: ending.signal, sleep });
    expect([discord.calls.length, logged]).toEqual([1, []]);
  });
});

describe('a guild that the bot is not in', () => {
  it.each([
    ['missing access', 403, 50001],
    ['unknown guild', 404, 10004],
  ])('is looked for again, whatever Discord says of it: %s', async (message, status, code) => {
    const { discord, register, names, guild } = await open();
    discord.faults.next('GET /applications/:id/guilds/:id/commands', { kind: 'error', status, code, message });
    await register({ devGuildId: guild });
    expect(names(guild)).toEqual(all);
  });

  it('is named once with the way to invite it, and has the commands as soon as it is invited', async () => {
    const { discord, register, logged, names, guild } = await open();
    discord.kick(guild);
    let waits = 0;
    const sleep: Sleep = async () => {
      waits += 1;
      if (waits === 3) discord.invite(guild);
    };
    await register({ devGuildId: guild, sleep });
    expect(names(guild)).toEqual(all);
    const [error, ...others] = logged.filter(({ level }) => level === 'error');
    expect(others).toEqual([]);
    const remedy = String(error?.fields?.remedy);
    expect(remedy).toContain('DISCORD_DEV_GUILD_ID');
    expect(new URL(/https:\S+/.exec(remedy)?.[0] ?? '').searchParams.get('scope')).toBe('bot applications.commands');
  });
});
