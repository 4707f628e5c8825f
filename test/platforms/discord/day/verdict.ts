import { InteractionType } from 'discord-api-types/v10';
import type { Interaction } from '../../../fakes/discord/state/interactions.ts';
import { atRest } from '../../day/life.ts';
import type { OwnDay } from './begin-day.ts';

export interface Verdict {
  /** Everything that should not be. */
  readonly wrong: readonly unknown[];
  readonly counts: Readonly<Record<string, unknown>>;
}

/**
 * Looks through the books of Discord, once the day is over.
 * @param identifies how many sessions may have been begun.
 */
export async function verdict(day: OwnDay, identifies: number): Promise<Verdict> {
  const { discord, ledger, town, app, replica } = day;
  const { waiting, computing, posting } = await atRest(app, discord.quiet);
  const late = discord.interactions.all.filter((interaction) => isLate(interaction, day));
  const notified = discord.notifications.filter(({ by, reason }) => by === town.bot && reason !== 'direct message');
  const begun = discord.gateway.starts.filter(({ kind }) => kind === 'identify');
  const wrong = [
    ...ledger.faults(),
    ...discord.refused.map((refusal) => ({ refused: refusal })),
    ...discord.warnings.map((warning) => ({ warning })),
    ...notified.map((each) => ({ notified: each })),
    ...[...app.log, ...replica.log].filter((line) => line.startsWith('error: ') && !isAboutLockedStore(line)),
    ...(late.length > mostLate ? late.map(({ id, type, at }) => ({ late: InteractionType[type], id, at })) : []),
    ...(waiting + computing + posting > 0 ? [{ waiting, computing, posting }] : []),
    ...(begun.length > identifies ? [{ begun }] : []),
    ...(discord.gateway.connections === 1 ? [] : [{ connections: discord.gateway.connections }]),
  ];
  return { wrong, counts: countsOf(day) };
}

/** Of several hundred. The machine that plays the day stands still at times as well, and people do it again. */
const mostLate = 3;

/** Whether Discord told somebody that the app did not respond, and the network was not to blame. */
function isLate({ id, state, at }: Interaction, { discord, weather }: OwnDay): boolean {
  if (state !== 'failed' || weather.excuses(at)) return false;
  const responses = discord.calls.filter(({ path }) => path.startsWith(`/interactions/${id}/`));
  return !responses.some(({ outcome }) => faultsOfCalls.has(outcome));
}

const faultsOfCalls: ReadonlySet<string> = new Set(['rate limited', 'server error', 'reset', 'no answer']);

/** An outage is told once. */
export const isAboutLockedStore = (line: string): boolean =>
  /^error: [\w ]+ failed; said once until it works again .*no reply/.test(line);

function countsOf({ discord, ledger, weather }: OwnDay) {
  const byType: Record<string, number> = {};
  for (const { type } of discord.interactions.all) {
    byType[InteractionType[type]] = (byType[InteractionType[type]] ?? 0) + 1;
  }
  const starts: Record<string, number> = {};
  for (const { kind, outcome } of discord.gateway.starts) {
    starts[`${kind} ${outcome}`] = (starts[`${kind} ${outcome}`] ?? 0) + 1;
  }
  const failed = discord.interactions.all.filter(({ state }) => state === 'failed').length;
  return {
    expected: ledger.entries.length,
    ...{ calls: discord.calls.length, byType, failed, starts, faults: weather.counts() },
  };
}
