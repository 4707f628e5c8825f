import type { Clock } from '../clock.ts';
import type { GapReport } from '../operator/gap-report.ts';
import type { Stats } from '../operator/stats.ts';

/** What people asked in some days, and what the notes do not answer of it. */
export interface OperatorReport {
  readonly gaps: GapReport;
  readonly stats: Stats;
}

/** @param days how many, today included. */
export type Gather = (days: number) => Promise<OperatorReport>;

/** What was gathered is shown for so long: where much was asked, to gather it takes seconds. */
const freshMs = 60_000;

/** Gathers when a report is wanted, once however many want it. */
export function createReports(gather: Gather, clock: Clock): Gather {
  const made = new Map<number, { readonly at: number; readonly report: Promise<OperatorReport> }>();
  return (days) => {
    const known = made.get(days);
    if (known !== undefined && clock.now() - known.at < freshMs) return known.report;
    const report = gather(days);
    made.set(days, { at: clock.now(), report });
    // What failed is tried anew by who asks next.
    report.catch(() => made.delete(days));
    return report;
  };
}
