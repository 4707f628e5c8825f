import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Chat } from '../../../../src/chat/chat.ts';
import { createMessage, type MessageParts, type Pressed } from '../../../../src/chat/message.ts';
import type { Request } from '../../../../src/chat/request.ts';
import { type ListeningOptions, listen, textsIn } from './listening.ts';

const button = (label: string, text = label.toLowerCase()) => ({ label, text, typed: text, buttonOnly: false });

/** Says what the presses ask for; anything else gets an answer with buttons. */
function script({ text, call, visibility }: Request): MessageParts {
  const after: Record<string, { pressed?: Pressed; visibility?: 'everyone' | 'asker' }> = {
    why: {},
    helpful: { visibility: 'asker', pressed: { becomes: 'noted', note: '1 found this helpful', open: true } },
    share: { visibility: 'everyone', pressed: { becomes: 'gone' } },
    gap: { visibility: 'asker', pressed: { becomes: 'replaced' } },
  };
  const known = after[text];
  if (known !== undefined) {
    return { markdown: `Pressed ${text}`, ...(visibility !== undefined && { visibility }), ...known };
  }
  return {
    markdown: `Answer to ${call?.options.question ?? call?.name ?? text}`,
    choices: ['Why', 'Helpful', 'Share', 'Gap'].map((label) => button(label)),
    ...(visibility !== undefined && { visibility }),
  };
}

async function openBot(options: ListeningOptions = {}) {
  const bot = await listen(options);
  bot.says(script);
  const { discord } = bot;
  const ask = async (question: string, more: { public?: boolean; channel?: string; user?: string } = {}) => {
    const { channel = 'ops', user = 'ada', ...rest } = more;
    const interaction = discord.command({ user, channel, command: 'ask', options: { question, ...rest } });
    await bot.quiet();
    return interaction;
  };
  const press = async (label: string, channel = 'ops', user = 'ada') => {
    const interaction = discord.press({ user, channel, button: label });
    await bot.quiet();
    return interaction;
  };
  return { ...bot, ask, press, place: `${bot.guild}/${discord.channelId('ops')}`, ada: discord.userId('ada') };
}

