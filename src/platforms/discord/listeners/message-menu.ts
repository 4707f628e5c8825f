import type { APIMessageApplicationCommandInteraction } from 'discord-api-types/v10';
import { createMessage } from '../../../chat/message.ts';
import { placeIn } from '../directory/location.ts';
import type { Deferral } from '../messenger.ts';
import { interactionEvent, privateConversation } from './addressing.ts';
import { answerInTime, asShown } from './answering.ts';
import { readAsker } from './asker.ts';
import type { ListenerTools } from './listener.ts';
import { wordsTo } from './plain-words.ts';
import { commandRequest } from './slash-command.ts';

const noText = createMessage({
  markdown: 'That message has no text to answer. Ask me in your own words.',
  visibility: 'asker',
});

/** "Answer from notes" in the menu of any message: for who asks alone. */
export function answerMessageMenu(interaction: APIMessageApplicationCommandInteraction, tools: ListenerTools): void {
  const asker = readAsker(interaction);
  if (asker === undefined) return;
  const { target_id: target, resolved } = interaction.data;
  const { content = '', mentions = [] } = resolved.messages[target] ?? {};
  const question = wordsTo(tools.identity, content, mentions);
  const deferred: Deferral = asker.isDirect ? 'public' : 'private';
  answerInTime('answering from the menu of a message', asker, deferred, tools, async (location) => {
    const place = placeIn(location);
    const conversation = asker.isDirect ? place : privateConversation(place, asker.person);
    // Also "quiz" or "help" is a question here: whoever wrote that did not mean the bot.
    const call = { name: 'ask', options: { question } };
    const request = commandRequest(asker, location, { isPublic: false, conversation, call, text: question });
    const message = question === '' ? noText : await tools.chat.answer(request, interactionEvent(interaction.id));
    if (message === undefined) return;
    const shown = asShown(message, asker, location, false, tools);
    await tools.messenger.reply(asker.interaction, shown, { deferred, place, conversation, replaces: false });
  });
}
