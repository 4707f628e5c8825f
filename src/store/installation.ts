import type { Installation } from './driver.ts';

/** In plain SQL, for a question at each start that is to be answered without loading Kysely. */
export const selectInstallation = 'select name, value from installation';

/** @param rows those of `selectInstallation` */
export function readInstallation(rows: readonly unknown[]): Installation {
  const facts = new Map((rows as readonly { name: string; value: string }[]).map(({ name, value }) => [name, value]));
  const salt = facts.get('salt');
  return { schemaVersion: Number(facts.get('schema') ?? 0), ...(salt !== undefined && { salt }) };
}
