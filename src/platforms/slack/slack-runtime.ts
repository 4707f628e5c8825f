import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../../clock.ts';
import { type Sleep, systemSleep } from '../sending/sleep.ts';
import type { SocketOptions } from './receiving/socket-connection.ts';
import { type SocketPace, standardSocketPace } from './receiving/socket-pace.ts';
import { type Pace, standardPace } from './sending/pace.ts';

/** Time, chance and the network, as Slack needs them. */
export interface SlackRuntime {
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Names a failure, for people and the log. */
  readonly newIncident: () => string;
  readonly fetch: typeof fetch;
  readonly pace: Pace;
  readonly socketPace: SocketPace;
  readonly socketTimes: Pick<SocketOptions, 'helloMs' | 'pingMs' | 'silentMs' | 'closingMs'>;
  /** How long stopping waits for requests over HTTP that are being answered, in milliseconds. */
  readonly httpClosingMs: number;
  /** How long stopping waits until all have their replies, in milliseconds: Slack may ask for a longer wait than a stop has. */
  readonly settlingMs: number;
}

export const standardRuntime: SlackRuntime = {
  clock: systemClock,
  sleep: systemSleep,
  random: Math.random,
  newIncident: () => randomUUID().slice(0, 8),
  fetch,
  pace: standardPace,
  socketPace: standardSocketPace,
  socketTimes: { helloMs: 10_000, pingMs: 3_000, silentMs: 8_000, closingMs: 1_000 },
  httpClosingMs: 5_000,
  settlingMs: 10_000,
};
