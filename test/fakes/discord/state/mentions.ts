import type { Json } from '../../json.ts';
import type { Channel, Mentions, Message } from './guild.ts';
import { has, permissionsIn } from './permissions.ts';
import { channelById, guildOf, type World } from './world.ts';

export const noMentions: Mentions = { users: [], roles: [], everyone: false };

/** What a text would mention, if everything in it were allowed to. Mentions in code count. */
export function mentionedIn(text: string): Mentions {
  const all = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
  return {
    users: all(/<@!?(\d{15,20})>/g),
    roles: all(/<@&(\d{15,20})>/g),
    everyone: /@(everyone|here)\b/.test(text),
  };
}

/** "Default Settings for Allowed Mentions": a message of a webhook calls people alone. */
export const allAllowed: Json = { parse: ['users', 'roles', 'everyone'] };
export const peopleAllowed: Json = { parse: ['users'] };

/** What is allowed of it by `allowed_mentions`. */
export function allowed(found: Mentions, allowedMentions: Json): Mentions {
  const parse = namesIn(allowedMentions, 'parse');
  const [users, roles] = [namesIn(allowedMentions, 'users'), namesIn(allowedMentions, 'roles')];
  return {
    users: parse?.includes('users') ? found.users : found.users.filter((id) => users?.includes(id)),
    roles: parse?.includes('roles') ? found.roles : found.roles.filter((id) => roles?.includes(id)),
    everyone: found.everyone && parse?.includes('everyone') === true,
  };
}

function namesIn(json: Json, name: string): readonly string[] | undefined {
  const value = json[name];
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** Whom it really calls: those who are there, and roles and everyone if the writer may. */
export function effective(world: World, channel: Channel, author: string, mentions: Mentions): Mentions {
  const guild = guildOf(world, channel);
  if (guild === undefined) return { ...noMentions, users: mentions.users.filter((id) => world.users.has(id)) };
  const bits = permissionsIn(guild, author, channel, world.clock.now());
  const everyone = has(bits, 'MentionEveryone');
  return {
    users: mentions.users.filter((id) => world.users.has(id)),
    roles: mentions.roles.filter((id) => everyone || guild.roles.get(id)?.mentionable === true),
    everyone: mentions.everyone && everyone,
  };
}

/** Notes everybody whose attention a message calls. */
export function notify(world: World, message: Message, repliedTo?: string): void {
  const channel = channelById(world, message.channel);
  if (channel === undefined || message.visibleTo !== undefined) return;
  const told = new Set<string>([message.author]);
  const tell = (user: string, reason: World['notified'][number]['reason']) => {
    if (told.has(user)) return;
    told.add(user);
    world.notified.push({ user, reason, channel: channel.id, message: message.id, by: message.author });
  };
  const guild = guildOf(world, channel);
  for (const id of message.mentions.users) tell(id, id === repliedTo ? 'reply' : 'mention');
  if (guild === undefined) {
    tell(message.author === channel.recipient ? world.app.botId : (channel.recipient ?? ''), 'direct message');
    return;
  }
  if (!message.mentions.everyone && message.mentions.roles.length === 0) return;
  for (const member of guild.members.values()) {
    if (message.mentions.roles.some((role) => member.roles.has(role))) tell(member.user, 'role');
    else if (message.mentions.everyone) tell(member.user, 'everyone');
  }
}
