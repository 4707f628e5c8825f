import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { readVaultKeys, type VaultKeys } from '../ops/vault-key.ts';
import { discordShape } from './discord-shape.ts';
import { generalShape } from './general-shape.ts';
import { httpShape } from './http-shape.ts';
import { type DiscordConfig, readDiscordSettings } from './read-discord-settings.ts';
import { readSlackSettings, type SlackConfig } from './read-slack-settings.ts';
import { slackShape } from './slack-shape.ts';

/**
 * Every setting that an operator may give in the environment or in `.env`. The description and `standard` (what holds
 * when it is not set) are what docs/configuration.md and .env.example are held against.
 */
export const settingsSchema = z.object({ ...generalShape, ...httpShape, ...slackShape, ...discordShape });

const generalSchema = z.object({ ...generalShape, ...httpShape });
export type GeneralSettings = z.infer<typeof generalSchema>;
export type SettingName = keyof typeof settingsSchema.shape;

export interface CheckedSettings {
  readonly general: GeneralSettings;
  readonly vaultKeys?: VaultKeys;
  readonly slack?: SlackConfig;
  /** What is wrong with the settings of Slack: it has to be left out, and all else can go on. */
  readonly slackProblems: readonly string[];
  readonly discord?: DiscordConfig;
  /** The same for Discord. */
  readonly discordProblems: readonly string[];
}

/** @throws ConfigError with every problem at once, unless only a platform has to be left out. */
export function checkSettings(given: Readonly<Record<string, string>>): CheckedSettings {
  const general = generalSchema.safeParse(given);
  const { slack, problems: slackProblems } = readSlackSettings(given);
  const { discord, problems: discordProblems } = readDiscordSettings(given);
  if (general.success) {
    const vault = readVaultKeys(general.data.TOKEN_ENCRYPTION_KEY ?? '');
    return {
      ...{ general: general.data, slackProblems, discordProblems },
      ...('keys' in vault && { vaultKeys: vault.keys }),
      ...(slack !== undefined && { slack }),
      ...(discord !== undefined && { discord }),
    };
  }
  const problems = general.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  throw new ConfigError([...problems, ...slackProblems, ...discordProblems]);
}
