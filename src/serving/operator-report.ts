import type { Clock } from '../clock.ts';
import type { Edition } from '../edition.ts';
import { type GapDeps, gatherGaps } from '../operator/gather-gaps.ts';
import { gatherStats, type StatsDeps } from '../operator/gather-stats.ts';
import type { Gather } from '../operator-pages/reports.ts';

interface OperatorReportDeps {
  readonly store: GapDeps['store'] & Pick<StatsDeps, 'usage'>;
  /** The latest. */
  readonly edition: () => Pick<Edition, 'corpus' | 'index' | 'engine'>;
  /** IANA name of the zone in which days are counted. */
  readonly zone: string;
  readonly clock: Clock;
}

/** What the operator's view shows of some days. */
export function createOperatorReport({ store, edition, zone, clock }: OperatorReportDeps): Gather {
  return async (days) => {
    const how = { days, now: clock.now(), zone };
    const { corpus, index, engine } = edition();
    const gaps = await gatherGaps({ store, corpus, index, engine }, how);
    return { gaps, stats: await gatherStats({ usage: store.usage, corpus }, { ...how, gaps }) };
  };
}
