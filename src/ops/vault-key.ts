import { createSecretKey, type KeyObject } from 'node:crypto';

/** Of AES-256. */
const keyBytes = 32;

/** The first one encrypts, all of them decrypt. Written into a log they show nothing of the keys. */
export type VaultKeys = readonly [KeyObject, ...KeyObject[]];

/**
 * Keys as an operator sets them: 32 bytes each, in base64 or hex, commas between them.
 * @returns the keys, or what is wrong with them and what to do, as the end of a sentence that begins with the setting.
 */
export function readVaultKeys(text: string): { readonly keys: VaultKeys } | { readonly problem: string } {
  const [first, ...others] = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readKey);
  if (first === undefined || others.includes(undefined)) {
    return {
      problem:
        'is not a key of 32 random bytes in base64 or hex, or several with commas between them; ' +
        'make one with: openssl rand -base64 32',
    };
  }
  return { keys: [first, ...others.filter((key) => key !== undefined)] };
}

function readKey(text: string): KeyObject | undefined {
  const bytes = /^[0-9a-f]{64}$/i.test(text)
    ? Buffer.from(text, 'hex')
    : /^[\w+/-]{43}=?$/.test(text)
      ? Buffer.from(text, 'base64')
      : undefined;
  return bytes?.length === keyBytes ? createSecretKey(bytes) : undefined;
}
