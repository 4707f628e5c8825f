import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import {
  missing,
  neededToPost,
  type Overwrite,
  permissionsIn,
  type Standing,
} from '../../../../src/platforms/discord/directory/permissions.ts';

const { ViewChannel, SendMessages, EmbedLinks, ReadMessageHistory, Administrator, ManageGuild } = PermissionFlagsBits;
const now = Date.parse('2026-03-01T12:00:00Z');

/** A guild where everyone may read, and the role `r1` writes; the bot has the roles that are given. */
function standing(roles: readonly string[], member: Partial<Standing['member']> = {}): Standing {
  const guild = {
    id: 'g',
    ownerId: 'owner',
    roles: [
      { id: 'g', permissions: String(ViewChannel | ReadMessageHistory) },
      { id: 'r1', permissions: String(SendMessages) },
      { id: 'r2', permissions: String(EmbedLinks) },
      { id: 'admin', permissions: String(Administrator) },
    ],
  };
  return { guild, member: { id: 'bot', roles, ...member } };
}

const overwrite = (id: string, { allow = 0n, deny = 0n, ofMember = false }): Overwrite => ({
  ...{ id, type: ofMember ? OverwriteType.Member : OverwriteType.Role },
  ...{ allow: String(allow), deny: String(deny) },
});

describe('permissionsIn', () => {
  const bits = (who: Standing, ...overwrites: Overwrite[]) => permissionsIn(who, overwrites, now);

  it('adds up what everyone has and what the roles have', () => {
    expect(bits(standing([]))).toBe(ViewChannel | ReadMessageHistory);
    expect(bits(standing(['r1', 'r2', 'gone']))).toBe(ViewChannel | ReadMessageHistory | SendMessages | EmbedLinks);
  });

  it('lets the owner and administrators do everything, whatever a channel says', () => {
    const shut = overwrite('g', { deny: ViewChannel });
    for (const who of [standing(['admin']), standing([], { id: 'owner' })]) {
      expect(bits(who, shut) & (ViewChannel | ManageGuild)).toBe(ViewChannel | ManageGuild);
    }
  });

  it('lets a channel change it: for everyone, then for roles, then for one person', () => {
    const shut = overwrite('g', { deny: ViewChannel | SendMessages });
    expect(bits(standing(['r1']), shut)).toBe(ReadMessageHistory);
    const open = overwrite('r1', { allow: ViewChannel | SendMessages });
    expect(bits(standing(['r1']), open, shut)).toBe(ViewChannel | SendMessages | ReadMessageHistory);
    expect(bits(standing([]), open, shut)).toBe(ReadMessageHistory);
    const mute = overwrite('bot', { deny: SendMessages, ofMember: true });
    expect(bits(standing(['r1']), mute, open, shut)).toBe(ViewChannel | ReadMessageHistory);
    const other = overwrite('somebody', { deny: ViewChannel, ofMember: true });
    expect(bits(standing(['r1']), other)).toBe(ViewChannel | SendMessages | ReadMessageHistory);
  });

  it('lets one role allow what another one denies', () => {
    const allow = overwrite('r1', { allow: EmbedLinks });
    const deny = overwrite('r2', { deny: EmbedLinks });
    for (const both of [
      [allow, deny],
      [deny, allow],
    ]) {
      expect(bits(standing(['r1', 'r2']), ...both) & EmbedLinks).toBe(EmbedLinks);
    }
  });

  it('leaves those in time-out nothing but reading, until it is over', () => {
    const until = (timedOutUntil: string | null) => bits(standing(['r1'], { timedOutUntil }));
    expect(until('2026-03-01T12:00:01Z')).toBe(ViewChannel | ReadMessageHistory);
    expect(until('2026-03-01T11:59:59Z')).toBe(ViewChannel | ReadMessageHistory | SendMessages);
    expect(until(null)).toBe(ViewChannel | ReadMessageHistory | SendMessages);
  });
});

it('names what is missing, and of what cannot be seen nothing more', () => {
  expect(missing(ViewChannel | SendMessages, neededToPost(false))).toEqual(['EmbedLinks', 'ReadMessageHistory']);
  expect(missing(ViewChannel | SendMessages | EmbedLinks | ReadMessageHistory, neededToPost(true))).toEqual([
    'SendMessagesInThreads',
  ]);
  expect(missing(SendMessages, neededToPost(false))).toEqual(['ViewChannel']);
});
