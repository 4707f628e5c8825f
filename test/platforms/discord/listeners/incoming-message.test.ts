import { MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Location } from '../../../../src/platforms/discord/directory/location.ts';
import {
  incomingMessage,
  isWrittenByPerson,
  readAddressing,
} from '../../../../src/platforms/discord/listeners/incoming-message.ts';
import { bot, botUser, ids, message, replyTo } from './payloads.ts';

const channel: Location = {
  ...{ guild: ids.guild, channel: ids.channel, place: { guild: ids.guild, channel: ids.channel } },
  ...{ takesThreads: true, isDirect: false },
};
const mention = `<@${bot.userId}>`;
const mentioned = { mentions: [botUser] };

describe('who wrote it', () => {
  it('is a person', () => {
    expect(isWrittenByPerson(message({}))).toBe(true);
    expect(isWrittenByPerson(message({ type: MessageType.Reply }))).toBe(true);
  });

  it.each([
    ['a bot', message({ author: botUser })],
    ['a webhook', message({ webhook_id: ids.other })],
    ['Discord', message({ author: { ...message({}).author, system: true } })],
    ['nobody: somebody joined', message({ type: MessageType.UserJoin })],
    ['nobody: a thread began', message({ type: MessageType.ThreadCreated })],
    ['nobody: the top of a thread', message({ type: MessageType.ThreadStarterMessage })],
  ])('is %s', (_, written) => expect(isWrittenByPerson(written)).toBe(false));
});

describe('whom it speaks to', () => {
  const read = (over: Parameters<typeof message>[0]) => readAddressing(message(over), bot);

  it('is the bot by its name', () => {
    expect(read({ content: `${mention} what is a pod`, ...mentioned })).toMatchObject({
      isMentioned: true,
      isNamed: true,
      isForOthers: false,
    });
  });

  it('is the bot by its role, also where its text is kept from it', () => {
    const role = { mention_roles: [ids.botRole] };
    expect(read({ content: `<@&${ids.botRole}> hi`, ...role }).isMentioned).toBe(true);
    expect(read({ content: '', ...role })).toMatchObject({ isMentioned: true, isNamed: true });
    expect(read({ content: '', mention_roles: [ids.other] }).isMentioned).toBe(false);
  });

  it('is not the bot where all are called, or another role', () => {
    expect(read({ content: '@everyone look', mention_everyone: true })).toMatchObject({
      isMentioned: false,
      isForOthers: true,
    });
  });

  it('is not the bot where its name stands in code alone', () => {
    const inCode = { content: `write \`${mention} what is a pod\``, ...mentioned };
    expect(read(inCode).isMentioned).toBe(false);
    expect(read({ ...inCode, ...replyTo({ author: botUser }) }).isMentioned).toBe(true);
  });

  it('is the bot by a reply that pings it, also where Discord did not bring what is replied to', () => {
    const reply = { content: 'and on ECS?', ...mentioned };
    expect(read({ ...reply, ...replyTo({ author: botUser }) })).toMatchObject({
      isMentioned: true,
      isNamed: false,
      repliesToBot: true,
    });
    expect(read({ ...reply, type: MessageType.Reply }).isMentioned).toBe(true);
  });

  it('is the bot by a reply that pings nobody', () => {
    const silent = read({ content: 'and on ECS?', ...replyTo({ author: botUser }) });
    expect(silent).toMatchObject({ isMentioned: false, repliesToBot: true, isForOthers: false });
    expect(silent.goesOnFrom?.id).toBe(ids.replied);
  });

  it('is others by a reply to them, or a mention', () => {
    expect(read({ content: 'yes', ...replyTo({}) })).toMatchObject({ repliesToBot: false, isForOthers: true });
    expect(read({ content: 'yes', type: MessageType.Reply, referenced_message: null }).isForOthers).toBe(true);
    expect(read({ content: 'you?', mentions: [message({}).author] }).isForOthers).toBe(true);
  });

  it('goes on from what somebody else asked the bot', () => {
    const asked = read({ content: `${mention} and on ECS?`, ...mentioned, ...replyTo(mentioned) });
    expect(asked.goesOnFrom?.id).toBe(ids.replied);
  });

  it('does not take a forward for a reply', () => {
    const reference = { type: MessageReferenceType.Forward, channel_id: ids.channel, message_id: ids.replied };
    expect(read({ content: 'see', message_reference: reference }).isForOthers).toBe(false);
  });
});

