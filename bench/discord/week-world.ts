import { GatewayDispatchEvents as Events } from 'discord-api-types/v10';
import type { Random } from '../random.ts';
import { channel, guild, message, type Place, personAt, role, thread } from './payloads.ts';
import { newSnowflake } from './snowflake.ts';

/** Guilds that live their own lives, of which a bot is told whether or not they speak to it. */
export interface WeekWorld {
  /** As GUILD_CREATE tells of them. */
  guilds(): Iterable<{ readonly id: string }>;
  channel(): Place;
  thread(): Place;
  person(): string;
  /** What happens in an hour. */
  liveAnHour(tell: (type: string, data: object) => void): void;
  /** What is said in an hour, and not to the bot. */
  talk(tell: (type: string, data: object) => void): void;
}

interface Guild {
  readonly id: string;
  readonly channels: Place[];
  readonly threads: Place[];
  readonly roles: string[];
}

const sizes = { channels: 40, threads: 10, roles: 20 };
const inAnHour = {
  said: 150,
  threadsBegun: 20,
  threadsArchived: 15,
  threadsDeleted: 5,
  left: 2,
  roles: 10,
  channels: 5,
};

export function createWeekWorld(size: number, random: Random): WeekWorld {
  const guilds = Array.from({ length: size }, newGuild);

  const anyGuild = (): Guild => random.pick(guilds);
  const anyChannel = (): Place => random.pick(anyGuild().channels);
  const person = (): string => personAt(random.below(20_000));

  function anyThread(): Place {
    const { threads, channels } = anyGuild();
    return threads.length === 0 ? random.pick(channels) : random.pick(threads);
  }

  function times(count: number, happen: () => void): void {
    for (let time = 0; time < count; time++) happen();
  }

  return {
    guilds: () => wholeGuilds(guilds),
    channel: anyChannel,
    thread: anyThread,
    person,
    liveAnHour(tell) {
      times(inAnHour.threadsBegun, () => {
        const { id, channels, threads } = anyGuild();
        const begun = newThread(id, random.pick(channels));
        threads.push(begun);
        tell(Events.ThreadCreate, { ...thread(begun), newly_created: true });
      });
      times(inAnHour.threadsArchived, () => {
        const ended = anyGuild().threads.shift();
        if (ended !== undefined) tell(Events.ThreadUpdate, thread(ended, true));
      });
      times(inAnHour.threadsDeleted, () => {
        const ended = anyGuild().threads.shift();
        if (ended === undefined) return;
        const { guild: guild_id, channel: id, type, parent: parent_id } = ended;
        tell(Events.ThreadDelete, { id, guild_id, parent_id, type });
      });
      times(inAnHour.left, () => {
        const [left] = guilds.splice(random.below(guilds.length), 1);
        if (left !== undefined) tell(Events.GuildDelete, { id: left.id });
        const joined = newGuild();
        guilds.push(joined);
        tell(Events.GuildCreate, whole(joined));
      });
      times(inAnHour.roles, () => {
        const { id: guild_id, roles } = anyGuild();
        const begun = newSnowflake();
        roles.push(begun);
        tell(Events.GuildRoleCreate, { guild_id, role: role(guild_id, begun) });
        tell(Events.GuildRoleUpdate, { guild_id, role: role(guild_id, begun, '1024') });
        // Everyone's is the first.
        tell(Events.GuildRoleDelete, { guild_id, role_id: roles.splice(1, 1)[0] });
      });
      times(inAnHour.channels, () => {
        const { id, channels, threads } = anyGuild();
        const begun = newChannel(id);
        channels.push(begun);
        tell(Events.ChannelCreate, channel(begun));
        tell(Events.ChannelUpdate, channel(begun));
        const ended = channels.shift()!;
        tell(Events.ChannelDelete, channel(ended));
        // Its threads go with it.
        threads.splice(0, threads.length, ...threads.filter(({ parent }) => parent !== ended.channel));
      });
    },
    talk(tell) {
      // Without the message-content intent there is no text.
      times(inAnHour.said, () => tell(Events.MessageCreate, message(person(), anyChannel(), '')));
    },
  };
}

function newGuild(): Guild {
  const id = newSnowflake();
  const channels = Array.from({ length: sizes.channels }, () => newChannel(id));
  return {
    ...{ id, channels, roles: [id, ...Array.from({ length: sizes.roles - 1 }, () => newSnowflake())] },
    threads: Array.from({ length: sizes.threads }, (_, at) => newThread(id, channels[at]!)),
  };
}

const newChannel = (guild: string): Place => ({ guild, channel: newSnowflake(), type: 0 });

const newThread = (guild: string, { channel: parent }: Place): Place => ({
  ...{ guild, channel: newSnowflake(), type: 11, parent },
});

const whole = ({ id, channels, roles, threads }: Guild) =>
  guild(
    id,
    channels.map(channel),
    roles.map((each) => role(id, each)),
    threads.map((each) => thread(each)),
  );

/** One at a time, because all together are large. */
function* wholeGuilds(guilds: readonly Guild[]) {
  for (const each of [...guilds]) yield whole(each);
}
