import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';

/** What people and the bot need here, by the names that Discord's own settings show. */
export const permissionLabels = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  CreatePublicThreads: 'Create Public Threads',
  EmbedLinks: 'Embed Links',
  ReadMessageHistory: 'Read Message History',
  ManageGuild: 'Manage Server',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

export type Permission = keyof typeof permissionLabels;

/** Somebody in a guild, as Discord's API tells of both. Bits are decimal text there. */
export interface Standing {
  readonly guild: {
    readonly id: string;
    readonly ownerId?: string;
    /** Of the whole guild; the one with the guild's own id is everyone's. */
    readonly roles: readonly { readonly id: string; readonly permissions: string }[];
  };
  readonly member: {
    readonly id: string;
    /** Ids. */
    readonly roles: readonly string[];
    /** ISO 8601; may have passed. */
    readonly timedOutUntil?: string | null;
  };
}

/** What a channel changes for a role or for one person. */
export interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: string;
  readonly deny: string;
}

const everything = Object.values(PermissionFlagsBits).reduce((bits, bit) => bits | bit, 0n);

/**
 * What somebody may do, as bits: "Permission Hierarchy", "Implicit Permissions" and "Permissions for Timed Out Members" in Discord's
 * documentation.
 * @param overwrites of the channel, or of the one that a thread belongs to; none for what holds in the whole guild.
 * @param now milliseconds since the epoch.
 */
export function permissionsIn({ guild, member }: Standing, overwrites: readonly Overwrite[], now: number): bigint {
  if (guild.ownerId === member.id) return everything;
  const own = new Set([guild.id, ...member.roles]);
  const ofRoles = guild.roles.reduce(
    (bits, { id, permissions }) => (own.has(id) ? bits | BigInt(permissions) : bits),
    0n,
  );
  if ((ofRoles & PermissionFlagsBits.Administrator) !== 0n) return everything;
  const bits = overwritten(ofRoles, overwrites, guild.id, member.id, own);
  if (Date.parse(member.timedOutUntil ?? '') > now) return bits & whileTimedOut;
  return bits;
}

const whileTimedOut = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/** First what the channel changes for everyone, then for all roles at once, then for the person. */
function overwritten(
  bits: bigint,
  overwrites: readonly Overwrite[],
  everyone: string,
  person: string,
  roles: ReadonlySet<string>,
): bigint {
  const ofRole = overwrites.filter(({ type }) => type === OverwriteType.Role);
  const steps = [
    ofRole.filter(({ id }) => id === everyone),
    ofRole.filter(({ id }) => id !== everyone && roles.has(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === person),
  ];
  return steps.reduce((before, step) => {
    const denied = step.reduce((all, { deny }) => all | BigInt(deny), 0n);
    const allowed = step.reduce((all, { allow }) => all | BigInt(allow), 0n);
    return (before & ~denied) | allowed;
  }, bits);
}

/** Without the first one nothing else counts. */
export function missing(bits: bigint, needed: readonly Permission[]): readonly Permission[] {
  if ((bits & PermissionFlagsBits.ViewChannel) === 0n && needed.includes('ViewChannel')) return ['ViewChannel'];
  return needed.filter((permission) => (bits & PermissionFlagsBits[permission]) === 0n);
}

/** What it takes to post, and to find again what was posted. */
export const neededToPost = (inThread: boolean): readonly Permission[] => [
  ...['ViewChannel' as const, inThread ? ('SendMessagesInThreads' as const) : ('SendMessages' as const)],
  ...['EmbedLinks' as const, 'ReadMessageHistory' as const],
];
