import type { Delivery } from '../../../fakes/slack/delivery/delivery.ts';
import { atRest } from '../../day/life.ts';
import type { Day } from './day.ts';

export interface Verdict {
  /** Everything that should not be. */
  readonly wrong: readonly unknown[];
  readonly counts: Readonly<Record<string, unknown>>;
}

/** Looks through the books of Slack, once the day is over. */
export async function verdict(day: Day): Promise<Verdict> {
  const { slack, ledger, town, app, weather } = day;
  const { waiting, computing, posting } = await atRest(app, slack.quiet);
  const late = slack.deliveries.log.filter((delivery) => isLate(delivery, weather.excuses));
  const lost = slack.deliveries.log.filter(isLost);
  const notified = slack.notifications.filter(({ by, reason }) => by === town.bot && reason !== 'direct message');
  const wrong = [
    ...ledger.faults(),
    ...slack.refused.map((refusal) => ({ refused: refusal })),
    ...slack.warnings.map((warning) => ({ warning })),
    ...notified.map((each) => ({ notified: each })),
    ...app.log.filter((line) => line.startsWith('error: ') && !ofLockedStore.test(line)),
    ...(late.length > mostLate ? late.map(({ type, attempts }) => ({ late: type, attempts })) : []),
    ...lost.map(({ type, attempts }) => ({ lost: type, attempts })),
    ...(waiting + computing + posting > 0 ? [{ waiting, computing, posting }] : []),
  ];
  return { wrong, counts: countsOf(day) };
}

/** Of a thousand and more. The machine that plays the day stands still at times as well, and Slack tells of those again. */
const mostLate = 3;

/** A connection that is not there, or gone when it is used again, is the network's. */
const notTheApps: readonly string[] = ['acknowledged', 'connection_failed'];

/** Whether it was not acknowledged in time, and the network was not to blame. */
const isLate = ({ attempts }: Delivery, excused: (at: number) => boolean): boolean =>
  attempts.some(({ at, outcome }) => !notTheApps.includes(outcome) && !excused(at));

/** Whether Slack gave up telling of it, and was right to. */
const isLost = ({ kind, state, attempts }: Delivery): boolean =>
  kind === 'events_api' && state === 'given up' && attempts.every(({ outcome }) => outcome !== 'acknowledged');

/** An outage is told once. */
const ofLockedStore = /^error: remembering what came in failed; said once/;

function countsOf({ slack, ledger, weather }: Day) {
  const byType: Record<string, number> = {};
  for (const { type } of slack.deliveries.log) byType[type] = (byType[type] ?? 0) + 1;
  const attempts = slack.deliveries.log.reduce((sum, delivery) => sum + delivery.attempts.length, 0);
  return {
    expected: ledger.entries.length,
    ...{ deliveries: slack.deliveries.log.length, attempts, calls: slack.calls.length },
    ...{ byType, faults: weather.counts() },
  };
}
