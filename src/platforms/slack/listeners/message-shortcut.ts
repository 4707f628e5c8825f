import { createMessage } from '../../../chat/message.ts';
import type { Request } from '../../../chat/request.ts';
import { writeAddress } from '../address.ts';
import { addressOf, isDirect, platform, privateConversation, replyKey, threadOf } from './addressing.ts';
import type { Listener } from './listener.ts';
import { wordsTo } from './plain-words.ts';
import { reply } from './reply.ts';

const answerFromNotes = {
  name: 'Answer from notes',
  type: 'message',
  callback_id: 'answer_from_notes',
  description: 'Answers what a message asks, for you alone',
} as const;

const noText = createMessage({
  markdown: 'That message has no text to answer. Ask me in your own words.',
  visibility: 'asker',
});

/** "Answer from notes" in the menu of any message, also in threads, where there are no slash commands. */
export const messageShortcut: Listener = {
  needs: { botEvents: [], scopes: ['commands', 'chat:write'], shortcuts: [answerFromNotes] },
  register(app, { chat, messenger, workspaces, inFlight }) {
    app.shortcut(
      { callback_id: answerFromNotes.callback_id, type: 'message_action' },
      async ({ shortcut, context, ack }) => {
        await ack();
        const { message, channel, user, response_url: responseUrl } = shortcut;
        const question = wordsTo(context.botUserId, message.text ?? '');
        const team = workspaces.teamOf(context);
        const request = shortcutRequest(question, channel.id, user.id, team);
        const event = `shortcut:${shortcut.trigger_id}`;
        const at = addressOf(team, channel.id, threadOf(message));
        inFlight.run('answering a shortcut', request, async () => {
          const answered = question === '' ? noText : await chat.answer(request, event);
          if (answered === undefined) return;
          await reply(messenger, { request, at, responseUrl, key: replyKey(event) }, answered);
        });
      },
    );
  },
};

/** Also "quiz" or "help" is a question here: whoever wrote that did not mean the bot. */
function shortcutRequest(question: string, channel: string, person: string, team: string | undefined): Request {
  const place = writeAddress(addressOf(team, channel));
  const direct = isDirect(channel);
  return {
    platform,
    place,
    conversation: direct ? place : privateConversation(place, person),
    person,
    shared: false,
    addressed: true,
    text: question,
    call: { name: 'ask', options: { question } },
    ...(!direct && { visibility: 'asker' }),
  };
}
