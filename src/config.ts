import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseDotenv } from 'dotenv';
import { z } from 'zod';
import { ConfigError } from './errors.ts';

declare module 'zod' {
  interface GlobalMeta {
    /** What holds where the setting is not given, in Markdown. */
    standard?: string;
    example?: string;
  }
}

const placeholders = ['path', 'anchor', 'startLine', 'endLine'];
const shippedCorpus = fileURLToPath(new URL('../corpus', import.meta.url));

/** Problems of a citation template, as a person would want them said. */
function templateProblems(template: string): readonly string[] {
  const named = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const unknown = named.filter((name) => !placeholders.includes(name));
  const known = placeholders.map((name) => `{${name}}`).join(' ');
  return [
    ...(named.includes('path') ? [] : ['has no {path}, so a link could not tell one note from another; put {path} in']),
    ...unknown.map((name) => `does not know {${name}}; use ${known}`),
  ];
}

/**
 * Every setting that an operator may give in the environment or in `.env`. The description and `standard` (what holds
 * when it is not set) are what docs/configuration.md and .env.example are held against.
 */
export const settingsSchema = z.object({
  CORPUS_DIR: z.string().optional().meta({
    description: 'Folder of notes to answer from. `--corpus DIR` on the command line comes first.',
    standard: 'the notes that ship with Stevedore',
    example: '~/notes',
  }),
  CITATION_URL_TEMPLATE: z
    .string()
    .superRefine((template, context) => {
      for (const message of templateProblems(template)) context.addIssue({ code: 'custom', message });
    })
    .optional()
    .meta({
      description:
        'Link of a citation. `{path}` must be in it; `{anchor}`, `{startLine}` and `{endLine}` may be. Each is URL-encoded.',
      standard: '`path#L3-L5`, no link',
      example: 'https://github.com/acme/notes/blob/main/{path}?plain=1#L{startLine}-L{endLine}',
    }),
  WATCH_POLLING: z.enum(['true', 'false'], { error: 'must be true or false' }).optional().meta({
    description:
      '`true` looks for changed notes again and again, for folders that report no changes (network drives, some container mounts).',
    standard: '`false`: the system reports changes',
    example: 'true',
  }),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be one of debug, info, warn, error' })
    .optional()
    .meta({
      description: 'Least severe log line to write: `debug`, `info`, `warn` or `error`. Logs go to standard error.',
      standard: '`warn`',
      example: 'info',
    }),
  DATA_DIR: z.string().optional().meta({
    description: "Folder for what Stevedore keeps between runs; today the console's history of questions.",
    standard: '`$XDG_STATE_HOME/stevedore`, else `~/.local/state/stevedore`',
    example: '/var/lib/stevedore',
  }),
  NO_COLOR: z.string().optional().meta({
    description: 'Any value turns colours off ([no-color.org](https://no-color.org)).',
    standard: 'colours when the output is a terminal',
    example: '1',
  }),
  FORCE_COLOR: z.string().optional().meta({
    description: 'Any value but `0` turns colours on, even into a pipe and against `NO_COLOR`; `0` turns them off.',
    standard: 'colours when the output is a terminal',
    example: '1',
  }),
});

type Settings = z.infer<typeof settingsSchema>;
export type LogLevel = NonNullable<Settings['LOG_LEVEL']>;

export interface Config {
  /** Absolute. */
  readonly corpusDir: string;
  readonly citationUrlTemplate?: string;
  readonly watchPolling: boolean;
  readonly logLevel?: LogLevel;
  /** Absolute; may not exist yet. */
  readonly dataDir: string;
  readonly terminal: TerminalWishes;
}

/** What the environment says of the terminal, apart from whether there is one. */
export interface TerminalWishes {
  readonly colour: 'always' | 'never' | 'auto';
  /** Whether this terminal program is known to make OSC 8 links clickable. */
  readonly hyperlinks: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Checks the environment and turns it into settings; an empty value counts as not set.
 * @throws ConfigError with every problem at once.
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  }
  const settings = parsed.data;
  return {
    corpusDir: settings.CORPUS_DIR === undefined ? shippedCorpus : folderPath(settings.CORPUS_DIR),
    ...(settings.CITATION_URL_TEMPLATE !== undefined && { citationUrlTemplate: settings.CITATION_URL_TEMPLATE }),
    watchPolling: settings.WATCH_POLLING === 'true',
    ...(settings.LOG_LEVEL !== undefined && { logLevel: settings.LOG_LEVEL }),
    dataDir: settings.DATA_DIR === undefined ? stateFolder(given) : folderPath(settings.DATA_DIR),
    terminal: { colour: colourWish(settings, given), hyperlinks: showsHyperlinks(given) },
  };
}

/**
 * The settings of this process: its environment first, then `.env` in the working directory.
 * @throws ConfigError with every problem at once.
 */
export function loadConfig(): Config {
  return readConfig({ ...readDotenv(), ...process.env });
}

function readDotenv(): Environment {
  try {
    return parseDotenv(readFileSync('.env'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`.env cannot be read (${reason}). Make it a readable file, or remove it.`], {
      cause: error,
    });
  }
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

function colourWish(settings: Settings, given: Environment): TerminalWishes['colour'] {
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
