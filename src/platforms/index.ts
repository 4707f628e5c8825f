import { ConfigError } from '../errors.ts';
import type { DiscordSettings } from './discord/discord-settings.ts';
import type { ExaminationDeps, Finding } from './examination.ts';
import type { Platform, PlatformHost } from './platform.ts';
import type { SlackSettings } from './slack/slack-settings.ts';

/** What the settings say of platforms. */
interface PlatformSettings {
  readonly slack?: SlackSettings;
  /** What is wrong with the settings of Slack. */
  readonly slackProblems: readonly string[];
  readonly discord?: DiscordSettings;
  readonly discordProblems: readonly string[];
  /** Where to listen for HTTP; absent where that is off. */
  readonly http?: { readonly host: string; readonly port: number };
  readonly publicUrl?: string;
  readonly requestsPerMinute: number;
  readonly operatorToken?: string;
}

export interface PlatformEntry {
  /** As in `Platform.name`. */
  readonly name: string;
  /** As people write it. */
  readonly title: string;
  /** Where the settings do not ask for it: what would switch it on. */
  off(settings: PlatformSettings): string | undefined;
  /** What is wrong with its settings, so that it cannot be made. */
  problems(settings: PlatformSettings): readonly string[];
  /**
   * Loads the platform's own code, and its SDK, only now.
   * @throws ConfigError when its settings are wrong.
   */
  create(host: PlatformHost, settings: PlatformSettings): Promise<Platform>;
  /** Tries the settings, and changes nothing. */
  examine(settings: PlatformSettings, deps: ExaminationDeps): Promise<readonly Finding[]>;
}

/** Every platform that there is. */
export const platforms: readonly PlatformEntry[] = [
  {
    name: 'console',
    title: 'The terminal',
    off: () => undefined,
    problems: () => [],
    create: async (host) => (await import('./console/console-platform.ts')).createConsolePlatform(host),
    examine: async () => [],
  },
  {
    name: 'web',
    title: 'The web page',
    off: ({ http }) => (http === undefined ? 'set HTTP_PORT to a port' : undefined),
    problems: () => [],
    create: async (host, settings) => (await import('./web/web-platform.ts')).createWebPlatform(host, settings),
    async examine({ http, publicUrl, operatorToken }) {
      if (http === undefined) return [];
      const address = { ...http, ...(publicUrl !== undefined && { publicUrl }) };
      const { examineWeb } = await import('./web/examine/examine-web.ts');
      return examineWeb({ ...address, hasOperator: operatorToken !== undefined });
    },
  },
  {
    name: 'slack',
    title: 'Slack',
    off: ({ slack, slackProblems }) =>
      slack === undefined && slackProblems.length === 0
        ? 'set SLACK_BOT_TOKEN and SLACK_APP_TOKEN as docs/slack.md says'
        : undefined,
    problems: ({ slackProblems }) => slackProblems,
    async create(host, { slack, slackProblems }) {
      const settings = right(slack, slackProblems);
      return (await import('./slack/slack-platform.ts')).createSlackPlatform(host, settings);
    },
    async examine({ slack, slackProblems }, deps) {
      const settings = right(slack, slackProblems);
      return (await import('./slack/examine/examine-slack.ts')).examineSlack(settings, deps);
    },
  },
  {
    name: 'discord',
    title: 'Discord',
    off: ({ discord, discordProblems }) =>
      discord === undefined && discordProblems.length === 0 ? 'set DISCORD_TOKEN as docs/discord.md says' : undefined,
    problems: ({ discordProblems }) => discordProblems,
    async create(host, { discord, discordProblems }) {
      const settings = right(discord, discordProblems);
      return (await import('./discord/discord-platform.ts')).createDiscordPlatform(host, settings);
    },
    async examine({ discord, discordProblems }, deps) {
      const settings = right(discord, discordProblems);
      return (await import('./discord/examine/examine-discord.ts')).examineDiscord(settings, deps);
    },
  },
];

/** @throws ConfigError with what is wrong with the settings, where there are none. */
function right<Settings>(settings: Settings | undefined, problems: readonly string[]): Settings {
  if (settings === undefined) throw new ConfigError(problems);
  return settings;
}
