import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './errors.ts';
import type { CheckedSettings, GeneralSettings, SettingName } from './settings/check-settings.ts';
import { type Retention, readRetention } from './settings/retention-setting.ts';

/** Names of the settings in settings/. */
export const settingNames: readonly SettingName[] = [
  'CORPUS_DIR',
  'CITATION_URL_TEMPLATE',
  'WATCH_POLLING',
  'LOG_LEVEL',
  'DATA_DIR',
  'DATABASE_URL',
  'DATABASE_POOL_MAX',
  'RETENTION_DAYS',
  'TIME_ZONE',
  'DAILY_QUIZ',
  'DAILY_CATCH_UP_HOURS',
  'REQUESTS_PER_MINUTE',
  'TOKEN_ENCRYPTION_KEY',
  'NO_COLOR',
  'FORCE_COLOR',
  'HTTP_PORT',
  'HTTP_HOST',
  'PUBLIC_URL',
  'OPERATOR_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_MODE',
  'SLACK_SIGNING_SECRET',
  'SLACK_PORT',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_API_URL',
  'SLACK_COMMAND',
  'SLACK_ADMINS',
  'SLACK_COMMAND_REPLIES',
  'DISCORD_TOKEN',
  'DISCORD_DEV_GUILD_ID',
  'DISCORD_MESSAGE_CONTENT',
  'DISCORD_SHARDS',
  'DISCORD_API_URL',
];

const shippedCorpus = fileURLToPath(new URL('../corpus', import.meta.url));

export interface Config {
  /** Absolute. */
  readonly corpusDir: string;
  readonly citationUrlTemplate?: string;
  readonly watchPolling: boolean;
  readonly logLevel?: NonNullable<GeneralSettings['LOG_LEVEL']>;
  /** Absolute; may not exist yet. */
  readonly dataDir: string;
  readonly database: { readonly url?: string; readonly maxConnections: number };
  readonly retention: Retention;
  /** IANA name. */
  readonly timeZone: string;
  readonly daily: {
    /** The setting as it was written, checked; quiz/daily/daily-environment.ts reads it. */
    readonly places: string;
    readonly catchUpMs: number;
  };
  /** Of one person. */
  readonly requestsPerMinute: number;
  /** Encrypt what is kept of credentials; absent where none are kept. */
  readonly vaultKeys?: NonNullable<CheckedSettings['vaultKeys']>;
  readonly terminal: TerminalWishes;
  /** Where to listen for HTTP; absent where that is off. */
  readonly http?: { readonly host: string; readonly port: number };
  /** Under which people reach the web page; without a slash at its end. */
  readonly publicUrl?: string;
  /** Opens the operator's view; absent where there is none. */
  readonly operatorToken?: string;
  /** Absent where Slack is not set up, or not rightly. */
  readonly slack?: NonNullable<CheckedSettings['slack']>;
  readonly slackProblems: CheckedSettings['slackProblems'];
  /** Absent where Discord is not set up, or not rightly. */
  readonly discord?: NonNullable<CheckedSettings['discord']>;
  readonly discordProblems: CheckedSettings['discordProblems'];
}

