import {
  InteractionResponseType as Answering,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { isObject, type Json } from '../../json.ts';
import type { Message } from '../state/guild.ts';
import { answersTo, type Choice, type Interaction } from '../state/interactions.ts';
import { noMentions } from '../state/mentions.ts';
import { findMessage } from '../state/world.ts';
import { refuse } from './discord-error.ts';
import { createForm } from './form.ts';
import { type MessageBody, readMessageBody, refuseEmpty } from './message-body.ts';
import { change, shown } from './messages.ts';
import { type Answer, nothing, ok, type RestCall, type Route } from './route.ts';

/** What an app answers to interactions: the callback, and the webhook that follows it. */
export const answerRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:id/:token/callback', open: true, run: callBack },
  { method: 'POST', path: '/webhooks/:id/:token', open: true, run: followUp },
  { method: 'GET', path: '/webhooks/:id/:token/messages/@original', open: true, run: getMessage },
  { method: 'PATCH', path: '/webhooks/:id/:token/messages/@original', open: true, run: editMessage },
  { method: 'DELETE', path: '/webhooks/:id/:token/messages/@original', open: true, run: deleteMessage },
  { method: 'GET', path: '/webhooks/:id/:token/messages/:id', open: true, run: getMessage },
  { method: 'PATCH', path: '/webhooks/:id/:token/messages/:id', open: true, run: editMessage },
  { method: 'DELETE', path: '/webhooks/:id/:token/messages/:id', open: true, run: deleteMessage },
];

function callBack(call: RestCall): Answer {
  const { world, interactions, body, route } = call;
  const [id, token = ''] = call.params;
  const interaction = interactions.byToken(token);
  if (interaction === undefined || interaction.id !== id || interaction.state === 'failed') {
    throw refuse('unknownInteraction');
  }
  if (interaction.state === 'answered') throw refuse('alreadyAcknowledged');
  const form = createForm((path) => world.warnings.push({ kind: 'unknown field', detail: path, route }));
  form.onlyKnown(body, [], ['type', 'data']);
  const type = form.number(body, 'type', []) as Answering | undefined;
  if (type === undefined || !answersTo(interaction.type).includes(type)) {
    form.wrong(['type'], 'BASE_TYPE_CHOICES', `Value must be one of (${answersTo(interaction.type).join(', ')}).`);
  }
  form.check();
  const data = isObject(body.data) ? body.data : {};
  const message = respond(call, interaction, type ?? Answering.Pong, data);
  interaction.response = type ?? Answering.Pong;
  if (message !== undefined) interaction.original = message;
  interaction.settle('answered');
  if (call.query.get('with_response') !== 'true') return nothing;
  return ok({
    interaction: {
      id,
      type: interaction.type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
        response_message_ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
      }),
    },
    ...(message && { resource: { type, message: shown(call, message) } }),
  });
}

/** Has the effect of a first answer. @returns what `@original` is from then on. */
function respond(call: RestCall, interaction: Interaction, type: Answering, data: Json): Message | undefined {
  switch (type) {
    case Answering.ChannelMessageWithSource: {
      const body = readMessageBody(call.world, data, 'callback', call.route);
      refuseEmpty(body);
      return post(call, interaction, body, body.flags);
    }
    case Answering.DeferredChannelMessageWithSource: {
      const flags = (typeof data.flags === 'number' ? data.flags : 0) | MessageFlags.Loading;
      return post(call, interaction, { flags, mentions: noMentions, repliedUser: false, enforceNonce: false }, flags);
    }
    case Answering.UpdateMessage: {
      const body = readMessageBody(call.world, data, 'callback', call.route);
      if (interaction.pressed !== undefined) changeAnswer(call, interaction, interaction.pressed, body);
      return interaction.pressed;
    }
    case Answering.DeferredMessageUpdate:
      return interaction.pressed;
    default:
      interaction.choices = readChoices(data);
      return undefined;
  }
}

/** "Autocomplete" of the reference: up to 25 choices. Where it says nothing, a choice is like one of a registered command. */
function readChoices(data: Json): readonly Choice[] {
  const form = createForm(() => {});
  const choices = form.list(data, 'choices', ['data'], 25) ?? [];
  if (data.choices === undefined) form.wrong(['data', 'choices'], 'BASE_TYPE_REQUIRED', 'This field is required');
  const read = choices.map((choice, index): Choice => {
    const path = ['data', 'choices', index];
    const name = form.required(choice, 'name', path, { min: 1, max: 100 });
    if (typeof choice.value === 'number') return { name, value: choice.value };
    return { name, value: form.required(choice, 'value', path, { min: 1, max: 100 }) };
  });
  form.check();
  return read;
}

