import { BoundedMap } from '../../../bounded-map.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { Api } from '../api.ts';
import { DiscordError, failureOf } from '../discord-failure.ts';
import type { Pace } from './pace.ts';
import { sendUntilDone } from './send-until-done.ts';

/** The channels of direct messages with people. */
export interface DirectMessages {
  /** @returns the id of the channel. */
  open(person: string, signal: AbortSignal): Promise<string>;
}

interface DirectMessageDeps {
  readonly api: Api;
  readonly sleep: Sleep;
  readonly pace: Pace;
}

export function createDirectMessages({ api, sleep, pace }: DirectMessageDeps): DirectMessages {
  const known = new BoundedMap<string, string>(10_000);

  return {
    async open(person, signal) {
      const channel = known.get(person);
      if (channel !== undefined) return channel;
      let opened = '';
      // It is the same channel, however often it is opened.
      const open = async () => {
        const body = { recipient_id: person };
        opened = ((await api.call('POST', '/users/@me/channels', { body, signal })) as { readonly id: string }).id;
      };
      await sendUntilDone(open, { pace, sleep, signal, settled: () => false });
      known.set(person, opened);
      return opened;
    },
  };
}

/** Discord's numbers for a person who takes no direct messages from the bot, or shares no server with it. */
const closed = new Set(['50007', '50278', '50009']);

/** Whether somebody takes no direct messages, by what opening the channel or posting there has thrown. */
export function takesNone(error: unknown): boolean {
  const failure = failureOf(error instanceof Error && error.cause instanceof DiscordError ? error.cause : error);
  return failure.kind === 'refused' && closed.has(failure.code);
}
