import type { WebClient } from '@slack/web-api';
import { replyKey } from './addressing.ts';
import { publishHome } from './app-home.ts';
import type { Listener, ListenerTools } from './listener.ts';
import { type Press, readPress } from './pressed-button.ts';
import { reply } from './reply.ts';

/** Buttons below messages and on the home tab. */
export const presses: Listener = {
  needs: { botEvents: [], scopes: ['chat:write'] },
  register(app, tools) {
    // Any action, because Slack puts a warning sign to what nobody acknowledges, such as a link that was followed.
    app.action({ type: 'block_actions' }, async ({ body, context, client, ack }) => {
      await ack();
      const press = readPress(body, tools.workspaces.teamOf(context));
      if (press === undefined) return;
      tools.inFlight.run('answering a press', press.request, () =>
        answerPress(press, body.response_url, client, tools),
      );
    });
  },
};

async function answerPress(
  press: Press,
  responseUrl: string | undefined,
  client: WebClient,
  { chat, messenger, inFlight }: ListenerTools,
): Promise<void> {
  const { request, on, message: pressedMessage } = press;
  const message = await chat.answer(request, press.event);
  if (message === undefined) return;
  const { pressed, visibility } = message;
  if (pressed.becomes === 'noted' && pressedMessage !== undefined) {
    // Whether or not the reply can be shown: others see the note.
    inFlight.run('noting a press', request, () => messenger.note(pressedMessage, pressed.note, pressed.open));
  }
  const seenByPresserAlone = on === 'private message';
  const waiting = { request, at: press.replyAt(visibility), responseUrl, key: replyKey(press.event) };
  const replaces = seenByPresserAlone && pressed.becomes === 'replaced' && visibility === 'asker';
  await reply(messenger, waiting, message, replaces);
  if (seenByPresserAlone && pressed.becomes === 'gone' && responseUrl) await messenger.deleteOriginal(responseUrl);
  if (on === 'home') await publishHome(client, request, { chat, messenger });
}