function post(call: RestCall, interaction: Interaction, body: MessageBody, flags: number): Message {
  const { thread } = interaction.channel;
  // Nobody sees the answer then: https://github.com/discord/discord-api-docs/issues/6884
  if (thread?.archived && thread.locked) throw refuse('archivedForAnswers');
  const ephemeral = (flags & MessageFlags.Ephemeral) !== 0;
  const { target } = interaction.origin;
  const isCommand = interaction.type === InteractionType.ApplicationCommand;
  const isFirst = interaction.state === 'waiting';
  const ofCommand = target === undefined ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
  const { channel, pressed } = interaction;
  // What follows the first answer replies to it.
  const first = isCommand ? target : pressed?.id;
  const referred = isFirst ? first : interaction.original?.id;
  return call.posting.post(channel, {
    author: call.world.app.botId,
    type: isFirst && isCommand ? ofCommand : MessageType.Reply,
    content: { content: body.content ?? '', embeds: body.embeds ?? [], components: body.components ?? [] },
    flags:
      flags &
      (MessageFlags.Ephemeral |
        MessageFlags.Loading |
        MessageFlags.SuppressEmbeds |
        MessageFlags.SuppressNotifications),
    mentions: body.mentions,
    ...(referred !== undefined && {
      reference: {
        message: referred,
        channel: channel.id,
        ...(channel.guild !== undefined && { guild: channel.guild }),
      },
    }),
    origin: {
      ...interaction.origin,
      ...(interaction.original && !isFirst && { original: interaction.original.id }),
    },
    ...(ephemeral && { visibleTo: interaction.user }),
  });
}

/** The interaction that a webhook's token belongs to. @throws DiscordError 10015 before it was answered, 50027 after its time. */
function answered({ world, interactions, params }: RestCall): Interaction {
  const [application, token = ''] = params;
  const interaction = interactions.byToken(token);
  if (interaction === undefined || application !== world.app.id) throw refuse('unknownWebhook');
  if (interactions.isExpired(interaction)) throw refuse('invalidWebhookToken');
  if (interaction.state !== 'answered') throw refuse('unknownWebhook');
  return interaction;
}

function followUp(call: RestCall): Answer {
  const interaction = answered(call);
  const body = readMessageBody(call.world, call.body, 'webhook', call.route);
  refuseEmpty(body);
  const { original } = interaction;
  const isLoading =
    interaction.response === Answering.DeferredChannelMessageWithSource &&
    original !== undefined &&
    // Once it is deleted there is nothing to take the place of: https://github.com/discord/discord-api-docs/issues/2739
    stands(interaction, original) &&
    (original.flags & MessageFlags.Loading) !== 0;
  if (isLoading) {
    // It takes the place of the message that was promised, whatever its own flags say.
    if ((body.flags ^ original.flags) & MessageFlags.Ephemeral) {
      const detail = 'a first follow-up of a deferred answer is as ephemeral as that is';
      call.world.warnings.push({ kind: 'flags', detail, route: call.route });
    }
    changeAnswer(call, interaction, original, body);
    return ok(shown(call, original));
  }
  return ok(shown(call, post(call, interaction, body, body.flags)));
}

/** The message of the path: `@original`, or one that was posted with the token. @throws DiscordError 10008 */
function named(call: RestCall, interaction: Interaction): Message {
  const id = call.params[2];
  if (id === undefined) {
    if (interaction.original === undefined || !stands(interaction, interaction.original))
      throw refuse('unknownMessage');
    return interaction.original;
  }
  const { channel } = interaction;
  const found = findMessage(channel, id) ?? channel.ephemerals.find((message) => message.id === id);
  const isItsOwn = found?.origin?.id === interaction.id || (found !== undefined && found === interaction.original);
  if (found === undefined || !isItsOwn) throw refuse('unknownMessage');
  return found;
}

const stands = ({ channel }: Interaction, message: Message): boolean =>
  findMessage(channel, message.id) !== undefined || channel.ephemerals.includes(message);

function getMessage(call: RestCall): Answer {
  return ok(shown(call, named(call, answered(call))));
}

function editMessage(call: RestCall): Answer {
  const interaction = answered(call);
  const message = named(call, interaction);
  changeAnswer(call, interaction, message, readMessageBody(call.world, call.body, 'webhook edit', call.route));
  return ok(shown(call, message));
}

function changeAnswer(call: RestCall, { channel }: Interaction, message: Message, body: MessageBody): void {
  if (channel.thread?.archived) throw refuse('archivedForAnswers');
  change(call, message, body);
}

function deleteMessage(call: RestCall): Answer {
  call.posting.remove(named(call, answered(call)));
  return nothing;
}
