import {
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import type { CommandOptions, Request } from '../../../chat/request.ts';
import { type Location, placeIn } from '../directory/location.ts';
import type { Deferral } from '../messenger.ts';
import { forAllOption } from '../registering/application-commands.ts';
import { conversationIn, interactionEvent, platform, privateConversation } from './addressing.ts';
import { answerInTime, asShown } from './answering.ts';
import { type Asker, readAsker } from './asker.ts';
import type { ListenerTools } from './listener.ts';

/** `/ask what is a pod`. */
export function answerSlashCommand(interaction: APIChatInputApplicationCommandInteraction, tools: ListenerTools): void {
  const asker = readAsker(interaction);
  if (asker === undefined) return;
  const { name, options = [] } = interaction.data;
  const isPublic = options.some((each) => each.name === forAllOption && 'value' in each && each.value === true);
  const deferred: Deferral = asker.isDirect || isPublic ? 'public' : 'private';
  answerInTime('answering a command', asker, deferred, tools, async (location) => {
    const conversation = await conversationOf(asker, deferred, location, tools);
    const call = { name, options: givenOptions(options) };
    const request = commandRequest(asker, location, { isPublic: deferred === 'public', conversation, call });
    const message = await tools.chat.answer(request, interactionEvent(interaction.id));
    if (message === undefined) return;
    const forAdmins = tools.commands.some((each) => each.name === name && each.forAdmins);
    const shown = asShown(message, asker, location, forAdmins, tools);
    const { place } = request;
    await tools.messenger.reply(asker.interaction, shown, { deferred, place, conversation, replaces: false });
  });
}

/** A public command stands for a message that nobody wrote: what is said below its reply belongs to it. */
async function conversationOf(
  asker: Asker,
  deferred: Deferral,
  location: Location,
  { conversations }: ListenerTools,
): Promise<string> {
  const { thread } = location;
  if (asker.isDirect) return placeIn(location);
  if (deferred === 'private') return privateConversation(placeIn(location), asker.person);
  if (thread !== undefined) return conversations.ofThread({ ...location, thread });
  return conversationIn(location, asker.interaction.id);
}

/** @param asked what they asked, and whether all shall see the reply. */
export function commandRequest(
  { person, isDirect }: Pick<Asker, 'person' | 'isDirect'>,
  location: Location,
  asked: Pick<Request, 'conversation' | 'call'> & { readonly isPublic: boolean; readonly text?: string },
): Request {
  const { isPublic, conversation, call, text = '' } = asked;
  return {
    platform,
    place: placeIn(location),
    conversation,
    person,
    shared: !isDirect && isPublic,
    addressed: true,
    text,
    ...(call !== undefined && { call }),
    ...(!isDirect && !isPublic && { visibility: 'asker' }),
  };
}

/** What was given of the command's own options, as it would be written. */
export function givenOptions(options: readonly APIApplicationCommandInteractionDataOption[]): CommandOptions {
  const given = options.flatMap((option) => {
    if (option.name === forAllOption && option.type === ApplicationCommandOptionType.Boolean) return [];
    return 'value' in option ? [[option.name, String(option.value)] as const] : [];
  });
  return Object.fromEntries(given);
}
