import { BoundedMap } from '../../../bounded-map.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { Address, PersonAddress } from '../address.ts';
import { failureOf } from '../slack-failure.ts';
import type { Workspaces } from '../workspaces.ts';
import type { Pace } from './pace.ts';
import { refusal } from './refusal.ts';
import { sendUntilDone } from './send-until-done.ts';

/** The channels of direct messages with people. */
export interface DirectMessages {
  /** @throws GoneError, or what is worth another try later */
  open(to: PersonAddress, signal: AbortSignal): Promise<Address>;
}

interface DirectMessageDeps {
  readonly workspaces: Pick<Workspaces, 'find'>;
  readonly sleep: Sleep;
  readonly pace: Pace;
}

export function createDirectMessages({ workspaces, sleep, pace }: DirectMessageDeps): DirectMessages {
  const known = new BoundedMap<string, string>(10_000);

  return {
    async open({ team, person }, signal) {
      const name = `${team ?? ''}/${person}`;
      const { client } = await workspaces.find(team);
      let channel = known.get(name);
      // It is the same channel, however often it is opened.
      const open = async () => {
        channel = (await client.conversations.open({ users: person })).channel?.id;
      };
      try {
        if (channel === undefined) await sendUntilDone(open, { pace, sleep, signal, settled: () => false });
      } catch (error) {
        const failure = failureOf(error);
        throw failure.kind === 'refused' ? refusal('a direct message', failure.code, error) : error;
      }
      if (channel === undefined) throw new Error('Slack opened a direct message and did not say where');
      known.set(name, channel);
      return { ...(team !== undefined && { team }), channel };
    },
  };
}