describe('a slash command', () => {
  it('is answered although it comes without what the bot would take down', async () => {
    const { discord, asked, logged, quiet, ask } = await openBot();
    const first = await ask('what is a pod');
    const payload = (id: string, token: string) => ({
      ...first.payload,
      id,
      token,
      member: { user: { id: first.user } },
    });
    discord.interactions.open({ ...first, payload });
    await quiet();
    expect(asked).toHaveLength(2);
    expect(logged).toContainEqual({
      level: 'warn',
      message: 'what Discord tells could not be taken down',
      fields: expect.objectContaining({ type: 'INTERACTION_CREATE' }),
    });
  });

  it('is answered for the asker alone, and deferred before anything else is asked', async () => {
    const { discord, asked, called, ask, place, ada } = await openBot();
    await ask('what is a pod');
    expect(asked).toEqual([
      {
        ...{ platform: 'discord', place, conversation: `${place}:${ada}`, person: ada },
        ...{ shared: false, addressed: true, text: '', visibility: 'asker' },
        call: { name: 'ask', options: { question: 'what is a pod' } },
      },
    ]);
    expect(called()[0]).toBe('POST /interactions/:id/:token/callback');
    expect(textsIn(discord, 'ops', 'ada')).toEqual(['Answer to what is a pod']);
    expect(textsIn(discord, 'ops')).toEqual([]);
  });

  it('is answered for all where that is asked for, and people go on below the reply', async () => {
    const { discord, asked, mention, ask, press, quiet, place } = await openBot();
    const { id } = await ask('what is a pod', { public: true });
    const conversation = `${place}/${id}`;
    expect(asked[0]).toMatchObject({ conversation, shared: true });
    expect(asked[0]?.call?.options).toEqual({ question: 'what is a pod' });
    expect(asked[0]).not.toHaveProperty('visibility');
    const reply = discord.transcript('ops').at(-1)?.id ?? '';
    await press('Why', 'ops', 'ben');
    discord.say({ channel: 'ops', user: 'ben', text: 'and a node', replyTo: reply });
    const { thread } = discord.startThread({ channel: 'ops', user: 'ben', name: 'pods', message: reply });
    discord.say({ channel: thread, user: 'ben', text: `${mention} and a volume` });
    await quiet();
    expect(asked.map((request) => request.conversation)).toEqual(Array(4).fill(conversation));
    expect(asked[1]).toMatchObject({ text: 'why', shared: true });
  });

  it('goes on below a public reply without buttons', async () => {
    const { discord, asked, says, ask, quiet, place } = await openBot();
    says(() => ({ markdown: 'Plain' }));
    const { id } = await ask('what is a pod', { public: true });
    discord.say({ channel: 'ops', user: 'ben', text: 'and a node', replyTo: discord.transcript('ops')[0]?.id ?? '' });
    await quiet();
    expect(asked[1]?.conversation).toBe(`${place}/${id}`);
  });

  it('in direct messages belongs to them', async () => {
    const { discord, asked, ask } = await openBot();
    await ask('what is a pod', { channel: '@me' });
    const channel = discord.directMessage('ada');
    expect(asked[0]).toMatchObject({ place: `@me/${channel}`, conversation: `@me/${channel}`, shared: false });
    expect(asked[0]).not.toHaveProperty('visibility');
    expect(discord.seenBy('ada').directMessages).toHaveLength(1);
  });

  it('in direct messages stays there, also where it is for the asker alone', async () => {
    const { discord, says, press, ask } = await openBot();
    says((request) => ({ ...script(request), visibility: 'asker' }));
    await ask('what is a pod', { channel: '@me' });
    await press('Why', '@me');
    expect(discord.seenBy('ada').directMessages).toMatchObject([{ ephemeral: false }, { ephemeral: false }]);
    expect(discord.seenBy('ada').ephemerals).toEqual([]);
  });

  it('in a thread belongs to the channel around it, and in public to the thread', async () => {
    const { discord, asked, ask, place, ada } = await openBot();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'food' });
    await ask('what is a pod', { channel: thread });
    await ask('what is a node', { channel: thread, public: true });
    expect(asked.map((request) => [request.place, request.conversation])).toEqual([
      [place, `${place}:${ada}`],
      [place, `${place}/${thread}`],
    ]);
  });

  it('that nobody knows any more is answered by the chat', async () => {
    const { discord, asked, quiet } = await openBot();
    const [first] = discord.world.commands.get('global') ?? [];
    if (first === undefined) throw new Error('no command');
    discord.world.commands.set('global', [{ ...first, name: 'explain', options: [] }]);
    discord.command({ user: 'ada', channel: 'ops', command: 'explain' });
    await quiet();
    expect(asked).toMatchObject([{ call: { name: 'explain', options: {} } }]);
    expect(textsIn(discord, 'ops', 'ada')).toEqual(['Answer to explain']);
  });

  it('is deferred though the store takes its time', async () => {
    let storeIsBack = () => {};
    const store = new Promise<void>((resolve) => {
      storeIsBack = resolve;
    });
    const answer = async () => {
      await store;
      return createMessage({ markdown: 'At last', visibility: 'asker' });
    };
    const chat: Chat = {
      answer,
      complete: async () => [],
      preview: async () => undefined,
      take: async () => {},
      leave: async () => {},
    };
    const { discord, quiet } = await listen({ chat: () => chat });
    const asking = discord.command({ user: 'ada', channel: 'ops', command: 'help' });
    await discord.until(() => asking.state === 'answered');
    expect(discord.transcript('ops', 'ada')).toMatchObject([{ loading: true }]);
    storeIsBack();
    await quiet();
    expect(textsIn(discord, 'ops', 'ada')).toEqual(['At last']);
  });

  it('is left to the process that has responded', async () => {
    const { discord, asked, quiet } = await openBot();
    const fault = { kind: 'error', status: 400, code: 40060, message: 'already acknowledged' } as const;
    discord.faults.next('POST /interactions/:id/:token/callback', fault);
    discord.command({ user: 'ada', channel: 'ops', command: 'help' });
    await quiet();
    expect(asked).toEqual([]);
  });

  it('is answered once although it is told twice', async () => {
    const { discord, asked, quiet } = await openBot();
    discord.faults.nextEvent('repeated');
    discord.command({ user: 'ada', channel: 'ops', command: 'help' });
    await quiet();
    expect(asked).toHaveLength(1);
    expect(textsIn(discord, 'ops', 'ada')).toEqual(['Answer to help']);
  });
});

