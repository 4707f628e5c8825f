import { expect, it } from 'vitest';
import { type Address, readAddress, writeAddress } from '../../../src/platforms/discord/address.ts';

const [guild, channel, message, parent, root] = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(18)) as [
  ...[string, string, string, string, string],
];

it.each<readonly [string, Address]>([
  [`@me/${channel}`, { channel }],
  [`${guild}/${channel}`, { guild, channel }],
  [`${guild}/${channel}/${message}`, { guild, channel, message }],
  [`${guild}/${channel}/${message}+thread`, { guild, channel, message, opensThread: true }],
  [`${guild}/${channel}/${message}~${parent}`, { guild, channel, message, begunBy: { channel: parent } }],
  [
    `${guild}/${channel}/${message}+thread~${parent}/${root}`,
    { guild, channel, message, opensThread: true, begunBy: { channel: parent, message: root } },
  ],
])('%s is written and read', (text, address) => {
  expect(writeAddress(address)).toBe(text);
  expect(readAddress(text)).toEqual(address);
});

it.each([
  '',
  'x',
  'no such place',
  `${guild}`,
  `${guild}/x`,
  `${guild}/${channel}+thread`,
  `${guild}/${channel}~${parent}`,
])('"%s" is none', (text) => {
  expect(readAddress(text)).toBeUndefined();
});
