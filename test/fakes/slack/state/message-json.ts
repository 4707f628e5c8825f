import { compact, type Json } from '../../json.ts';
import type { Channel, Message, Person, Workspace } from './workspace.ts';
import { findMessage, type World } from './world.ts';

/** A message as history, events and interactions show it. */
export function messageJson(
  world: World,
  workspace: Workspace,
  message: Message,
  how: { readonly allMetadata?: boolean } = {},
): Json {
  const ours = message.botId === workspace.bot.botId;
  return compact({
    type: 'message',
    subtype: message.subtype,
    client_msg_id: message.clientMsgId,
    user: message.user,
    bot_id: message.botId,
    app_id: ours ? world.app.id : undefined,
    bot_profile: ours ? botProfile(world, workspace) : undefined,
    team: workspace.id,
    text: message.text,
    ts: message.ts,
    thread_ts: message.threadTs,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments.length > 0 ? message.attachments : undefined,
    metadata: how.allMetadata === true ? message.metadata : undefined,
    edited: message.edited,
    assistant_app_thread:
      message.title === undefined ? undefined : { title: message.title, title_blocks: [], artifacts: [] },
  });
}

/** The same with what Slack adds to the message at the top of a thread, and to replies. */
export function threadedJson(
  world: World,
  workspace: Workspace,
  channel: Channel,
  message: Message,
  how: { readonly allMetadata?: boolean } = {},
): Json {
  const json = messageJson(world, workspace, message, how);
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    const root = findMessage(channel, message.threadTs);
    return compact({ ...json, parent_user_id: root?.user });
  }
  const replies = channel.messages.filter(({ threadTs, ts }) => threadTs === message.ts && ts !== message.ts);
  if (replies.length === 0) return json;
  const repliers = [...new Set(replies.map(({ user }) => user))];
  return {
    ...json,
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: repliers.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: repliers.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}

function botProfile(world: World, workspace: Workspace): Json {
  return {
    id: workspace.bot.botId,
    deleted: false,
    name: workspace.bot.name,
    updated: 1_700_000_000,
    app_id: world.app.id,
    user_id: workspace.bot.userId,
    icons: {
      image_36: 'https://a.slack-edge.com/36',
      image_48: 'https://a.slack-edge.com/48',
      image_72: 'https://a.slack-edge.com/72',
    },
    team_id: workspace.id,
  };
}

export function channelJson(workspace: Workspace, channel: Channel, withMembers = false): Json {
  const bot = workspace.bot.userId;
  if (channel.kind === 'im') {
    const user = [...channel.members].find((member) => member !== bot);
    return {
      id: channel.id,
      created: channel.created,
      is_archived: channel.isArchived,
      is_im: true,
      is_org_shared: false,
      context_team_id: workspace.id,
      user,
      is_user_deleted: workspace.people.get(user ?? '')?.deleted ?? false,
      priority: 0,
    };
  }
  return compact({
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'group',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'channel',
    created: channel.created,
    is_archived: channel.isArchived,
    is_general: channel.name === 'general',
    unlinked: 0,
    is_shared: false,
    is_org_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: workspace.id,
    creator: [...channel.members][0] ?? bot,
    is_member: channel.members.has(bot),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: withMembers ? channel.members.size : undefined,
  });
}

export function userJson(workspace: Workspace, person: Person): Json {
  return compact({
    id: person.id,
    team_id: person.home?.team ?? workspace.id,
    enterprise_user: person.home?.enterprise && { enterprise_id: person.home.enterprise },
    name: person.name,
    deleted: person.deleted,
    color: '9f69e7',
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: 0,
    profile: compact({
      title: '',
      phone: '',
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.isBot ? '' : person.name,
      display_name_normalized: person.isBot ? '' : person.name,
      status_text: '',
      status_emoji: '',
      team: workspace.id,
      bot_id: person.botId,
    }),
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: person.isOwner,
    is_restricted: false,
    is_ultra_restricted: false,
    // Slack says so of Slackbot.
    is_bot: person.isBot && person.id !== 'USLACKBOT',
    is_app_user: false,
    updated: 1_700_000_000,
    who_can_share_contact_card: 'EVERYONE',
  });
}
