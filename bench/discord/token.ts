import { appId } from './payloads.ts';

/** What passes for the token of a bot; each name makes another. */
export const tokenOf = (name: string): string =>
  `${Buffer.from(appId).toString('base64url')}.${Buffer.from(name.padEnd(6, '-')).toString('base64url')}.${'signature-'.repeat(3)}`;
