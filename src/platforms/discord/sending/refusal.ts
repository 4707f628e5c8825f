import { GoneError } from '../../../chat/chat.ts';
import type { Clock } from '../../../clock.ts';
import type { Address } from '../address.ts';
import type { Api } from '../api.ts';
import { permissionLabels } from '../directory/permissions.ts';
import { failureOf } from '../discord-failure.ts';
import type { Identity } from '../identity.ts';
import { type ChannelStanding, readStanding } from './channel-standing.ts';

/** Turns what Discord has refused into an error for the operator. */
export interface Refusals {
  /** @returns a GoneError where trying again is no use, which says what to do; what is no refusal as it is. */
  explain(what: string, to: Address, error: unknown): Promise<unknown>;
}

interface RefusalDeps {
  readonly api: Api;
  readonly identity: () => Identity;
  readonly clock: Clock;
}

/** Discord's numbers for a place that is out of reach for good, and what to do about it. */
const gone: Readonly<Record<string, string>> = {
  10003: 'the channel or thread has been deleted',
  10004: 'the bot is not in the server any more: invite it again',
  20026: 'Discord has marked the bot as spam: the portal says how to appeal',
  50007: 'the person does not take direct messages from the bot, or has blocked it',
  50008: 'it is no channel to write in',
  50024: 'nothing can be posted in a channel of that kind',
  50083: 'the thread is archived: open it again',
  50278: 'the person shares no server with the bot any more',
  160005: 'the thread is locked: a moderator can unlock it',
  200000: 'the AutoMod of the server blocked it: its rules can except the role of the bot',
  240000: 'Discord blocked it for a link in it that it takes for harmful',
};

/** Missing Access, and missing permissions: Discord does not say which. */
const forbidden = new Set(['50001', '50013', 'http_403']);

/** How long it may take to find out which one. */
const askingMs = 10_000;

export function createRefusals({ api, identity, clock }: RefusalDeps): Refusals {
  async function forbiddenIn({ guild, channel }: Address): Promise<string> {
    if (guild === undefined) return 'the person does not take direct messages from the bot any more';
    try {
      const options = { now: clock.now(), signal: AbortSignal.timeout(askingMs) };
      return wordsFor(await readStanding(api, { guild, channel, bot: identity().userId }, options), channel);
    } catch {
      return `the bot lacks permissions in the channel ${channel}: stevedore doctor names them`;
    }
  }

  return {
    async explain(what, to, error) {
      const failure = failureOf(error);
      if (failure.kind !== 'refused') return error;
      const message = `Discord refused ${what} (${failure.code})`;
      const reason = forbidden.has(failure.code) ? await forbiddenIn(to) : gone[failure.code];
      if (reason === undefined) return new Error(message, { cause: error });
      return new GoneError(`${message}: ${reason}`, { cause: error });
    },
  };
}

function wordsFor(standing: ChannelStanding | undefined, channel: string): string {
  if (standing === undefined) return 'the bot is not in the server any more: invite it again';
  const { name, missing, timedOutUntil } = standing;
  const place = name === channel ? `the channel ${channel}` : `#${name}`;
  if (timedOutUntil !== undefined)
    return `the bot is timed out in the server until ${timedOutUntil}: a moderator can end it`;
  if (missing.length === 0)
    return `the bot may not do it in ${place}, though it has all permissions that it needs there`;
  const names = missing.map((permission) => permissionLabels[permission]);
  const lacks = `the permission${names.length > 1 ? 's' : ''} ${names.join(' and ')}`;
  return `in ${place} the bot lacks ${lacks}: allow that to its role in the settings of the channel`;
}
