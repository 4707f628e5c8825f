import { expect } from 'vitest';
import type { SimulatedPlace } from './agenda.ts';
import type { TestStore } from './memory-store.ts';
import { type SimulationReport, simulate } from './simulation.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const sunday = [7];
const hourMs = 3_600_000;

/** Zones with the processes that look after their places. Clocks change on Sundays. */
const zones: readonly {
  readonly zone: string;
  readonly processes: number;
  readonly places: readonly Omit<SimulatedPlace, 'zone'>[];
}[] = [
  {
    zone: 'Europe/Berlin',
    processes: 2,
    places: [
      // In the gap and in the overlap.
      { place: 'night', time: '02:30', weekdays: everyDay },
      { place: 'work', time: '09:00', weekdays: [1, 4], revealAfterMs: 4 * hourMs },
    ],
  },
  {
    zone: 'America/New_York',
    processes: 2,
    places: [
      { place: 'overlap', time: '01:30', weekdays: everyDay },
      { place: 'gap', time: '02:30', weekdays: sunday, revealAfterMs: 1.5 * hourMs },
    ],
  },
  {
    zone: 'Australia/Lord_Howe',
    processes: 3,
    places: [
      { place: 'gap', time: '02:15', weekdays: everyDay },
      { place: 'overlap', time: '01:45', weekdays: sunday, revealAfterMs: hourMs },
    ],
  },
  { zone: 'Asia/Kathmandu', processes: 2, places: [{ place: 'all', time: '00:00', weekdays: everyDay }] },
  { zone: 'UTC', processes: 5, places: [{ place: 'all', time: '23:59', weekdays: everyDay }] },
];

/** With a 29th of February. */
const from = Date.parse('2024-01-01T00:00Z');
const to = Date.parse('2025-01-01T00:00Z');

/** The sum of all zones; `usualMs` is the greatest of the medians of lateness. */
export type YearReport = Omit<SimulationReport, 'faults' | 'lateness'> & {
  readonly usualMs: number;
  readonly latestMs: number;
};

/**
 * The days of a year in all zones at once.
 * @param open called for each process; those of a zone must come to the same database
 */
export async function simulateYear(seed: string, open: (zone: string) => Promise<TestStore>): Promise<YearReport> {
  const reports = await Promise.all(
    zones.map(async ({ zone, processes, places }) => {
      const stores: TestStore[] = [];
      for (let process = 0; process < processes; process++) stores.push(await open(zone));
      const simulated = places.map((place) => ({ ...place, zone }));
      return simulate({ name: zone, seed, places: simulated, from, to, stores });
    }),
  );
  expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
  const sum = (of: (report: SimulationReport) => number): number =>
    reports.reduce((all, report) => all + of(report), 0);
  return {
    prompts: sum(({ prompts }) => prompts),
    skipped: sum(({ skipped }) => skipped),
    reveals: sum(({ reveals }) => reveals),
    lateReveals: sum(({ lateReveals }) => lateReveals),
    ticks: sum(({ ticks }) => ticks),
    calls: sum(({ calls }) => calls),
    deaths: total(reports.map(({ deaths }) => deaths)),
    failures: total(reports.map(({ failures }) => failures)),
    usualMs: Math.max(...reports.map(({ lateness }) => lateness.median)),
    latestMs: Math.max(...reports.map(({ lateness }) => lateness.most)),
  };
}

/** Steps between which a process must have died at least once, or the simulation has shown nothing of them. */
const mortalSteps: readonly string[] = [
  ...[
    'slots.claim',
    'prompts.get',
    'prompts.recent',
    'attempts.bySection',
    'prompts.add',
    'slots.intend',
    'poster.post',
  ],
  ...[
    'slots.settle',
    'slots.takeOver',
    'poster.wasPosted',
    'prompts.close',
    'attempts.at',
    'slots.latest',
    'slots.get',
  ],
].flatMap((step) => [`before ${step}`, `after ${step}`]);

export function expectYear(report: YearReport): void {
  // 366 days in five places, 52 Sundays in two, and some 104 Mondays and Thursdays.
  expect(report.prompts).toBeGreaterThan(2_030);
  expect(report.reveals).toBeGreaterThan(report.prompts - 10);
  expect(mortalSteps.filter((step) => report.deaths[step] === undefined)).toEqual([]);
  expect(report.skipped).toBe(0);
  // At the right time, but for those whose process died or whose platform failed again and again.
  expect(report.usualMs).toBeLessThan(20_000);
  expect(report.latestMs).toBeLessThan(2 * hourMs);
  expect(report.lateReveals).toBeLessThan(report.reveals / 100);
}

function total(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const [name, count] of counts.flatMap((each) => Object.entries(each))) all[name] = (all[name] ?? 0) + count;
  return all;
}
