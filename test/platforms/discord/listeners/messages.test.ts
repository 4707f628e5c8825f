import { describe, expect, it } from 'vitest';
import { listen, textsIn } from './listening.ts';

const button = (label: string) => ({ label, text: label.toLowerCase(), typed: label, buttonOnly: false });

describe('a mention', () => {
  it('is answered once, in reply, with a thread below where there can be one', async () => {
    const bot = await listen();
    const { discord, guild, mention } = bot;
    const said = discord.say({ channel: 'ops', user: 'ada', text: `${mention} what is a pod` });
    await bot.quiet();
    const ops = discord.channelId('ops');
    expect(bot.taken).toMatchObject([
      {
        event: `message:${said.id}`,
        request: {
          place: `${guild}/${ops}`,
          conversation: `${guild}/${ops}/${said.id}`,
          person: discord.userId('ada'),
          shared: true,
          addressed: true,
          text: 'what is a pod',
        },
        replyTo: `${guild}/${ops}/${said.id}+thread`,
      },
    ]);
    const [reply] = discord.replies(said.id);
    expect(reply?.text).toContain('You said: what is a pod');
    expect(discord.channelId(reply?.id ?? '')).toBe(reply?.id);
    // The kind of the channel comes with the message.
    expect(bot.called().filter((route) => route.startsWith('GET'))).toEqual([]);
  });

  it.each(['news', 'talk'])('is answered in #%s too', async (channel) => {
    const bot = await listen();
    bot.discord.say({ channel, user: 'ada', text: `${bot.mention} hi there` });
    await bot.quiet();
    expect(bot.taken[0]?.replyTo.endsWith('+thread')).toBe(channel === 'news');
    expect(textsIn(bot.discord, channel)).toContain('You said: hi there');
  });

  it('of the role of the bot counts', async () => {
    const bot = await listen();
    const role = [...(bot.discord.world.guilds.get(bot.guild)?.roles.values() ?? [])].find(({ managed }) => managed);
    bot.discord.setRolePermissions('Harbour', 'everyone', ['ViewChannel', 'SendMessages', 'MentionEveryone']);
    bot.discord.say({ channel: 'ops', user: 'ada', text: `<@&${role?.id}> what is a pod` });
    await bot.quiet();
    // Discord keeps the words to itself then.
    expect(bot.taken.map(({ request }) => request.text)).toEqual(['']);
  });

  it('of everyone does not', async () => {
    const bot = await listen({ settings: { messageContent: true } });
    bot.discord.say({ channel: 'ops', user: 'ada', text: '@everyone what is a pod' });
    await bot.quiet();
    expect(bot.taken).toEqual([]);
  });

  it('below what somebody else wrote asks that, where the bot may read it', async () => {
    const bot = await listen({ settings: { messageContent: true } });
    const { id } = bot.discord.say({ channel: 'ops', user: 'ben', text: 'what is a pod' });
    bot.discord.say({ channel: 'ops', user: 'ada', text: bot.mention, replyTo: id });
    await bot.quiet();
    expect(bot.taken[0]?.request).toMatchObject({
      person: bot.discord.userId('ada'),
      call: { name: 'ask', options: { question: 'what is a pod' } },
    });
  });

  it('is answered once although it is told twice', async () => {
    const bot = await listen();
    bot.discord.faults.nextEvent('repeated');
    bot.discord.say({ channel: 'ops', user: 'ada', text: `${bot.mention} what is a pod` });
    await bot.quiet();
    expect(textsIn(bot.discord, 'ops')).toHaveLength(2);
  });

  it('that the chat cannot take is told so', async () => {
    const bot = await listen({
      chat: () => ({
        answer: async () => undefined,
        complete: async () => [],
        preview: async () => undefined,
        leave: async () => {},
        take: async () => {
          throw new Error('stopping');
        },
      }),
    });
    bot.discord.say({ channel: 'ops', user: 'ada', text: `${bot.mention} what is a pod` });
    await bot.quiet();
    expect(bot.untaken).toHaveLength(1);
  });
});

describe('what nobody said to the bot', () => {
  it('costs no call and is not taken', async () => {
    const bot = await listen();
    const { id } = bot.discord.say({ channel: 'ops', user: 'ada', text: 'lunch?' });
    bot.discord.say({ channel: 'ops', user: 'ben', text: 'yes', replyTo: id });
    const { thread } = bot.discord.startThread({ channel: 'ops', user: 'ada', name: 'food', text: 'where?' });
    bot.discord.say({ channel: thread, user: 'ben', text: 'there' });
    await bot.quiet();
    expect([bot.taken, bot.called()]).toEqual([[], []]);
  });

  it('is not heard when it is edited to a mention', async () => {
    const bot = await listen();
    const { id } = bot.discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
    bot.discord.edit({ channel: 'ops', message: id, text: `${bot.mention} what is a pod` });
    await bot.quiet();
    expect(bot.taken).toEqual([]);
  });

  it('is what other bots say', async () => {
    const bot = await listen({ guild: { users: [{ name: 'ada' }, { name: 'ci', isBot: true }] } });
    bot.discord.say({ channel: 'ops', user: 'ci', text: `${bot.mention} deployed` });
    await bot.quiet();
    expect(bot.taken).toEqual([]);
  });
});

