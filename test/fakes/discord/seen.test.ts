import { expect, test } from 'vitest';
import { openDiscord } from './opened-discord.ts';
import { readMarkdown } from './reading.ts';

const names = { user: () => 'Ada', channel: () => 'ops', role: () => 'admin' };

test.each([
  ['**bold** *it* _it_ __under__ ~~no~~ ||spoiler||', 'bold it it under no spoiler'],
  ['a `code *x*` and ``a `tick` b``', 'a code *x* and a `tick` b'],
  ['```sh\nls *.md\n```', 'ls *.md'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['\\*plain\\* \\_x\\_', '*plain* _x_'],
  ['<@1> <@!1> <@&2> <#3>', '@Ada @Ada @admin #ops'],
  ['[the notes](https://a.example/x_(y)) and <https://a.example>', 'the notes and https://a.example'],
  ['# Title\n> quoted\n-# small', 'Title\nquoted\nsmall'],
])('people read %s', (written, read) => {
  expect(readMarkdown(written, names)).toBe(read);
});

test('embeds are read part by part, after the text', async () => {
  const { discord, rest } = await openDiscord();
  await rest.post(`/channels/${discord.channelId('ops')}/messages`, {
    body: {
      content: '**Yes.**',
      embeds: [
        {
          author: { name: 'Notes' },
          title: 'Pods',
          description: 'They *crash*.',
          fields: [{ name: 'Why', value: '`OOM`' }],
          footer: { text: 'pods.md' },
          url: 'https://a.example/marker',
        },
      ],
      allowed_mentions: { parse: [] },
    },
  });
  expect(discord.transcript('ops')[0]).toMatchObject({
    text: 'Yes.\nNotes\nPods\nThey crash.\nWhy\nOOM\npods.md',
    ours: true,
    edited: false,
    ephemeral: false,
  });
});

test('people see what they may', async () => {
  const { discord } = await openDiscord();
  discord.addChannel('Harbour', { name: 'staff', overwrites: [{ who: 'everyone', deny: ['ViewChannel'] }] });
  discord.say({ channel: 'staff', user: 'ben', text: 'among us' });
  discord.say({ channel: 'ops', user: 'ada', text: 'for all' });
  discord.tell('ada', 'for the bot');
  expect(discord.seenBy('ada').lines.map(({ text }) => text)).toEqual(['for all', 'for the bot']);
  expect(discord.seenBy('ben').lines.map(({ text }) => text)).toEqual(['among us', 'for all']);
});

test('what is called so twice, or not at all, is a mistake', async () => {
  const { discord } = await openDiscord();
  discord.addGuild({ name: 'Dock', users: [{ name: 'ada' }], channels: [{ name: 'ops' }] });
  expect(() => discord.channelId('ops')).toThrow('More than one channel ops');
  expect(discord.channelId('Dock/ops')).not.toBe(discord.channelId('Harbour/ops'));
  expect(() => discord.userId('eve')).toThrow('No user eve');
  discord.say({ channel: 'Dock/ops', user: 'ada', text: 'x' });
});

test('ids are snowflakes that tell their time, each greater than the one before', async () => {
  const now = Date.UTC(2030, 0, 1);
  const { discord } = await openDiscord({ clock: { now: () => now } });
  const ids = Array.from({ length: 5000 }, () => BigInt(discord.world.ids.next()));
  expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0n))).toBe(true);
  expect(Number((ids[0] ?? 0n) >> 22n) + 1_420_070_400_000).toBe(now);
});
