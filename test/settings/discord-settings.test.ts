import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';
import type { DiscordSettings } from '../../src/platforms/discord/discord-settings.ts';

// Put together here so that no scanner takes it for a leak.
const secret = 'hush_'.repeat(8);
const DISCORD_TOKEN = `${Buffer.from('123456789012345678').toString('base64url')}.Gh-_12.${secret}`;

/** What comes of the environment; no problem may repeat a secret. */
async function reading(environment: Record<string, string>) {
  const { discord, discordProblems } = await readConfig(environment);
  expect(discordProblems.join()).not.toContain('hush');
  const settings: DiscordSettings | undefined = discord;
  return { settings, problems: discordProblems };
}

describe('the settings of Discord', () => {
  it('are absent where no token is set, and nothing is wrong then', async () => {
    expect(await reading({})).toEqual({ problems: [] });
    expect(await reading({ DISCORD_MESSAGE_CONTENT: 'true' })).toEqual({ problems: [] });
  });

  it('need a token and no more', async () => {
    expect(await reading({ DISCORD_TOKEN })).toEqual({
      settings: {
        ...{ token: DISCORD_TOKEN, messageContent: false, shards: 'auto' },
        apiUrl: 'https://discord.com/api',
      },
      problems: [],
    });
  });

  it('have more to choose', async () => {
    const { settings } = await reading({
      ...{ DISCORD_TOKEN, DISCORD_DEV_GUILD_ID: '1234567890123456789', DISCORD_MESSAGE_CONTENT: 'true' },
      ...{ DISCORD_SHARDS: '2-3/8', DISCORD_API_URL: 'http://proxy.test:8080/api' },
    });
    expect(settings).toEqual({
      ...{ token: DISCORD_TOKEN, devGuildId: '1234567890123456789', messageContent: true },
      ...{ shards: { count: 8, ids: [2, 3] }, apiUrl: 'http://proxy.test:8080/api' },
    });
  });

  it.each([16, 17, 19, 20])('take the token of a bot whose id has %i digits', async (digits) => {
    const token = `${Buffer.from('1'.repeat(digits)).toString('base64url')}.Gh-_12.${secret}`;
    expect((await reading({ DISCORD_TOKEN: token })).settings?.token).toBe(token);
  });

  it.each<[string, DiscordSettings['shards']]>([
    ['auto', 'auto'],
    ['Auto', 'auto'],
    ['4', { count: 4 }],
    ['0-3/8', { count: 8, ids: [0, 1, 2, 3] }],
    ['5 / 8', { count: 8, ids: [5] }],
    ['7-7/8', { count: 8, ids: [7] }],
  ])('understand DISCORD_SHARDS=%s', async (DISCORD_SHARDS, shards) => {
    expect((await reading({ DISCORD_TOKEN, DISCORD_SHARDS })).settings?.shards).toEqual(shards);
  });

  it.each([
    ['https://discord.com/api/', 'https://discord.com/api'],
    ['https://discord.com/api/v10', 'https://discord.com/api'],
    ['https://canary.discord.com/api/v10/', 'https://canary.discord.com/api'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://localhost:8080/v10//', 'http://localhost:8080'],
    ['https://proxy.test/discord/api/v10', 'https://proxy.test/discord/api'],
  ])('take %s as it was pasted', async (DISCORD_API_URL, apiUrl) => {
    expect((await reading({ DISCORD_TOKEN, DISCORD_API_URL })).settings?.apiUrl).toBe(apiUrl);
  });

  it.each<[Record<string, string>, RegExp]>([
    [
      { DISCORD_TOKEN: 'xoxb-1-2-hush' },
      /^DISCORD_TOKEN is a token of Slack; .* \(discord\.com.* → Bot → Reset Token\)\.$/,
    ],
    [{ DISCORD_TOKEN: 'xapp-1-hush' }, /^DISCORD_TOKEN is a token of Slack; /],
    [{ DISCORD_TOKEN: `mfa.${secret}` }, /^DISCORD_TOKEN is the token of a person/],
    [{ DISCORD_TOKEN: '123456789012345678' }, /^DISCORD_TOKEN is the id of an application, a server or a person; /],
    [{ DISCORD_TOKEN: 'a1'.repeat(32) }, /^DISCORD_TOKEN is the public key of the application; /],
    [{ DISCORD_TOKEN: 'hushA1-_'.repeat(4) }, /^DISCORD_TOKEN is the client secret of the application; /],
    [{ DISCORD_TOKEN: 'https://discord.com/hush' }, /^DISCORD_TOKEN is an address; /],
    [{ DISCORD_TOKEN: `Bot ${DISCORD_TOKEN}` }, /^DISCORD_TOKEN begins with the word "Bot"; take the token alone\.$/],
    [{ DISCORD_TOKEN: `"Bot ${DISCORD_TOKEN}"` }, /^DISCORD_TOKEN begins with the word "Bot"/],
    [{ DISCORD_TOKEN: `"${DISCORD_TOKEN}"` }, /^DISCORD_TOKEN has a quotation mark, a space or a line break/],
    [{ DISCORD_TOKEN: `${DISCORD_TOKEN}\n` }, /^DISCORD_TOKEN has a quotation mark, a space or a line break/],
    [{ DISCORD_TOKEN: DISCORD_TOKEN.slice(0, 40) }, /^DISCORD_TOKEN is not such a token, or not all of it/],
    [{ DISCORD_TOKEN: `abcdefgh.Gh-_12.${secret}` }, /^DISCORD_TOKEN is not such a token/],
    [
      { DISCORD_TOKEN, DISCORD_DEV_GUILD_ID: 'https://discord.com/channels/123456789012345678/2' },
      /^DISCORD_DEV_GUILD_ID is an address; .*: 123456789012345678\.$/,
    ],
    [{ DISCORD_TOKEN, DISCORD_DEV_GUILD_ID: 'My server' }, /^DISCORD_DEV_GUILD_ID is no id .*Copy Server ID\.$/],
    [{ DISCORD_TOKEN, DISCORD_MESSAGE_CONTENT: 'yes' }, /^DISCORD_MESSAGE_CONTENT must be true or false\.$/],
    [{ DISCORD_TOKEN, DISCORD_SHARDS: '0' }, /^DISCORD_SHARDS asks for no shard at all; write auto/],
    [{ DISCORD_TOKEN, DISCORD_SHARDS: '1,2/4' }, /^DISCORD_SHARDS is not understood; write auto/],
    [{ DISCORD_TOKEN, DISCORD_SHARDS: '8/8' }, /^DISCORD_SHARDS names shard 8, and those of 8 are 0 to 7\.$/],
    [{ DISCORD_TOKEN, DISCORD_SHARDS: '3-0/8' }, /^DISCORD_SHARDS begins with shard 3 .*; write 0-3\/8\.$/],
    [{ DISCORD_TOKEN, DISCORD_API_URL: 'discord.com/api' }, /^DISCORD_API_URL is no address of http or https/],
    [{ DISCORD_TOKEN, DISCORD_API_URL: 'wss://gateway.discord.gg' }, /^DISCORD_API_URL is no address of http/],
    [{ DISCORD_TOKEN, DISCORD_API_URL: 'https://discord.com/api/v9' }, /^DISCORD_API_URL asks for version 9, .* 10;/],
    [{ DISCORD_TOKEN, DISCORD_API_URL: 'https://discord.com' }, /^DISCORD_API_URL is an address of Discord, but not/],
    [{ DISCORD_TOKEN, DISCORD_API_URL: 'http://me:hush@proxy.test/api' }, /^DISCORD_API_URL has a user name/],
    [{ DISCORD_TOKEN, DISCORD_API_URL: 'http://proxy.test/api?key=hush' }, /^DISCORD_API_URL has a \? or a #/],
  ])('are refused as %j', async (environment, problem) => {
    const { settings, problems } = await reading(environment);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(settings).toBeUndefined();
  });

  it('have all their problems told at once, and stop nothing but Discord', async () => {
    const environment = { DISCORD_TOKEN: 'hush', DISCORD_MESSAGE_CONTENT: 'on', DISCORD_SHARDS: 'many' };
    const { problems } = await reading({ ...environment, DISCORD_API_URL: 'discord', DISCORD_DEV_GUILD_ID: 'mine' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      ...['DISCORD_TOKEN', 'DISCORD_DEV_GUILD_ID', 'DISCORD_MESSAGE_CONTENT', 'DISCORD_SHARDS', 'DISCORD_API_URL'],
    ]);
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const { slack: right, slackProblems } = await readConfig({ ...environment, ...slack });
    expect(right).toBeDefined();
    expect(slackProblems).toEqual([]);
    expect((await readConfig({ DISCORD_TOKEN, SLACK_BOT_TOKEN: 'wrong' })).discord).toBeDefined();
  });

  it('are told with what stops the start', async () => {
    const environment = { DISCORD_TOKEN: 'hush', LOG_LEVEL: 'loud', SLACK_PORT: 'x' };
    await expect(readConfig(environment)).rejects.toThrow(ConfigError);
    await expect(readConfig(environment)).rejects.toThrow(/LOG_LEVEL [\s\S]*SLACK_PORT [\s\S]*DISCORD_TOKEN /);
  });
});
