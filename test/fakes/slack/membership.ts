import { installInBrowser, type Visit, type VisitOptions } from './browser.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { PeopleDeps } from './people.ts';
import { channelOf, workspaceOf } from './state/world.ts';
import { install, uninstall } from './web-api/auth.ts';
import type { ConsentGiver } from './web-api/oauth-page.ts';

/** Where the app is let in and thrown out. Nothing comes back where the app may not hear of it. */
export interface Membership {
  /** Adds the bot to a channel. */
  invite(channel: string, by?: string): Delivery | undefined;
  /** Takes the bot out of a channel. */
  kick(channel: string, by?: string): Delivery | undefined;
  archive(channel: string): void;
  /** Removes the app from a workspace: it is told so, and that its tokens are gone. */
  uninstall(workspace: string): readonly (Delivery | undefined)[];
  /** Installs the app without a browser. @returns its token. */
  reinstall(workspace: string, scopes: readonly string[]): string;
  /** Goes through the installation in a browser, from the app's own page on. */
  visitInstallPage(installUrl: string, visit: VisitOptions): Promise<Visit>;
}

/** @param consents says who answers the page that asks for consent. */
export function createMembership(deps: PeopleDeps, consents: (giver: ConsentGiver) => void): Membership {
  const { world, announcer, posting } = deps;
  const now = () => world.ids.ts();
  return {
    invite: (id, by) => {
      const { workspace, channel } = channelOf(world, id);
      const { bot } = workspace;
      channel.members.add(bot.userId);
      posting.post(workspace, channel, {
        user: bot.userId,
        subtype: 'channel_join',
        content: { text: `<@${bot.userId}> has joined the channel`, hasFallback: true, blocks: [], attachments: [] },
      });
      return announcer.event(workspace, {
        type: 'member_joined_channel',
        user: bot.userId,
        channel: id,
        channel_type: channel.kind === 'channel' ? 'C' : 'G',
        team: workspace.id,
        ...(by !== undefined && { inviter: by }),
        event_ts: now(),
      });
    },
    kick: (id, by) => {
      const { workspace, channel } = channelOf(world, id);
      channel.members.delete(workspace.bot.userId);
      const type = channel.kind === 'channel' ? 'channel_left' : 'group_left';
      return announcer.event(workspace, {
        type,
        channel: id,
        ...(by !== undefined && { actor_id: by }),
        event_ts: now(),
      });
    },
    archive: (id) => {
      channelOf(world, id).channel.isArchived = true;
    },
    uninstall: (id) => {
      const workspace = workspaceOf(world, id);
      uninstall(world, workspace);
      const tokens = { oauth: [], bot: [workspace.bot.userId] };
      return [
        announcer.event(workspace, { type: 'app_uninstalled', event_ts: now() }),
        announcer.event(workspace, { type: 'tokens_revoked', tokens, event_ts: now() }),
      ];
    },
    reinstall: (id, scopes) => install(world, workspaceOf(world, id), scopes),
    visitInstallPage: (url, visit) => {
      consents({ redirectUri: new URL('/slack/oauth_redirect', url).toString(), ...visit });
      return installInBrowser(url);
    },
  };
}
