import { writeAddress } from '../address.ts';
import type { Origin } from '../workspaces.ts';
import { addressOf, messageEvent, platform } from './addressing.ts';
import type { Listener } from './listener.ts';

/** The bot joins channels and leaves them. */
export const membership: Listener = {
  needs: {
    botEvents: ['member_joined_channel', 'member_left_channel', 'channel_left', 'group_left'],
    scopes: ['channels:read', 'groups:read', 'chat:write'],
  },
  register(app, { chat, workspaces, inFlight }) {
    app.event('member_joined_channel', async ({ event, context }) => {
      if (event.user !== context.botUserId) return;
      const place = writeAddress(addressOf(workspaces.teamOf(context), event.channel));
      const person = event.inviter ?? event.user;
      const at = { platform, place, conversation: place, person, shared: true, addressed: true };
      await inFlight.hold(
        chat.take({
          event: `join:${messageEvent(context, event.channel, event.event_ts)}`,
          request: { ...at, text: '', call: { name: 'hello', options: {} } },
          replyTo: place,
        }),
      );
    });

    const leave = (origin: Origin, channel: string) =>
      inFlight.hold(chat.leave(platform, writeAddress(addressOf(workspaces.teamOf(origin), channel))));
    app.event('member_left_channel', async ({ event, context }) => {
      if (event.user === context.botUserId) await leave(context, event.channel);
    });
    app.event('channel_left', ({ event, context }) => leave(context, event.channel));
    app.event('group_left', ({ event, context }) => leave(context, event.channel));
  },
};
