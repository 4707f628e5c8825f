let handedOut = 0;

/**
 * A new id, as Discord's are: the time since 2015 in milliseconds, and below it 22 bits that count.
 * @param at milliseconds since the epoch.
 */
export function newSnowflake(at = Date.now()): string {
  handedOut += 1;
  return String((BigInt(at - 1_420_070_400_000) << 22n) | BigInt(handedOut % 2 ** 22));
}
