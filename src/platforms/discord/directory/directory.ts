import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { Api } from '../api.ts';
import type { Identity } from '../identity.ts';
import type { Pace } from '../sending/pace.ts';
import { type BotRoles, createBotRoles } from './bot-roles.ts';
import { type Channels, createChannels } from './channels.ts';
import { createLookups } from './lookups.ts';
import { createPeople, type People } from './people.ts';
import { createStarters, type Starters } from './starters.ts';
import { takeDown } from './take-down.ts';

/** What the bot knows of Discord: a little of what the gateway tells, and the rest when it is needed. */
export interface Directory {
  readonly channels: Channels;
  readonly botRoles: BotRoles;
  readonly starters: Starters;
  readonly people: People;
  /** Takes down what a dispatch tells. */
  note(payload: GatewayDispatchPayload): void;
}

interface DirectoryDeps {
  readonly api: Api;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly pace: Pick<Pace, 'attempts' | 'retryMs'>;
  readonly logger: Logger;
}

export function createDirectory({ api, identity, clock, sleep, pace, logger }: DirectoryDeps): Directory {
  const lookups = createLookups({ api, sleep, pace });
  const channels = createChannels({ lookups, identity, logger });
  const botRoles = createBotRoles({ lookups, identity, logger });
  const people = createPeople({ lookups, clock });
  return {
    channels,
    botRoles,
    starters: createStarters({ lookups, logger }),
    people,
    note: (payload) => takeDown(payload, { channels, botRoles, people, identity }),
  };
}