describe('"Answer from notes" in the menu of a message', () => {
  const menu = { user: 'ada', channel: 'ops', command: 'Answer from notes' };

  it('answers what the message says, for the asker alone', async () => {
    const { discord, asked, quiet, mention } = await openBot();
    const { id } = discord.say({ channel: 'ops', user: 'ben', text: `help <@${discord.userId('ada')}>` });
    await quiet();
    discord.messageCommand({ ...menu, message: id });
    const { id: named } = discord.say({ channel: 'ops', user: 'ben', text: `${mention} quiz` });
    discord.messageCommand({ ...menu, message: named });
    await quiet();
    expect(asked.filter(({ visibility }) => visibility === 'asker').map(({ call }) => call)).toEqual([
      { name: 'ask', options: { question: 'help @ada' } },
      { name: 'ask', options: { question: 'quiz' } },
    ]);
    expect(textsIn(discord, 'ops', 'ada')).toContain('Answer to help @ada');
    expect(textsIn(discord, 'ops')).not.toContain('Answer to help @ada');
  });

  it('says so where there is no text', async () => {
    const { discord, asked, quiet } = await openBot();
    const { id } = discord.say({ channel: 'ops', user: 'ben', text: '' });
    discord.messageCommand({ ...menu, message: id });
    await quiet();
    expect(asked).toEqual([]);
    expect(textsIn(discord, 'ops', 'ada')).toContainEqual(expect.stringContaining('has no text'));
  });
});

describe('what is being typed', () => {
  const typed = { user: 'ada', channel: 'ops', command: 'ask', option: 'question', text: 'pod' };

  it('is completed', async () => {
    const { discord, suggests } = await openBot();
    const seen: unknown[] = [];
    suggests(async (request, option) => {
      seen.push([request.call, option, request.visibility]);
      return ['what is a pod'];
    });
    expect(await discord.autocomplete(typed)).toEqual([{ name: 'what is a pod', value: 'what is a pod' }]);
    expect(seen).toEqual([[{ name: 'ask', options: { question: 'pod' } }, 'question', 'asker']]);
  });

  it('gets an empty list in time where that takes long', async () => {
    // What was typed is ten seconds old, as far as the process knows.
    const clock = { now: () => Date.now() - 10_000 };
    const { discord, suggests } = await openBot({ discord: { clock } });
    suggests(() => new Promise(() => {}));
    expect(await discord.autocomplete(typed)).toEqual([]);
  });

  it('gets an empty list where that fails', async () => {
    const { discord, suggests } = await openBot();
    suggests(async () => {
      throw new Error('no');
    });
    expect(await discord.autocomplete(typed)).toEqual([]);
  });
});

