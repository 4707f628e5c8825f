import type { APIMessageComponentInteraction } from 'discord-api-types/v10';
import type { Message } from '../../../chat/message.ts';
import type { Location } from '../directory/location.ts';
import { conversationIn, interactionEvent } from './addressing.ts';
import { answerInTime, asShown } from './answering.ts';
import { type Asker, readAsker } from './asker.ts';
import type { ListenerTools } from './listener.ts';
import { type Press, readPress } from './pressed-button.ts';

/** Buttons below messages. Others than ours are told that they were heard, or Discord shows that something failed. */
export function answerPress(interaction: APIMessageComponentInteraction, tools: ListenerTools): void {
  const asker = readAsker(interaction);
  if (asker === undefined) return;
  answerInTime('answering a press', asker, 'quiet', tools, async (location) => {
    const press = readPress(interaction, asker, location);
    if (press === undefined) return;
    const message = await tools.chat.answer(press.request, interactionEvent(interaction.id));
    if (message !== undefined) await show(message, press, asker, location, tools);
  });
}

async function show(
  message: Message,
  { request, seenByPresserAlone, repliesTo, message: pressedMessage }: Press,
  asker: Asker,
  location: Location,
  tools: ListenerTools,
): Promise<void> {
  const { messenger, inFlight } = tools;
  const { interaction } = asker;
  const { pressed, visibility } = message;
  if (pressed.becomes === 'noted') {
    // Whether or not the reply can be shown: others see the note.
    inFlight.run('noting a press', request, () => messenger.note(pressedMessage, pressed.note, pressed.open));
  }
  const isShared = seenByPresserAlone && visibility === 'everyone';
  const isShown = await messenger.reply(interaction, asShown(message, asker, location, false, tools), {
    deferred: 'quiet',
    place: request.place,
    // What others go on with is no longer what the person asked for themselves.
    conversation: isShared ? conversationIn(location, interaction.id) : request.conversation,
    replaces: seenByPresserAlone && pressed.becomes === 'replaced' && visibility === 'asker',
    ...(repliesTo !== undefined && { after: repliesTo }),
  });
  // What could not be shown to all must not be taken from who has it.
  if (isShown && seenByPresserAlone && pressed.becomes === 'gone') await messenger.deleteOriginal(interaction);
}
