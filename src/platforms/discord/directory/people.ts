import { type APIGuild, type APIGuildMember, PermissionFlagsBits } from 'discord-api-types/v10';
import { BoundedMap } from '../../../bounded-map.ts';
import type { Clock } from '../../../clock.ts';
import type { Address } from '../address.ts';
import type { Lookups } from './lookups.ts';
import { permissionsIn } from './permissions.ts';

/** What people may do. */
export interface People {
  /** @param permissions as an interaction of theirs tells them. */
  note(guild: string, person: string, permissions: bigint): void;
  /**
   * Whether they may change what holds for the whole guild: they own it, or have Manage Server. In direct messages everybody may.
   * As of the last minutes.
   * @throws when Discord does not say.
   */
  isAdmin(place: Address, person: string): Promise<boolean>;
}

interface PeopleDeps {
  readonly lookups: Lookups;
  readonly clock: Clock;
}

interface Known {
  readonly isAdmin: boolean;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

const remembered = 5_000;
/** A press that follows a command need not ask. */
const toldHoldsMs = 60_000;
const askedHoldsMs = 5 * 60_000;
/** Somebody waits for the reply to a command. */
const withinMs = 15_000;

export function createPeople({ lookups, clock }: PeopleDeps): People {
  const known = new BoundedMap<string, Known>(remembered);
  const keyOf = (guild: string, person: string) => `${guild}/${person}`;
  const learn = (key: string, isAdmin: boolean, holdsMs: number) =>
    known.set(key, { isAdmin, until: clock.now() + holdsMs });

  async function ask(guild: string, person: string): Promise<boolean> {
    const [server, member] = await Promise.all([
      lookups.read(`/guilds/${guild}`, withinMs),
      lookups.read(`/guilds/${guild}/members/${person}`, withinMs),
    ]);
    if (!isGuild(server) || !isMember(member)) return false;
    const { owner_id: ownerId, roles } = server;
    // Nobody who is timed out gives commands.
    const standing = { guild: { id: guild, ownerId, roles }, member: { id: person, roles: member.roles } };
    return mayManage(permissionsIn(standing, [], clock.now()));
  }

  return {
    note: (guild, person, permissions) => {
      learn(keyOf(guild, person), mayManage(permissions), toldHoldsMs);
    },
    async isAdmin({ guild }, person) {
      if (guild === undefined) return true;
      const key = keyOf(guild, person);
      const before = known.get(key);
      if (before !== undefined && clock.now() < before.until) return before.isAdmin;
      const isAdmin = await ask(guild, person);
      learn(key, isAdmin, askedHoldsMs);
      return isAdmin;
    },
  };
}

/** Who may do everything has this bit, too. */
const mayManage = (permissions: bigint): boolean =>
  (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;

function isGuild(told: unknown): told is Pick<APIGuild, 'owner_id' | 'roles'> {
  return typeof told === 'object' && told !== null && 'owner_id' in told && 'roles' in told;
}

function isMember(told: unknown): told is Pick<APIGuildMember, 'roles'> {
  return typeof told === 'object' && told !== null && 'roles' in told;
}
