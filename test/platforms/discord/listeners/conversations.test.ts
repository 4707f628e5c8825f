import { type APIMessage, ButtonStyle, ComponentType, InteractionType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { createConversations } from '../../../../src/platforms/discord/listeners/conversations.ts';
import { choiceButtons } from '../../../../src/platforms/discord/render/buttons.ts';
import { bot, botUser, ids, replyTo } from './payloads.ts';

const place = { guild: ids.guild, channel: ids.channel };
const here = `${ids.guild}/${ids.channel}`;

/** Of a process that has just started, and knows nothing but what it is told. */
const conversations = () =>
  createConversations(
    { applicationId: ids.other, userId: bot.userId },
    { find: async (_parent, _thread, read) => read(message({ author: botUser })) },
  );
const message = (over: Partial<APIMessage>): APIMessage => replyTo(over).referenced_message;
const buttons = (conversation: string) =>
  choiceButtons([{ label: 'Why', text: 'why', typed: 'why', buttonOnly: false }], { place: here, conversation });
const reference = { message_reference: { message_id: ids.message, channel_id: ids.channel } };

describe('the conversation below a message', () => {
  const of = (over: Partial<APIMessage>) => conversations().ofMessage(message(over), place);

  it('of the bot is what its buttons belong to', () => {
    const ours = { author: botUser, ...reference };
    expect(of({ ...ours, components: buttons(`${here}/${ids.thread}`) })).toBe(`${here}/${ids.thread}`);
    expect(of({ ...ours, components: buttons(here) })).toBe(here);
  });

  it('of the bot without buttons of ours is begun by what it replies to', () => {
    const foreign = {
      type: ComponentType.Button,
      style: ButtonStyle.Primary,
      label: 'Old',
      custom_id: 'vote_up',
    } as const;
    const ours = { author: botUser, ...reference };
    expect(of(ours)).toBe(`${here}/${ids.message}`);
    expect(of({ ...ours, components: [{ type: ComponentType.ActionRow, components: [foreign] }] })).toBe(
      `${here}/${ids.message}`,
    );
  });

  it('of the bot that replies to nothing is begun by itself, or by the command that it answers', () => {
    expect(of({ author: botUser })).toBe(`${here}/${ids.replied}`);
    const origin = {
      ...{ id: ids.other, type: InteractionType.ApplicationCommand as const, user: message({}).author },
      authorizing_integration_owners: {},
    };
    expect(of({ author: botUser, interaction_metadata: origin })).toBe(`${here}/${ids.other}`);
  });

  it('of a person is begun by that, or is the one that it joined', () => {
    const some = conversations();
    expect(some.ofMessage(message({}), place)).toBe(`${here}/${ids.replied}`);
    some.join(ids.replied, `${here}/${ids.thread}`);
    expect(some.ofMessage(message({}), place)).toBe(`${here}/${ids.thread}`);
  });
});
