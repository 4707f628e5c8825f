import type { Finding } from './examination.ts';

const check = 'clock';
const noticeableMs = 60_000;

/** A difference from which on a service refuses what it is asked, or what it says is refused. */
export interface Refusal {
  readonly fromMs: number;
  /** As the end of a sentence. */
  readonly means: string;
}

/** @param skewMs the clock of the service less ours */
export function examineClock(skewMs: number, service: string, refusal?: Refusal): Finding {
  const apartMs = Math.abs(skewMs);
  if (apartMs <= noticeableMs) return { check, state: 'ok', message: `it agrees with the clock of ${service}` };
  const refuses = refusal !== undefined && apartMs >= refusal.fromMs;
  const seconds = Math.round(apartMs / 1_000);
  return {
    check,
    state: refuses ? 'problem' : 'warning',
    message: `it is ${seconds} s ${skewMs > 0 ? 'behind' : 'ahead of'} the clock of ${service}${refuses ? `, so ${refusal.means}` : ''}`,
    remedy: 'Let the system set its clock by NTP (timedatectl set-ntp true).',
  };
}
