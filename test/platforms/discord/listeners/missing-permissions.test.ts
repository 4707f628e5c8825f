import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import {
  mayMend,
  missingLine,
  missingToPost,
} from '../../../../src/platforms/discord/listeners/missing-permissions.ts';

const posting = Bits.ViewChannel | Bits.EmbedLinks | Bits.ReadMessageHistory;

describe('what the bot lacks', () => {
  it.each([
    [posting | Bits.SendMessages, false, []],
    [posting | Bits.SendMessages, true, ['SendMessagesInThreads']],
    [posting | Bits.SendMessagesInThreads, false, ['SendMessages']],
    [Bits.ViewChannel | Bits.SendMessages, false, ['EmbedLinks', 'ReadMessageHistory']],
    [Bits.ViewChannel | Bits.ReadMessageHistory, false, ['SendMessages']],
    [Bits.ViewChannel, true, ['SendMessagesInThreads', 'ReadMessageHistory']],
    [Bits.SendMessages, false, ['ViewChannel']],
    [Bits.Administrator, true, []],
  ])('with %s, in a thread: %j, is %j', (bits, inThread, missing) => {
    expect(missingToPost(bits, inThread)).toEqual(missing);
  });
});

it.each([
  [Bits.ManageGuild, true],
  [Bits.ManageChannels, true],
  [Bits.Administrator, true],
  [Bits.SendMessages, false],
])('whoever has %s can mend it: %j', (bits, may) => expect(mayMend(bits)).toBe(may));

it('names them as the settings of Discord do', () => {
  expect(missingLine(['EmbedLinks'])).toContain('the permission **Embed Links** in');
  expect(missingLine(['ViewChannel', 'EmbedLinks', 'SendMessagesInThreads'])).toContain(
    'the permissions **View Channel**, **Embed Links** and **Send Messages in Threads** in',
  );
});

it.each([
  [['SendMessages'], 'I cannot post here by myself: '],
  [['SendMessages', 'ReadMessageHistory'], 'I cannot post here by myself: '],
  [['EmbedLinks'], 'I can post only plain text here by myself: '],
  [['ReadMessageHistory'], 'I can post nothing as a reply here by myself: '],
  [['EmbedLinks', 'ReadMessageHistory'], 'I can post only plain text and nothing as a reply here by myself: '],
] as const)('says what comes of it that %j is missing', (permissions, trouble) => {
  expect(missingLine(permissions)).toContain(trouble);
});
