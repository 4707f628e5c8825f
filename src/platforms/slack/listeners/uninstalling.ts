import type { Origin } from '../workspaces.ts';
import { platform } from './addressing.ts';
import type { Listener } from './listener.ts';

/** The app is removed from a workspace, or its token is revoked. Slack tells of both, in either order. */
export const uninstalling: Listener = {
  needs: { botEvents: ['app_uninstalled', 'tokens_revoked'], scopes: [] },
  register(app, { chat, workspaces, inFlight }) {
    async function forget(origin: Origin) {
      await workspaces.remove(origin);
      const team = workspaces.teamOf(origin);
      // The one workspace of an app with a fixed token comes back with the same channels, if ever.
      if (team !== undefined) await chat.leave(platform, `${team}/`);
    }
    app.event('app_uninstalled', ({ context }) => inFlight.hold(forget(context)));
    app.event('tokens_revoked', async ({ event, context }) => {
      // Tokens of people are none of ours.
      if ((event.tokens.bot ?? []).length > 0) await inFlight.hold(forget(context));
    });
  },
};