describe('a conversation', () => {
  async function openAnswer(messageContent = false) {
    const bot = await listen({ settings: { messageContent } });
    bot.says(({ text }) => ({ markdown: `You said: ${text}`, choices: text === 'plain' ? [] : [button('Why')] }));
    const said = bot.discord.say({ channel: 'ops', user: 'ada', text: `${bot.mention} what is a pod` });
    await bot.quiet();
    const reply = bot.discord.replies(said.id)[0]?.id ?? '';
    const ops = bot.discord.channelId('ops');
    return { ...bot, said, reply, conversation: `${bot.guild}/${ops}/${said.id}`, ops };
  }

  it('goes on in replies that ping, however long it gets, with or without buttons, and without more threads', async () => {
    const { discord, taken, reply, conversation, ops, guild, quiet } = await openAnswer();
    const second = discord.say({ channel: 'ops', user: 'ben', text: 'and a node', replyTo: reply });
    await quiet();
    const third = discord.say({ channel: 'ops', user: 'ada', text: 'plain', replyTo: lastIn() });
    await quiet();
    discord.say({ channel: 'ops', user: 'ada', text: 'and a volume', replyTo: lastIn() });
    await quiet();
    expect(taken.map(({ request }) => request.conversation)).toEqual(Array(4).fill(conversation));
    expect(taken[1]?.replyTo).toBe(`${guild}/${ops}/${second.id}~${conversation.slice(guild.length + 1)}`);
    expect(discord.replies(third.id)).toHaveLength(1);

    function lastIn() {
      return discord.transcript('ops').at(-1)?.id ?? '';
    }
  });

  it('goes on in the thread below the reply', async () => {
    const { discord, taken, mention, reply, conversation, ops, guild, quiet, called } = await openAnswer();
    const first = discord.say({ channel: reply, user: 'ben', text: `${mention} and a node` });
    await quiet();
    discord.say({ channel: reply, user: 'ben', text: `${mention} and a volume` });
    await quiet();
    expect(taken.slice(1)).toMatchObject([
      {
        request: { place: `${guild}/${ops}`, conversation, text: 'and a node' },
        replyTo: `${guild}/${reply}/${first.id}~${conversation.slice(guild.length + 1)}`,
      },
      { request: { conversation, text: 'and a volume' } },
    ]);
    expect(called().filter((route) => route === 'GET /channels/:id/messages/:id')).toHaveLength(1);
  });

  it('of a thread that others began is the own one of the thread', async () => {
    const { discord, taken, mention, ops, guild, quiet } = await openAnswer();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'food' });
    discord.say({ channel: thread, user: 'ben', text: `${mention} what is a node` });
    await quiet();
    expect(taken[1]?.request).toMatchObject({ place: `${guild}/${ops}`, conversation: `${guild}/${ops}/${thread}` });
  });

  it('of a post in a forum belongs to the post alone', async () => {
    const { discord, taken, mention, guild, quiet, called } = await openAnswer();
    const { thread } = discord.startThread({ channel: 'ask', user: 'ada', name: 'pods', text: `${mention} why pods` });
    await quiet();
    expect(taken[1]).toMatchObject({
      request: { place: `${guild}/${thread}`, conversation: `${guild}/${thread}/${thread}`, text: 'why pods' },
    });
    expect(textsIn(discord, thread)).toContain('You said: why pods');
    expect(called()).not.toContain('GET /channels/:id/messages/:id');
  });

  it('needs no mention in the threads of the bot where it may read them, nor in replies to it', async () => {
    const { discord, taken, reply, conversation, quiet } = await openAnswer(true);
    discord.say({ channel: reply, user: 'ben', text: 'and a node' });
    discord.say({ channel: reply, user: 'ben', text: `<@${discord.userId('ada')}> you know?` });
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'food', text: 'where?' });
    discord.say({ channel: thread, user: 'ben', text: 'there' });
    await quiet();
    discord.say({ channel: 'ops', user: 'ben', text: 'and a volume', replyTo: reply, ping: false });
    await quiet();
    expect(taken.slice(1).map(({ request }) => [request.text, request.addressed, request.conversation])).toEqual([
      ['and a node', false, conversation],
      ['and a volume', true, conversation],
    ]);
  });

  it('needs a mention where the bot may not read what is said', async () => {
    const { discord, taken, reply, quiet } = await openAnswer();
    discord.say({ channel: reply, user: 'ben', text: 'and a node' });
    discord.say({ channel: 'ops', user: 'ben', text: 'and a volume', replyTo: reply, ping: false });
    await quiet();
    expect(taken).toHaveLength(1);
  });
});

describe('a direct message', () => {
  it('is answered in reply', async () => {
    const bot = await listen();
    const said = bot.discord.tell('ada', 'what is a pod');
    await bot.quiet();
    const place = `@me/${said.channel}`;
    expect(bot.taken).toMatchObject([
      {
        event: `message:${said.id}`,
        request: { place, conversation: place, shared: false, addressed: true, text: 'what is a pod' },
        replyTo: `${place}/${said.id}`,
      },
    ]);
    expect(bot.discord.replies(said.id)).toMatchObject([{ text: expect.stringContaining('You said: what is a pod') }]);
    expect(bot.called().filter((route) => route.startsWith('GET'))).toEqual([]);
  });
});

it('stops only when what it was told of has been dealt with', async () => {
  const bot = await listen();
  bot.discord.faults.next('POST /channels/:id/messages', { kind: 'slow', delayMs: 100 });
  const { channel } = bot.discord.tell('ada', 'what is a pod');
  await bot.discord.until(() => bot.taken.length === 1);
  await bot.stop();
  expect(textsIn(bot.discord, channel)).toHaveLength(2);
});
