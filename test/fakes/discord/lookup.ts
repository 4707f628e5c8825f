import type { Channel, Guild, Member, Role, User } from './state/guild.ts';
import { channelById, type World } from './state/world.ts';

/** Finds what a test names, by id or by name. All throw where nothing or more than one thing is called so: a mistake in a test. */
export interface Lookup {
  user(idOrName: string): User;
  guild(idOrName: string): Guild;
  /** Also `guild/channel`, where channels of two guilds share a name. */
  channel(idOrName: string): Channel;
  role(guild: Guild, idOrName: string): Role;
  /** @throws for somebody who is not in it. */
  member(guild: Guild, user: User): Member;
}

export function createLookup(world: World): Lookup {
  const one = <T>(found: readonly T[], what: string): T => {
    const [first] = found;
    if (first === undefined) throw new Error(`No ${what} in the fake Discord.`);
    if (found.length > 1) throw new Error(`More than one ${what} in the fake Discord.`);
    return first;
  };
  const lookup: Lookup = {
    user: (name) => {
      const byId = world.users.get(name);
      return (
        byId ??
        one(
          [...world.users.values()].filter((user) => user.name === name),
          `user ${name}`,
        )
      );
    },
    guild: (name) => {
      const byId = world.guilds.get(name);
      return (
        byId ??
        one(
          [...world.guilds.values()].filter((guild) => guild.name === name),
          `guild ${name}`,
        )
      );
    },
    channel: (name) => {
      const byId = channelById(world, name);
      if (byId !== undefined) return byId;
      const [inGuild, own] = name.includes('/') ? name.split('/') : [undefined, name];
      const guilds = inGuild === undefined ? [...world.guilds.values()] : [lookup.guild(inGuild)];
      const channels = guilds.flatMap((guild) => [...guild.channels.values()]);
      return one(
        channels.filter((channel) => channel.name === own || channel.id === own),
        `channel ${name}`,
      );
    },
    role: (guild, name) => {
      const id = name === 'everyone' ? guild.id : name;
      const byId = guild.roles.get(id);
      return (
        byId ??
        one(
          [...guild.roles.values()].filter((role) => role.name === name),
          `role ${name}`,
        )
      );
    },
    member: (guild, { id, name }) => {
      const member = guild.members.get(id);
      if (member === undefined) throw new Error(`${name} is not in ${guild.name}.`);
      return member;
    },
  };
  return lookup;
}
