import type { Json } from '../../json.ts';
import type { World } from '../state/world.ts';
import { isCircumstance, type SlackError } from './slack-error.ts';

/** @param done whether the call had its effect. */
export function record(world: World, method: string, args: Json, outcome: string, done: boolean): void {
  world.calls.push({ at: world.clock.now(), method, args, outcome, done });
  world.changed();
}

/** Writes down a call that is refused, and apart from it what is wrong with the payload itself. */
export function recordRefusal(world: World, method: string, args: Json, error: SlackError): void {
  if (!isCircumstance(error.code)) world.refused.push({ method, error: error.code, reasons: error.reasons, args });
  record(world, method, args, error.code, false);
}
