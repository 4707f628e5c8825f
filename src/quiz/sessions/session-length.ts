/** More than anybody answers at one sitting. */
const longest = 50;

/** A number of prompts as it can be had: whole, from 1 to 50. */
export function sessionLength(wanted: number | undefined, otherwise: number): number {
  if (wanted === undefined || Number.isNaN(wanted)) return otherwise;
  return Math.min(longest, Math.max(1, Math.trunc(wanted)));
}
