import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCall } from '../../src/chat/bot.ts';
import { commands } from '../../src/chat/commands/index.ts';
import { readConfig } from '../../src/config.ts';
import { manifestFacts } from '../../src/platforms/slack/listeners/manifest-facts.ts';
import { scopes } from '../../src/platforms/slack/scopes.ts';

const manifest = parse(readFileSync('deploy/slack-manifest.yaml', 'utf8'));
const sorted = (names: Iterable<string>) => [...names].sort();

const read = ['channels:read', 'groups:read'];
const history = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** https://docs.slack.dev/reference/methods: what a bot token needs to call each method that we call. */
const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'api.test': [],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'bots.info': ['users:read'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': history,
  'conversations.open': ['im:write'],
  'conversations.replies': history,
  'users.conversations': read,
  'users.info': ['users:read'],
  'views.publish': [],
};

/** https://docs.slack.dev/reference/events: what a bot token needs to be told of each event that we hear. */
const scopesOfEvents: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  member_joined_channel: read,
  member_left_channel: read,
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  tokens_revoked: [],
};

/** Methods of the Web API that the code calls, such as `users.info`. */
function methodsCalled(): ReadonlySet<string> {
  const folder = 'src/platforms/slack';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const call = /\bclient\b\)?\s*\.((?:[a-z]\w*\.){1,2}[a-z]\w*)\(/gi;
  return new Set(
    files.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(call)].map(([, method = '']) => method),
    ),
  );
}

describe('deploy/slack-manifest.yaml', () => {
  it('asks for the events that the listeners hear, and no other', () => {
    const events = manifest.settings.event_subscriptions.bot_events;
    expect(events).toEqual(sorted(manifestFacts.botEvents));
  });

  it('asks for the scopes that the code needs, and no other', () => {
    const methods = sorted(methodsCalled());
    expect(methods.filter((method) => !(method in scopesOfMethods))).toEqual([]);
    const events: readonly string[] = manifest.settings.event_subscriptions.bot_events;
    const needed = new Set([
      ...methods.flatMap((method) => scopesOfMethods[method] ?? []),
      ...events.flatMap((event) => scopesOfEvents[event] ?? ['an event that is not in the table']),
      ...manifestFacts.scopes,
    ]);
    expect(manifest.oauth_config.scopes).toEqual({ bot: sorted(needed) });
    expect(Object.keys(scopes)).toEqual(sorted(needed));
  });

  it('has the message shortcut as the code knows it', () => {
    expect(manifest.features.shortcuts).toEqual(manifestFacts.shortcuts);
  });

  it('has the slash command that is standard, with examples that are commands or questions', async () => {
    const { slack } = await readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
    const [command, ...others] = manifest.features.slash_commands;
    expect([command.command, others]).toEqual([slack?.command, []]);
    const [question, ...hints] = command.usage_hint.split(' | ');
    expect(readCall(question, commands)).toBeUndefined();
    for (const hint of hints) expect(readCall(hint, commands)?.name).toBe(hint.split(' ')[0]);
  });

  it('is for Socket Mode with a token that lasts', () => {
    expect(manifest.settings).toMatchObject({
      ...{ socket_mode_enabled: true, token_rotation_enabled: false },
      interactivity: { is_enabled: true },
    });
    expect(manifest.features.app_home).toEqual({
      ...{ home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    });
  });

  it('keeps the lengths of https://docs.slack.dev/reference/app-manifest', () => {
    const { display_information: shown, features } = manifest;
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
    expect(features.slash_commands[0].command).toMatch(/^\/.{1,31}$/);
    expect(features.shortcuts[0].name.length).toBeLessThanOrEqual(24);
    expect(features.shortcuts[0].description.length).toBeLessThanOrEqual(150);
  });
});

it('docs/slack.md says of each scope what it is for', () => {
  const rows = readFileSync('docs/slack.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| `[a-z_:]+` \|/.test(line));
  expect(rows).toEqual(Object.entries(scopes).map(([scope, purpose]) => `| \`${scope}\` | ${purpose} |`));
});
