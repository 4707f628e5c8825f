import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';
import type { SlackSettings } from '../../src/platforms/slack/slack-settings.ts';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-1-2-hush', SLACK_APP_TOKEN: 'xapp-1-hush' };
const http = { SLACK_MODE: 'http', SLACK_SIGNING_SECRET: '0123hush' };
const oauth = {
  SLACK_CLIENT_ID: '123.456',
  SLACK_CLIENT_SECRET: 'hush-client',
  SLACK_STATE_SECRET: 'hush-hush-hush-hush',
};
const key = { TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') };

/** What comes of the environment; no problem may repeat a secret. */
async function reading(environment: Record<string, string>) {
  const { slack, slackProblems } = await readConfig(environment);
  expect(slackProblems.join()).not.toContain('hush');
  const settings: SlackSettings | undefined = slack;
  return { settings, problems: slackProblems };
}

describe('the settings of Slack', () => {
  it('are absent where no token and no secret is set, and nothing is wrong then', async () => {
    expect(await reading({ SLACK_COMMAND: '/notes', SLACK_MODE: 'http' })).toEqual({ problems: [] });
  });

  it('need two tokens and no more', async () => {
    expect(await reading(tokens)).toEqual({
      settings: {
        botToken: tokens.SLACK_BOT_TOKEN,
        transport: { kind: 'socket', appToken: tokens.SLACK_APP_TOKEN },
        apiUrl: 'https://slack.com/api/',
        command: '/stevedore',
        admins: [],
        commandReplies: 'asker',
      },
      problems: [],
    });
  });

  it('can be for HTTP, with all that there is to choose', async () => {
    const { settings, problems } = await reading({
      ...{ SLACK_BOT_TOKEN: tokens.SLACK_BOT_TOKEN, ...http },
      SLACK_PORT: '8080',
      SLACK_API_URL: 'https://slack-gov.com/api',
      SLACK_COMMAND: '/notes',
      SLACK_ADMINS: 'U01, W02,',
      SLACK_COMMAND_REPLIES: 'everyone',
    });
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      botToken: tokens.SLACK_BOT_TOKEN,
      transport: { kind: 'http', signingSecret: http.SLACK_SIGNING_SECRET, port: 8080 },
      apiUrl: 'https://slack-gov.com/api/',
      command: '/notes',
      admins: ['U01', 'W02'],
      commandReplies: 'everyone',
    });
  });

  it('can be for many workspaces', async () => {
    const { settings, problems } = await reading({ ...http, ...oauth, ...key });
    expect(problems).toEqual([]);
    expect(settings?.botToken).toBeUndefined();
    expect(settings?.oauth).toEqual({
      clientId: oauth.SLACK_CLIENT_ID,
      clientSecret: oauth.SLACK_CLIENT_SECRET,
      stateSecret: oauth.SLACK_STATE_SECRET,
    });
    expect(settings?.transport).toMatchObject({ kind: 'http', port: 3000 });
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ ...tokens, SLACK_BOT_TOKEN: 'xapp-hush' }, /^SLACK_BOT_TOKEN is an app-level token, .*xoxb- \(.*OAuth & Perm/],
    [{ ...tokens, SLACK_BOT_TOKEN: 'xoxp-hush' }, /^SLACK_BOT_TOKEN is the token of a person; .*xoxb-/],
    [
      { ...tokens, SLACK_BOT_TOKEN: 'xoxe.xoxb-hush' },
      /^SLACK_BOT_TOKEN is a token that expires .*turn token rotation off/,
    ],
    [{ ...tokens, SLACK_BOT_TOKEN: 'hush' }, /^SLACK_BOT_TOKEN is not such a token; .*xoxb-/],
    [{ ...tokens, SLACK_BOT_TOKEN: '"xoxb-hush"' }, /^SLACK_BOT_TOKEN has a quotation mark, a space or a line break/],
    [{ ...tokens, SLACK_APP_TOKEN: 'xapp-hush\n' }, /^SLACK_APP_TOKEN has a quotation mark, a space or a line break/],
    [{ ...tokens, SLACK_APP_TOKEN: 'xoxb-hush' }, /^SLACK_APP_TOKEN is a bot token, .*xapp- \(.*connections:write/],
    [{ ...tokens, SLACK_MODE: 'webhook' }, /^SLACK_MODE must be socket or http\.$/],
    [{ ...tokens, SLACK_PORT: '70000' }, /^SLACK_PORT must be a port/],
    [{ ...tokens, SLACK_API_URL: 'slack.com/api' }, /^SLACK_API_URL is no address; write https:/],
    [{ ...tokens, SLACK_COMMAND: 'notes' }, /^SLACK_COMMAND must begin with a slash/],
    [{ ...tokens, SLACK_COMMAND: '/My notes' }, /^SLACK_COMMAND must begin with a slash/],
    [{ ...tokens, SLACK_ADMINS: 'U01 @anna' }, /^SLACK_ADMINS has "@anna", which is no member id/],
    [{ ...tokens, SLACK_COMMAND_REPLIES: 'me' }, /^SLACK_COMMAND_REPLIES must be asker or everyone/],
    [{ SLACK_BOT_TOKEN: 'xoxb-hush' }, /^SLACK_APP_TOKEN is not set; set it \(.*connections:write\)\.$/],
    [{ SLACK_APP_TOKEN: 'xapp-hush' }, /^SLACK_BOT_TOKEN is not set; set it \(.*Bot User OAuth Token\)\.$/],
    [{ SLACK_BOT_TOKEN: 'xoxb-hush', SLACK_SIGNING_SECRET: 'hush' }, /^SLACK_APP_TOKEN .*, or SLACK_MODE=http\.$/],
    [{ ...tokens, SLACK_MODE: 'http' }, /^SLACK_SIGNING_SECRET is not set, and SLACK_MODE=http needs it/],
    [{ ...http }, /^SLACK_BOT_TOKEN is not set; set it .* or SLACK_CLIENT_ID, .* for many workspaces\.$/],
    [{ ...tokens, ...http, SLACK_SIGNING_SECRET: 'xoxb-hush' }, /^SLACK_SIGNING_SECRET is a bot token, /],
    [
      { ...oauth, ...key },
      /^SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET can be used with SLACK_MODE=http/,
    ],
    [{ ...http, ...oauth }, /^TOKEN_ENCRYPTION_KEY is not set, and the tokens of many workspaces are kept encrypted/],
    [{ ...http, ...oauth, ...key, SLACK_STATE_SECRET: 'hush' }, /^SLACK_STATE_SECRET must have 16 characters/],
    [
      { ...tokens, ...http, ...oauth, ...key },
      /^SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID, .* for many/,
    ],
  ])('are refused as %j', async (environment, problem) => {
    const { settings, problems } = await reading(environment);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(settings).toBeUndefined();
  });

  it('have all their problems told at once', async () => {
    const { problems } = await reading({
      ...{ SLACK_MODE: 'http', SLACK_CLIENT_ID: '1.2', SLACK_BOT_TOKEN: 'xoxp-hush', SLACK_ADMINS: 'me, you' },
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      ...['SLACK_BOT_TOKEN', 'SLACK_ADMINS', 'SLACK_ADMINS', 'SLACK_SIGNING_SECRET'],
      ...['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_BOT_TOKEN', 'TOKEN_ENCRYPTION_KEY'],
    ]);
  });

  it('stop nothing but Slack, and are told with what stops the start', async () => {
    const environment = { SLACK_BOT_TOKEN: 'hush', LOG_LEVEL: 'loud' };
    await expect(readConfig(environment)).rejects.toThrow(ConfigError);
    await expect(readConfig(environment)).rejects.toThrow(/LOG_LEVEL [\s\S]*SLACK_BOT_TOKEN [\s\S]*SLACK_APP_TOKEN /);
  });
});

it('lets a person ask 30 times a minute, or as often as is set', async () => {
  expect((await readConfig({})).requestsPerMinute).toBe(30);
  expect((await readConfig({ REQUESTS_PER_MINUTE: '5' })).requestsPerMinute).toBe(5);
  await expect(readConfig({ REQUESTS_PER_MINUTE: '0' })).rejects.toThrow(
    /^REQUESTS_PER_MINUTE must be a number from 1/,
  );
});