describe('a message as a request', () => {
  const own = `${ids.guild}/${ids.channel}/${ids.message}`;
  const incoming = (over: Parameters<typeof message>[0], location = channel, conversation = own) => {
    const each = message(over);
    return incomingMessage(each, {
      bot,
      location,
      addressing: readAddressing(each, bot),
      addressed: true,
      conversation,
    });
  };

  it('is answered below itself, in a thread', () => {
    expect(incoming({ content: `${mention} what is a pod`, ...mentioned })).toEqual({
      event: `message:${ids.message}`,
      request: {
        platform: 'discord',
        place: `${ids.guild}/${ids.channel}`,
        conversation: own,
        person: ids.person,
        shared: true,
        addressed: true,
        text: 'what is a pod',
      },
      replyTo: `${ids.guild}/${ids.channel}/${ids.message}+thread`,
    });
  });

  it('opens no thread below a mere mention, in a reply to the bot, nor where there can be none', () => {
    expect(incoming({ content: mention, ...mentioned })?.replyTo).toBe(own);
    const reply = incoming({ content: 'and?', ...mentioned, ...replyTo({ author: botUser }) });
    expect(reply?.replyTo).toBe(own);
    const voice = incoming({ content: `${mention} hi`, ...mentioned }, { ...channel, takesThreads: false });
    expect(voice?.replyTo).toBe(own);
  });

  it('says where its conversation began, so that what is below the reply belongs to it', () => {
    const reply = { content: 'and?', ...mentioned, ...replyTo({ author: botUser }) };
    const begun = (conversation: string) => incoming(reply, channel, conversation)?.replyTo;
    expect(begun(`${ids.guild}/${ids.channel}/${ids.replied}`)).toBe(`${own}~${ids.channel}/${ids.replied}`);
    expect(begun(`${ids.guild}/${ids.channel}`)).toBe(`${own}~${ids.channel}`);
  });

  it('in a thread belongs to the channel around it, and is answered in the thread', () => {
    const thread: Location = { ...channel, channel: ids.thread, thread: ids.thread, takesThreads: false };
    const conversation = `${ids.guild}/${ids.channel}/${ids.thread}`;
    expect(incoming({ channel_id: ids.thread, content: 'and on ECS?' }, thread, conversation)).toMatchObject({
      request: { place: `${ids.guild}/${ids.channel}`, conversation },
      replyTo: `${ids.guild}/${ids.thread}/${ids.message}~${ids.channel}/${ids.thread}`,
    });
  });

  it('is the person alone in direct messages', () => {
    const direct: Location = { channel: ids.other, place: { channel: ids.other }, takesThreads: false, isDirect: true };
    expect(incoming({ channel_id: ids.other, content: 'what is a pod' }, direct, `@me/${ids.other}`)).toMatchObject({
      request: { place: `@me/${ids.other}`, shared: false, text: 'what is a pod' },
      replyTo: `@me/${ids.other}/${ids.message}`,
    });
  });

  it('is empty where somebody only calls the bot', () => {
    expect(incoming({ content: mention, ...mentioned })?.request).toMatchObject({ text: '' });
    expect(incoming({ content: mention, ...mentioned })?.request).not.toHaveProperty('call');
  });

  it('asks what somebody else wrote where the bot is only called below it', () => {
    const asked = incoming({ content: mention, ...mentioned, ...replyTo({ content: 'help' }) });
    expect(asked?.request).toMatchObject({ text: 'help', call: { name: 'ask', options: { question: 'help' } } });
  });

  it('says hello where what somebody else wrote is kept from the bot', () => {
    const asked = incoming({ content: mention, ...mentioned, ...replyTo({ content: '' }) });
    expect(asked?.request.text).toBe('');
    expect(asked?.request).not.toHaveProperty('call');
  });

  it('is none where there is but a picture or a sticker', () => {
    expect(incoming({ content: '' })).toBeUndefined();
    expect(incoming({ content: '', ...mentioned, ...replyTo({ author: botUser }) })).toBeUndefined();
  });
});
