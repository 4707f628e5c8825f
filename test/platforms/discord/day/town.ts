import type { FakeDiscord } from '../../../fakes/discord/fake-discord.ts';
import type { Chance } from '../../day/chance.ts';

/** A text channel with those who read it. */
interface TownChannel {
  readonly id: string;
  readonly guild: string;
  readonly members: readonly string[];
}

/** Who is there, and where they talk. */
export interface Town {
  /** User id of the bot. */
  readonly bot: string;
  /** Text channels of the guilds that the bot is in. */
  readonly channels: readonly TownChannel[];
  /** Forums of these guilds. */
  readonly forums: readonly TownChannel[];
  /** User id of another app, which talks as well. */
  readonly otherBot: string;
  /** Guilds that the bot may be invited to, by their only channel. */
  readonly others: readonly TownChannel[];
  /** May change everything everywhere. */
  readonly admin: string;
  readonly people: readonly string[];
}

const peopleCount = 500;
const guilds = [
  { name: 'Harbour', members: 320, channels: 17 },
  { name: 'Shipyard', members: 200, channels: 13 },
  { name: 'Museum', members: 90, channels: 10 },
];
const otherGuilds = ['Regatta', 'Lighthouse', 'Ferry'];

/** Three guilds of 500 people, of whom some are in more than one; and guilds that do not know the bot yet. */
export function openTown(discord: FakeDiscord, chance: Chance): Town {
  const names = Array.from({ length: peopleCount }, (_, index) => `person-${String(index + 1).padStart(3, '0')}`);
  const [adminName = ''] = names;

  function open(name: string, members: readonly string[], channels: readonly string[], withBot: boolean) {
    const present = [...new Set([adminName, ...members])];
    const guild = discord.addGuild({
      name,
      withBot,
      users: [
        ...present.map((person) => ({ name: person, ...(person === adminName && { roles: ['admin'] }) })),
        { name: 'another-bot', isBot: true },
      ],
      roles: [{ name: 'admin', permissions: ['Administrator'] }],
      channels: [...channels.map((channel) => ({ name: channel })), { name: 'answers', kind: 'forum' }],
    });
    const ids = present.map(discord.userId);
    return [...guild.channels.values()].map(({ id, name }) => ({ id, guild: guild.id, name, members: ids }));
  }

  const all = guilds.flatMap(({ name, members, channels }, index) => {
    // So that everybody is somewhere.
    const own = names.filter((_, person) => person % guilds.length === index);
    const others = chance.some(names, Math.max(0, members - own.length));
    const about = Array.from({ length: channels }, (_, number) => `about-${number + 1}`);
    return open(name, [...own, ...others], about, true);
  });
  const others = otherGuilds.flatMap((name) => open(name, chance.some(names, 30), ['general'], false));
  return {
    bot: discord.bot.id,
    channels: all.filter(({ name }) => name !== 'answers'),
    forums: all.filter(({ name }) => name === 'answers'),
    others: others.filter(({ name }) => name !== 'answers'),
    otherBot: discord.userId('another-bot'),
    admin: discord.userId(adminName),
    people: names.map(discord.userId),
  };
}