describe('a press', () => {
  it('on a private answer is for the presser, and belongs to what they asked', async () => {
    const { discord, asked, ask, press, place, ada } = await openBot();
    await ask('what is a pod');
    await press('Why');
    expect(asked[1]).toEqual({
      ...{ platform: 'discord', place, conversation: `${place}:${ada}`, person: ada },
      ...{ shared: false, addressed: true, text: 'why', visibility: 'asker' },
    });
    expect(textsIn(discord, 'ops', 'ada')).toEqual(['Answer to what is a pod', 'Pressed why']);
    expect(textsIn(discord, 'ops')).toEqual([]);
  });

  it('that shares shows all the answer, on which they go on, and deletes the private one', async () => {
    const { discord, asked, says, ask, press, place } = await openBot();
    await ask('what is a pod');
    says((request) => ({ ...script(request), choices: [button('Why')] }));
    const { id } = await press('Share');
    expect(textsIn(discord, 'ops', 'ada')).toEqual(['Pressed share']);
    expect(textsIn(discord, 'ops')).toEqual(['Pressed share']);
    await press('Why', 'ops', 'ben');
    expect(asked.at(-1)).toMatchObject({ conversation: `${place}/${id}`, shared: true });
  });

  it('can put its reply in the place of a private answer', async () => {
    const { discord, ask, press } = await openBot();
    await ask('what is a pod');
    await press('Gap');
    expect(textsIn(discord, 'ops', 'ada')).toEqual(['Pressed gap']);
  });

  it('on an answer for all is answered for all, or for the presser, with a note below', async () => {
    const { discord, asked, mention, press, quiet, place } = await openBot();
    const { id } = discord.say({ channel: 'ops', user: 'ada', text: `${mention} what is a pod` });
    await quiet();
    await press('Why', 'ops', 'ben');
    await press('Helpful', 'ops', 'ben');
    expect(asked[1]).toMatchObject({ conversation: `${place}/${id}`, shared: true, person: discord.userId('ben') });
    expect(textsIn(discord, 'ops')).toEqual([expect.any(String), 'Answer to what is a pod', 'Pressed why']);
    expect(discord.transcript('ops')[1]?.text).toContain('1 found this helpful');
    expect(textsIn(discord, 'ops', 'ben')).toContain('Pressed helpful');
  });

  it('in a thread belongs to its conversation', async () => {
    const { discord, asked, mention, press, quiet, place, guild } = await openBot();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'food' });
    discord.say({ channel: thread, user: 'ada', text: `${mention} what is a pod` });
    const { thread: post } = discord.startThread({
      ...{ channel: 'ask', user: 'ada', name: 'pods', text: `${mention} what is a node` },
    });
    await quiet();
    await press('Why', thread, 'ben');
    await press('Why', post, 'ben');
    const pressed = asked.filter(({ text }) => text === 'why');
    expect(pressed.map((request) => [request.place, request.conversation])).toEqual([
      [place, `${place}/${thread}`],
      [`${guild}/${post}`, `${guild}/${post}/${post}`],
    ]);
  });

  it('in direct messages is answered there', async () => {
    const { discord, asked, press, quiet } = await openBot();
    discord.tell('ada', 'what is a pod');
    await quiet();
    await press('Why', '@me');
    const place = `@me/${discord.directMessage('ada')}`;
    expect(asked[1]).toMatchObject({ place, conversation: place, shared: false, text: 'why' });
    expect(asked[1]).not.toHaveProperty('visibility');
    expect(textsIn(discord, discord.directMessage('ada')).at(-1)).toBe('Pressed why');
  });

  it('on what was for one person alone, and went into their direct messages, belongs there', async () => {
    const { discord, asked, says, mention, press, quiet } = await openBot();
    says((request) => ({ ...script(request), visibility: 'asker' }));
    discord.say({ channel: 'ops', user: 'ada', text: `${mention} what is a pod` });
    await quiet();
    await press('Why', '@me');
    const place = `@me/${discord.directMessage('ada')}`;
    expect(asked[1]).toMatchObject({ place, conversation: place, text: 'why' });
  });

  it('on a button that is not ours is heard, and nothing more', async () => {
    const { discord, asked, mention, quiet, press } = await openBot();
    discord.say({ channel: 'ops', user: 'ada', text: `${mention} what is a pod` });
    await quiet();
    const [, reply] = discord.transcript('ops');
    const old = { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Old', custom_id: 'vote_up' } as const;
    if (reply !== undefined) reply.message.components = [{ type: ComponentType.ActionRow, components: [old] }];
    const { state } = await press('Old');
    expect(state).toBe('answered');
    expect(asked).toHaveLength(1);
  });
});

describe('what the bot lacks in a channel', () => {
  const lacking = {
    channels: [{ name: 'ops', overwrites: [{ who: 'bot', deny: ['SendMessages', 'ReadMessageHistory'] }] }],
  } as const;
  const line = 'give me the permissions Send Messages and Read Message History';

  it('is told to those who can mend it, once an hour', async () => {
    const { discord, ask } = await openBot({ guild: lacking });
    await ask('what is a pod', { user: 'ada' });
    expect(discord.transcript('ops', 'ada').at(-1)?.text).not.toContain('give me');
    await ask('what is a pod', { user: 'ben' });
    expect(discord.transcript('ops', 'ben').at(-1)?.text).toContain(line);
    await ask('what is a pod', { user: 'ben' });
    expect(discord.transcript('ops', 'ben').at(-1)?.text).not.toContain('give me');
  });

  it('is told each time where something is to be posted every day', async () => {
    const { discord, quiet } = await openBot({ guild: lacking });
    for (const _ of [1, 2]) {
      discord.command({ user: 'ben', channel: 'ops', command: 'daily' });
      await quiet();
      expect(discord.transcript('ops', 'ben').at(-1)?.text).toContain(line);
    }
  });

  it('is not made up', async () => {
    const { discord, ask } = await openBot();
    await ask('what is a pod', { user: 'ben' });
    expect(discord.transcript('ops', 'ben').at(-1)?.text).not.toContain('give me');
  });
});
