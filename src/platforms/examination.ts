import type { CommandListing } from '../chat/request.ts';
import type { Clock } from '../clock.ts';

/** What a look at one thing has found out, for the operator. */
export interface Finding {
  /** What was looked at: `Slack bot token`. */
  readonly check: string;
  /** warning: it works, but perhaps not as wanted. problem: it does not work. */
  readonly state: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What to do about it. */
  readonly remedy?: string;
}

export interface ExaminationDeps {
  readonly clock: Clock;
  /** Where the daily quiz is on, in the platform's own spelling. */
  readonly dailyPlaces: readonly string[];
  /** What people can say by name, as platforms may have to register it. */
  readonly commands: readonly CommandListing[];
}
