import type { FakeSlack } from '../../../fakes/slack/fake-slack.ts';
import type { Chance } from '../../day/chance.ts';

/** Who is there, and where they talk. */
export interface Town {
  readonly botToken: string;
  /** User id of the bot. */
  readonly bot: string;
  /** Channels that the bot is in, with those who read them. */
  readonly channels: readonly { readonly id: string; readonly members: readonly string[] }[];
  /** Channels that it may be invited to. */
  readonly others: Town['channels'];
  readonly admin: string;
  readonly people: readonly string[];
}

const size = { people: 500, channels: 36, groups: 4, others: 5, members: 40 };

const numbered = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(3, '0')}`);

/** A workspace of 500 people, public and private channels. The admin is in all of them. */
export function openTown(slack: FakeSlack, chance: Chance, scopes: readonly string[]): Town {
  const people = numbered(size.people, 'UP');
  const [admin = ''] = people;
  const inChannel = () => [...new Set([admin, ...chance.some(people, size.members)])];
  const channels = [...numbered(size.channels, 'C'), ...numbered(size.groups, 'G')].map((id) => ({
    id,
    members: inChannel(),
  }));
  const others = numbered(size.others, 'COTHER').map((id) => ({ id, members: inChannel() }));
  const { workspace, botToken } = slack.addWorkspace({
    team: 'TTOWN',
    users: people.map((id) => ({ id, name: `name-of-${id.toLowerCase()}`, isAdmin: id === admin })),
    channels: [
      ...channels.map(({ id, members }) => ({
        ...{ id, members, name: `about-${id.toLowerCase()}` },
        kind: id.startsWith('G') ? ('group' as const) : ('channel' as const),
      })),
      ...others.map(({ id, members }) => ({ id, members, withBot: false })),
    ],
    scopes,
  });
  return { botToken, bot: workspace.bot.userId, channels, others, admin, people };
}
