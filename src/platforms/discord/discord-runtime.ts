import { type Clock, systemClock } from '../../clock.ts';
import { type Sleep, systemSleep } from '../sending/sleep.ts';
import { type GatewayPace, standardGatewayPace } from './gateway/gateway-pace.ts';
import { type Pace, standardPace } from './sending/pace.ts';

/** Time and chance, as Discord needs them. */
export interface DiscordRuntime {
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly pace: Pace;
  readonly gatewayPace: GatewayPace;
  /** How long stopping waits until all have their replies, in milliseconds. */
  readonly settlingMs: number;
}

export const standardRuntime: DiscordRuntime = {
  clock: systemClock,
  sleep: systemSleep,
  random: Math.random,
  pace: standardPace,
  gatewayPace: standardGatewayPace,
  settlingMs: 10_000,
};
