import type { RequestIds } from '../request-ids.ts';
import type { Timer } from '../timer.ts';

/** What goes on for ever, such as prolonging leases, is for no request, though one had begun it. */
export function timerOutside({ set }: Timer, requestIds: RequestIds): Timer {
  return { set: (callback, delayMs) => set(() => requestIds.outside(callback), delayMs) };
}
