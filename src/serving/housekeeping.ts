import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Retention } from '../settings/retention-setting.ts';
import type { KeepFrom, Store } from '../store/store.ts';

const dayMs = 86_400_000;
/** Rows are kept for days, so a few hours more or less say nothing. */
const everyMs = 6 * 3_600_000;
/** Nobody who has just started the chat shall wait for it. */
const firstAfterMs = 60_000;

export interface HousekeepingDeps {
  readonly store: Pick<Store, 'prune'>;
  readonly retention: Retention;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Deletes what has been kept long enough, after a minute and then every six hours. @returns how to stop it. */
export function startHousekeeping({ store, retention, clock, logger }: HousekeepingDeps): () => void {
  const tidy = (): void => {
    store.prune(keepFrom(retention, clock.now())).then(
      (pruned) => logger.debug('old rows are deleted', { ...pruned }),
      (error: unknown) => logger.warn('old rows could not be deleted', { err: error }),
    );
  };
  const first = setTimeout(tidy, firstAfterMs);
  const others = setInterval(tidy, everyMs);
  return () => {
    clearTimeout(first);
    clearInterval(others);
  };
}

function keepFrom(retention: Retention, now: number): KeepFrom {
  const finite = Object.entries(retention).filter(([, days]) => Number.isFinite(days));
  return Object.fromEntries(finite.map(([kind, days]) => [kind, now - days * dayMs]));
}
