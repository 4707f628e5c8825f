import { randomBytes } from 'node:crypto';

/** A new id of 15 characters of a–z and 0–9: 72 random bits, so that nobody ever draws the same. No word begins with its 0. */
export function newId(): string {
  return BigInt(`0x${randomBytes(9).toString('hex')}`)
    .toString(36)
    .padStart(15, '0');
}

/** Whether a text is such an id, and nothing that a person would write. */
export function isId(text: string): boolean {
  return /^0[0-9a-z]{14}$/.test(text);
}
