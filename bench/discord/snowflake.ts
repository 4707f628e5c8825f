/** Time in Discord as a bench tells it: milliseconds since the epoch. */
export const discordTime = { aheadMs: 0, now: () => Date.now() + discordTime.aheadMs };

let handedOut = 0;

/**
 * A new id, as Discord's are: the time since 2015 in milliseconds, and below it 22 bits that count.
 * @param at milliseconds since the epoch.
 */
export function newSnowflake(at = discordTime.now()): string {
  handedOut += 1;
  return String((BigInt(at - 1_420_070_400_000) << 22n) | BigInt(handedOut % 2 ** 22));
}
