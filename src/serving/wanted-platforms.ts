import { holdsSecret } from '../answer/secret-guard.ts';
import { commandListings } from '../chat/command-listings.ts';
import { commands } from '../chat/commands/index.ts';
import { type Config, showsColour } from '../config.ts';
import type { Corpus } from '../corpus/note.ts';
import type { Logger } from '../logger.ts';
import { type PlatformEntry, platforms } from '../platforms/index.ts';
import type { PlatformHost } from '../platforms/platform.ts';
import type { WantedPlatform } from './platform-runner.ts';

/** What platforms may use of the process. */
interface WantedPlatformsHost
  extends Pick<PlatformHost, 'input' | 'output' | 'vault' | 'besideLog' | 'site' | 'board' | 'metrics' | 'requestIds'> {
  readonly corpus: Corpus;
  readonly logger: Logger;
  /** Of the web page, where it can be had. */
  readonly webAddress?: string;
  /** To be called when a platform has nobody left to talk to. */
  readonly ended: (platform: string) => void;
}

/** The platforms that the settings ask for. What would switch the others on is logged, and shown at the terminal. */
export function wantedPlatforms(config: Config, host: WantedPlatformsHost): readonly WantedPlatform[] {
  const { input, output, vault, besideLog, metrics, requestIds, site, board, webAddress, corpus, logger, ended } = host;
  const wanted = platforms.filter(({ off }) => off(config) === undefined);
  const others = platforms.filter((platform) => !wanted.includes(platform));
  for (const { name, off } of others) logger.info('a platform is off', { platform: name, remedy: off(config) });
  const base: Omit<PlatformHost, 'ended'> = {
    ...{ logger, dataDir: config.dataDir, input, output, holdsSecret },
    commands: commandListings(commands),
    colour: showsColour(config, output),
    hyperlinks: config.terminal.hyperlinks,
    greeting: greeting(config, corpus, {
      beside: wanted.filter(({ name }) => name !== 'console'),
      others,
      ...(webAddress !== undefined && { webAddress }),
    }),
    ...(metrics !== undefined && { metrics }),
    ...(requestIds !== undefined && { requestIds }),
    ...(vault !== undefined && { vault }),
    ...(site !== undefined && { site }),
    ...(board !== undefined && { board }),
    ...(besideLog !== undefined && { besideLog }),
  };
  return wanted.map(({ name, create }) => ({
    name,
    create: () => create({ ...base, ended: () => ended(name) }, config),
  }));
}

interface Greeted extends Pick<WantedPlatformsHost, 'webAddress'> {
  /** On, beside the terminal. */
  readonly beside: readonly PlatformEntry[];
  readonly others: readonly PlatformEntry[];
}

function greeting(config: Config, { notes }: Corpus, { beside, others, webAddress }: Greeted): string {
  const count = notes.length === 1 ? 'one note' : `${notes.length} notes`;
  return [
    `I answer from ${count}. Ask me something, or type help; exit or Ctrl-D to ${beside.length === 0 ? 'leave' : 'stop'}.`,
    ...beside.map(({ name, title, problems }) => {
      if (name === 'web' && webAddress !== undefined) return `${title} is at ${webAddress}.`;
      return problems(config).length === 0
        ? `${title} is on too; if it cannot be reached, a line here says so.`
        : `${title} is left out, as its settings are wrong; a line here says what to do.`;
    }),
    ...others.map(({ title, off }) => `${title} is off; to switch it on, ${off(config)}.`),
  ].join('\n');
}
