/** The guilds that the bot was in already, so that one it has just joined can be told from one that comes back. */
export interface PresentGuilds {
  /** Those of a shard, as its session begins. */
  begin(shard: number, guilds: readonly string[]): void;
  has(guild: string): boolean;
  add(shard: number, guild: string): void;
  remove(guild: string): void;
}

export function createPresentGuilds(): PresentGuilds {
  const byShard = new Map<number, Set<string>>();
  return {
    begin: (shard, guilds) => {
      byShard.set(shard, new Set(guilds));
    },
    has: (guild) => [...byShard.values()].some((guilds) => guilds.has(guild)),
    add: (shard, guild) => {
      byShard.set(shard, (byShard.get(shard) ?? new Set()).add(guild));
    },
    remove: (guild) => {
      for (const guilds of byShard.values()) guilds.delete(guild);
    },
  };
}
