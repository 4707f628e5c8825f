import { type Mention, mentionsInAttachments, mentionsInBlocks, mentionsInText } from '../blocks/mentions.ts';
import type { Channel, Message, Workspace } from './workspace.ts';
import type { Notified, World } from './world.ts';

/** Whom a message mentions. Where it has blocks its text is only a fallback, which calls nobody. */
export function mentionsOf(message: Pick<Message, 'text' | 'blocks' | 'attachments'>): Mention[] {
  const shown = message.blocks.length > 0 ? mentionsInBlocks(message.blocks) : mentionsInText(message.text);
  return [...shown, ...mentionsInAttachments(message.attachments)];
}

/**
 * Writes down who is notified of a message: whoever it mentions, and the other side of a direct message. An edit counts as well,
 * though Slack notifies of fewer of them. Followers of a thread are left out.
 */
export function notify(world: World, workspace: Workspace, channel: Channel, message: Message): void {
  const found = new Map<string, Notified['reason']>();
  const add = (users: Iterable<string>, reason: Notified['reason']) => {
    for (const user of users) if (!found.has(user)) found.set(user, reason);
  };
  for (const mention of mentionsOf(message)) {
    if (mention.kind === 'user') add([mention.id], 'mention');
    else if (mention.kind === 'usergroup') add(workspace.usergroups.get(mention.id)?.members ?? [], 'usergroup');
    else add(mention.range === 'everyone' ? workspace.people.keys() : channel.members, mention.range);
  }
  if (channel.kind === 'im') add(channel.members, 'direct message');
  for (const [user, reason] of found) {
    const person = workspace.people.get(user);
    if (person === undefined || person.isBot || user === message.user) continue;
    if (message.visibleTo !== undefined && message.visibleTo !== user) continue;
    world.notified.push({ user, reason, channel: channel.id, ts: message.ts, by: message.user });
  }
}
