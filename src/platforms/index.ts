import { ConfigError } from '../errors.ts';
import type { ExaminationDeps, Finding } from './examination.ts';
import type { Platform, PlatformHost } from './platform.ts';
import type { SlackSettings } from './slack/slack-settings.ts';

/** What the settings say of platforms. */
interface PlatformSettings {
  readonly slack?: SlackSettings;
  /** What is wrong with the settings of Slack. */
  readonly slackProblems: readonly string[];
}

export interface PlatformEntry {
  /** As in `Platform.name`. */
  readonly name: string;
  /** As people write it. */
  readonly title: string;
  /** Where the settings do not ask for it: what would switch it on. */
  off(settings: PlatformSettings): string | undefined;
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
    create: async (host) => (await import('./console/console-platform.ts')).createConsolePlatform(host),
    examine: async () => [],
  },
  {
    name: 'slack',
    title: 'Slack',
    off: ({ slack, slackProblems }) =>
      slack === undefined && slackProblems.length === 0
        ? 'set SLACK_BOT_TOKEN and SLACK_APP_TOKEN as docs/slack.md says'
        : undefined,
    async create(host, settings) {
      const right = rightSlackSettings(settings);
      return (await import('./slack/slack-platform.ts')).createSlackPlatform(host, right);
    },
    async examine(settings, deps) {
      const right = rightSlackSettings(settings);
      return (await import('./slack/examine/examine-slack.ts')).examineSlack(right, deps);
    },
  },
];

function rightSlackSettings({ slack, slackProblems }: PlatformSettings): SlackSettings {
  if (slack === undefined) throw new ConfigError(slackProblems);
  return slack;
}
