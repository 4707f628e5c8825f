import type { Request } from '../../../chat/request.ts';
import { writeAddress } from '../address.ts';
import type { SlackSettings } from '../slack-settings.ts';
import { addressOf, isDirect, platform, privateConversation, replyKey } from './addressing.ts';
import type { Listener } from './listener.ts';
import { plainWords } from './plain-words.ts';
import { reply } from './reply.ts';

/** `/stevedore what is a pod`. */
export const slashCommand: Listener = {
  needs: { botEvents: [], scopes: ['commands'] },
  register(app, { chat, messenger, workspaces, settings, inFlight }) {
    app.command(settings.command, async ({ command, context, ack }) => {
      const team = workspaces.teamOf(context);
      const request = commandRequest(command, team, settings);
      // Slack then shows the others what was asked, and by whom.
      await (request.shared ? ack({ response_type: 'in_channel' }) : ack());
      const event = `command:${command.trigger_id}`;
      const at = addressOf(team, command.channel_id);
      inFlight.run('answering a command', request, async () => {
        const message = await chat.answer(request, event);
        if (message === undefined) return;
        await reply(messenger, { request, at, responseUrl: command.response_url, key: replyKey(event) }, message);
      });
    });
  },
};

/** What matters of a command as Slack sends it. */
interface SlackCommand {
  readonly text: string;
  readonly channel_id: string;
  readonly user_id: string;
}

/** @param team as `Workspaces.teamOf` gives it. */
function commandRequest(
  command: SlackCommand,
  team: string | undefined,
  settings: Pick<SlackSettings, 'commandReplies'>,
): Request {
  const { channel_id: channel, user_id: person } = command;
  const place = writeAddress(addressOf(team, channel));
  const direct = isDirect(channel);
  const { words, isPublic } = readFlag(plainWords(command.text).trim());
  const forAll = isPublic || settings.commandReplies === 'everyone';
  return {
    platform,
    place,
    conversation: direct ? place : privateConversation(place, person),
    person,
    shared: !direct && forAll,
    addressed: true,
    text: words === '' ? 'help' : words,
    ...(!direct && !forAll && { visibility: 'asker' }),
  };
}

/** Keyboards make one dash of two hyphens. */
function readFlag(text: string): { readonly words: string; readonly isPublic: boolean } {
  const words = text.replace(/^(?:--|[\u2013\u2014])public(?!\S)\s*/i, '');
  return { words, isPublic: words !== text };
}
