import type { Clock } from '../../clock.ts';
import { createRateLimit, type Wait } from '../../rate-limit.ts';
import type { Request } from '../request.ts';
import { lengthBeyond } from './input-cap.ts';
import { intakeLines } from './intake-lines.ts';

/** Decides whether a request is worked on at all. */
export interface Admission {
  judge(request: Request): Verdict;
  /** Gives a person back what a request cost that turned out to be a duplicate, or none of the bot's business. */
  refund(request: Request): void;
}

/** A line that is said in place of an answer; with `wait` when the person asks too often. */
type Verdict = { readonly admitted: true } | { readonly admitted: false; readonly line: string; readonly wait?: Wait };

export interface AdmissionOptions {
  readonly clock: Clock;
  /** Requests of a person that are answered in a minute, and at once after some silence. */
  readonly perMinute: number;
  readonly burst: number;
  /** Platforms whose people may ask as much as they like. */
  readonly unlimited: readonly string[];
  /** Longest text, in characters. */
  readonly maxCharacters: number;
  readonly isFull: () => boolean;
}

/**
 * A press on a choice takes little to answer, and people press quickly; that it costs something is because anybody can type
 * the same.
 */
const pressCost = 1 / 4;

/** What a platform asks by itself when somebody opens it. */
const openings: readonly string[] = ['home', 'hello'];

function costOf({ text, call }: Request): number {
  if (call !== undefined) return openings.includes(call.name) ? 0 : 1;
  return text.startsWith('quiz answer ') ? pressCost : 1;
}

const personOf = ({ platform, person }: Request): string => JSON.stringify([platform, person]);

export function createAdmission(options: AdmissionOptions): Admission {
  const { clock, perMinute, burst, unlimited, maxCharacters, isFull } = options;
  const rateLimit = createRateLimit({ clock, perMinute, burst });
  const isLimited = (request: Request) => !unlimited.includes(request.platform) && costOf(request) > 0;
  return {
    judge(request) {
      const wait = isLimited(request) ? rateLimit.spend(personOf(request), costOf(request)) : undefined;
      if (wait !== undefined) {
        const waitSeconds = Math.max(1, Math.ceil((wait.until - clock.now()) / 1_000));
        return { admitted: false, line: intakeLines.tooFast(waitSeconds), wait };
      }
      const length = lengthBeyond(request, maxCharacters);
      if (length !== undefined) return { admitted: false, line: intakeLines.tooLong(length, maxCharacters) };
      return isFull() ? { admitted: false, line: intakeLines.busy } : { admitted: true };
    },
    refund(request) {
      if (isLimited(request)) rateLimit.refund(personOf(request), costOf(request));
    },
  };
}
