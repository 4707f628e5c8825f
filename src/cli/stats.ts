import { systemClock } from '../clock.ts';
import { showsColour } from '../config.ts';
import { openEdition } from '../edition.ts';
import { gatherGaps } from '../operator/gather-gaps.ts';
import { gatherStats } from '../operator/gather-stats.ts';
import { showControls } from '../platforms/console/controls.ts';
import { type CorpusOption, configWith, type ExitCode, exitCodes, type Io } from './io.ts';
import { statsTable } from './stats-table.ts';
import { withStore } from './with-store.ts';

export interface StatsOptions extends CorpusOption {
  readonly days: number;
  readonly json?: boolean;
}

/** Prints what people asked and what became of it, by days. */
export async function stats(options: StatsOptions, io: Io): Promise<ExitCode> {
  const config = await configWith(options);
  const edition = await openEdition(config);
  const how = { days: options.days, now: systemClock.now(), zone: config.timeZone };
  const numbers = await withStore(config, async (store) => {
    const gaps = await gatherGaps({ store, ...edition }, how);
    return gatherStats({ usage: store.usage, corpus: edition.corpus }, { ...how, gaps });
  });
  io.stdout.write(
    options.json === true
      ? `${JSON.stringify(numbers, null, 2)}\n`
      : showControls(statsTable(numbers, { blocks: showsColour(config, io.stdout) })),
  );
  return exitCodes.fine;
}
