import { createHmac } from 'node:crypto';

/** Stands for an id in logs and reports: the same id has the same pseudonym, and nobody without the salt can tell whose. */
export type Pseudonym = (id: string) => string;

/** @param salt of this installation; whoever knows it could try all ids. */
export function createPseudonym(salt: string): Pseudonym {
  // 48 bits: two of a million ids share one with a chance of about 1 in 600.
  return (id) => createHmac('sha256', salt).update(id).digest('hex').slice(0, 12);
}