/** What the environment says of the terminal, apart from whether there is one. */
interface TerminalWishes {
  readonly colour: 'always' | 'never' | 'auto';
  /** Whether this terminal program is known to make OSC 8 links clickable. */
  readonly hyperlinks: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Checks the environment and turns it into settings; an empty value counts as not set.
 * @throws ConfigError with every problem at once, unless only a platform has to be left out.
 */
export async function readConfig(environment: Environment): Promise<Config> {
  const given = withoutEmpty(environment);
  const { general: settings, vaultKeys, slack, slackProblems, discord, discordProblems } = await check(given);
  return {
    corpusDir: settings.CORPUS_DIR === undefined ? shippedCorpus : folderPath(settings.CORPUS_DIR),
    ...citationUrlTemplate(settings),
    watchPolling: settings.WATCH_POLLING === 'true',
    ...(settings.LOG_LEVEL !== undefined && { logLevel: settings.LOG_LEVEL }),
    dataDir: settings.DATA_DIR === undefined ? stateFolder(given) : folderPath(settings.DATA_DIR),
    database: {
      ...(settings.DATABASE_URL !== undefined && { url: settings.DATABASE_URL }),
      maxConnections: Number(settings.DATABASE_POOL_MAX ?? 10),
    },
    retention: readRetention(settings.RETENTION_DAYS ?? '').retention,
    timeZone: settings.TIME_ZONE ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    daily: {
      places: settings.DAILY_QUIZ ?? '',
      catchUpMs: Number(settings.DAILY_CATCH_UP_HOURS ?? 6) * 3_600_000,
    },
    requestsPerMinute: Number(settings.REQUESTS_PER_MINUTE ?? 30),
    terminal: { colour: colourWish(settings, given), hyperlinks: showsHyperlinks(given) },
    ...(settings.HTTP_PORT !== 'off' && {
      http: { host: settings.HTTP_HOST ?? '127.0.0.1', port: Number(settings.HTTP_PORT ?? 8080) },
    }),
    ...(settings.PUBLIC_URL !== undefined && { publicUrl: settings.PUBLIC_URL.replace(/\/+$/, '') }),
    ...(settings.OPERATOR_TOKEN !== undefined && { operatorToken: settings.OPERATOR_TOKEN }),
    ...(vaultKeys !== undefined && { vaultKeys }),
    ...(slack !== undefined && { slack }),
    slackProblems,
    ...(discord !== undefined && { discord }),
    discordProblems,
  };
}

function withoutEmpty(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => (entry[1] ?? '').trim() !== ''),
  );
}

/** What the operator wishes comes before the note reader of the web page. */
function citationUrlTemplate({ CITATION_URL_TEMPLATE: wish, PUBLIC_URL: publicUrl }: GeneralSettings) {
  if (wish !== undefined) return { citationUrlTemplate: wish };
  if (publicUrl === undefined) return {};
  const root = publicUrl.replace(/\/+$/, '');
  return { citationUrlTemplate: `${root}/notes/{path}?lines={startLine}-{endLine}#cited` };
}

/** The schema is loaded only where there is something to check: it takes longer than an answer. */
async function check(given: Readonly<Record<string, string>>): Promise<CheckedSettings> {
  if (!settingNames.some((name) => name in given)) return { general: {}, slackProblems: [], discordProblems: [] };
  const { checkSettings } = await import('./settings/check-settings.ts');
  return checkSettings(given);
}

/**
 * The settings of this process: its environment first, then `.env` in the working directory.
 * @throws ConfigError as `readConfig` does.
 */
export async function loadConfig(): Promise<Config> {
  return readConfig({ ...(await readDotenv()), ...process.env });
}

async function readDotenv(): Promise<Environment> {
  let text: string;
  try {
    text = readFileSync('.env', 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`.env cannot be read (${reason}). Make it a readable file, or remove it.`], {
      cause: error,
    });
  }
  const { parse } = await import('dotenv');
  return parse(text);
}

/** Absolute path of a folder as an operator writes it: `~` is the home folder, also where no shell has expanded it. */
export function folderPath(path: string): string {
  return resolve(path.replace(/^~(?=$|[/\\])/, homedir()));
}

function stateFolder(given: Environment): string {
  // The XDG base directory specification says that a relative path must be ignored.
  const xdg = given.XDG_STATE_HOME;
  const base = xdg !== undefined && resolve(xdg) === xdg ? xdg : join(homedir(), '.local', 'state');
  return join(base, 'stevedore');
}

function colourWish(settings: GeneralSettings, given: Environment): TerminalWishes['colour'] {
  if (settings.FORCE_COLOR !== undefined) return settings.FORCE_COLOR === '0' ? 'never' : 'always';
  return settings.NO_COLOR !== undefined || given.TERM === 'dumb' ? 'never' : 'auto';
}

/** Terminals that say so in their documentation. An unknown one gets the plain address, which is never wrong. */
function showsHyperlinks(given: Environment): boolean {
  const programs = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper'];
  const terminals = ['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot'];
  return (
    programs.includes(given.TERM_PROGRAM ?? '') ||
    terminals.includes(given.TERM ?? '') ||
    given.WT_SESSION !== undefined ||
    Number(given.VTE_VERSION ?? 0) >= 5000
  );
}

/** Whether to colour what goes to this stream. */
export function showsColour({ terminal }: Config, output: { readonly isTTY?: boolean }): boolean {
  return terminal.colour === 'auto' ? output.isTTY === true : terminal.colour === 'always';
}
