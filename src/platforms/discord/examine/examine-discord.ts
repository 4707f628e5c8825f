import type { APIUser } from 'discord-api-types/v10';
import { examineClock } from '../../clock-skew.ts';
import type { ExaminationDeps, Finding } from '../../examination.ts';
import { DiscordError } from '../discord-failure.ts';
import type { DiscordSettings } from '../discord-settings.ts';
import { portal } from '../portal.ts';
import { examineApplication, type KnownApplication } from './application.ts';
import { type CommandsDeps, examineCommands } from './commands.ts';
import { examineGateway } from './gateway.ts';
import { examineDailyPlace } from './places.ts';
import { createProbe, failureFinding, type Probe } from './probe.ts';
import { examineDevServer, examineServers } from './servers.ts';

/** Nobody who waits for a diagnosis waits longer for one reply of Discord's. */
const standardPatienceMs = 5_000;

/** Tries what the settings say with Discord itself. Changes nothing there and here, and begins no session. */
export async function examineDiscord(
  settings: DiscordSettings,
  deps: ExaminationDeps,
  patienceMs = standardPatienceMs,
): Promise<readonly Finding[]> {
  const probe = createProbe(settings, { clock: deps.clock, patienceMs });
  try {
    const { bot, application, findings } = await examineToken(probe);
    const clock = await examineTime(probe);
    if (bot === undefined || application === undefined) return [...findings, ...clock];
    const { id, approximate_guild_count: servers } = application;
    const others = await Promise.all([
      examineApplication(application, settings.messageContent),
      examineGateway(probe, settings.shards, servers ?? 0, patienceMs),
      clock,
      examineServers(probe, id, servers),
      examineOffer({ probe, applicationId: id, devGuildId: settings.devGuildId, commands: deps.commands }),
      ...deps.dailyPlaces.map((place) =>
        examineDailyPlace(place, { probe, clock: deps.clock, applicationId: id, botId: bot.id }),
      ),
    ]);
    return [...findings, ...others.flat()];
  } finally {
    probe.close();
  }
}

/** Where the bot is not in the server to try things in, there is nothing to say of commands. */
async function examineOffer(deps: CommandsDeps): Promise<readonly Finding[]> {
  const { probe, applicationId, devGuildId } = deps;
  if (devGuildId === undefined) return examineCommands(deps);
  const server = await examineDevServer(probe, applicationId, devGuildId);
  return server.state === 'ok' ? [server, ...(await examineCommands(deps))] : [server];
}

interface TokenExamination {
  readonly bot?: APIUser;
  readonly application?: KnownApplication;
  readonly findings: readonly Finding[];
}

async function examineToken(probe: Probe): Promise<TokenExamination> {
  const check = 'Discord bot token';
  try {
    const [bot, application] = (await Promise.all([probe.get('/users/@me'), probe.get('/applications/@me')])) as [
      APIUser,
      KnownApplication,
    ];
    return { bot, application, findings: [{ check, state: 'ok', message: `it is @${bot.username}` }] };
  } catch (error) {
    const isToken = error instanceof DiscordError && error.status === 401;
    return { findings: [failureFinding(check, error, isToken ? () => refusedToken : refusedCall)] };
  }
}

const refusedToken = {
  message: 'Discord does not take DISCORD_TOKEN (401)',
  remedy: `Make a new one, which ends the old one: ${portal} → Bot → Reset Token; and set DISCORD_TOKEN to it.`,
};

const refusedCall = (code: string) => ({
  message: `Discord, or something before it, refuses to be asked (${code})`,
  remedy:
    'Look at a proxy in between, and at DISCORD_API_URL where it is set. Discord itself shuts out an address for a while after very many refused calls.',
});

/** What cannot be reached has been told of before. */
async function examineTime(probe: Probe): Promise<readonly Finding[]> {
  const skewMs = await probe.skewMs().catch(() => undefined);
  return skewMs === undefined ? [] : [examineClock(skewMs, 'Discord')];
}
