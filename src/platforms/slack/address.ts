/**
 * Where in Slack something is said. Its spelling is `[TEAM/]CHANNEL[:THREAD]`; TEAM stands there only where the app serves many
 * workspaces, because the ids of channels are enough in one, and people write them into settings.
 */
export interface Address {
  readonly team?: string;
  readonly channel: string;
  /** `ts` of the message at the top of the thread. */
  readonly thread?: string;
}

export function writeAddress({ team, channel, thread }: Address): string {
  return `${team === undefined ? '' : `${team}/`}${channel}${thread === undefined ? '' : `:${thread}`}`;
}

/** Nothing for what is no address. */
export function readAddress(text: string): Address | undefined {
  const [, team, channel, thread] = /^(?:([ET][A-Z0-9]+)\/)?([CDG][A-Z0-9]+)(?::(\d+\.\d+))?$/.exec(text) ?? [];
  if (channel === undefined) return undefined;
  return { ...(team !== undefined && { team }), channel, ...(thread !== undefined && { thread }) };
}

/** Where one person reads, spelled `[TEAM/]@USER`: their direct messages with the bot, wherever those are. */
export interface PersonAddress {
  readonly team?: string;
  readonly person: string;
}

export function writePersonAddress({ team, person }: PersonAddress): string {
  return `${team === undefined ? '' : `${team}/`}@${person}`;
}

/** Nothing for what is no such address. */
export function readPersonAddress(text: string): PersonAddress | undefined {
  const [, team, person] = /^(?:([ET][A-Z0-9]+)\/)?@([UW][A-Z0-9]+)$/.exec(text) ?? [];
  if (person === undefined) return undefined;
  return { ...(team !== undefined && { team }), person };
}
