import type { Finding } from '../../examination.ts';

const check = 'clock';
const noticeableMs = 60_000;
/** Signed requests older than this are refused, which HTTP mode relies on: docs.slack.dev, "Verifying requests". */
const signatureWindowMs = 300_000;

/** @param skewMs Slack's clock less ours */
export function examineClock(skewMs: number, mode: 'socket' | 'http'): Finding {
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  if (Math.abs(skewMs) <= noticeableMs) return { check, state: 'ok', message: 'it agrees with the clock of Slack' };
  const refuses = mode === 'http' && Math.abs(skewMs) >= signatureWindowMs;
  return {
    check,
    state: refuses ? 'problem' : 'warning',
    message: `it is ${seconds} s ${skewMs > 0 ? 'behind' : 'ahead of'} the clock of Slack${refuses ? ', so requests from Slack are refused as too old' : ''}`,
    remedy: 'Let the system set its clock by NTP (timedatectl set-ntp true).',
  };
}
