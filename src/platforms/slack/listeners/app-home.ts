import type { WebClient } from '@slack/web-api';
import type { Request } from '../../../chat/request.ts';
import { writeAddress } from '../address.ts';
import { renderHome } from '../render/render-home.ts';
import { addressOf } from './addressing.ts';
import { directCall } from './direct-call.ts';
import type { Listener, ListenerTools } from './listener.ts';
import { suggestPrompts } from './suggested-prompts.ts';

/** What people see when they open the app: its home tab, or their direct messages with it. */
export const appHome: Listener = {
  needs: { botEvents: ['app_home_opened'], scopes: ['assistant:write'] },
  register(app, { chat, messenger, workspaces, inFlight, logger }) {
    app.event('app_home_opened', async ({ event, context, client }) => {
      const { channel, user: person, tab } = event;
      const place = writeAddress(addressOf(workspaces.teamOf(context), channel));
      const at = { place, conversation: place, person };
      if (tab === 'home') inFlight.run('showing the home tab', at, () => publishHome(client, at, { chat, messenger }));
      // Apps made since 2026 have an agent_view: no assistant thread starts there.
      if (tab === 'messages') {
        inFlight.run('suggesting prompts', at, async () => {
          const hello = await chat.answer(directCall('hello', at));
          if (hello === undefined) return;
          // Slack refuses it where the app is no agent.
          await suggestPrompts(client, messenger, { channel }, hello).catch((error: unknown) =>
            logger.debug('prompts were not suggested', { platform: 'slack', place, err: error }),
          );
        });
      }
    });
  },
};

/** @param at the person's direct messages with the bot. */
export async function publishHome(
  client: WebClient,
  at: Pick<Request, 'place' | 'conversation' | 'person'>,
  { chat, messenger }: Pick<ListenerTools, 'chat' | 'messenger'>,
): Promise<void> {
  const home = await chat.answer(directCall('home', at));
  if (home === undefined) return;
  // It tells of this person alone, so there are no others to be named.
  const view = renderHome(home, { names: new Map(), conversation: at.conversation, buttons: true });
  await messenger.replace(() => client.views.publish({ user_id: at.person, view }));
}
