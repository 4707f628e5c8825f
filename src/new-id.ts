import { randomBytes } from 'node:crypto';

/** A new id of 14 characters of a–z and 0–9: 72 random bits, so that nobody ever draws the same. */
export function newId(): string {
  return BigInt(`0x${randomBytes(9).toString('hex')}`)
    .toString(36)
    .padStart(14, '0');
}
