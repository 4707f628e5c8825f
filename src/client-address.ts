import { isIP } from 'node:net';

/**
 * The address that a request came from. A proxy on this machine or in a private network is believed about who it speaks for; anybody
 * else could write that header.
 * @param peer the other end of the connection.
 */
export function clientAddress(request: Request, peer: string): string {
  const direct = withoutPrefix(peer);
  if (!isNear(direct)) return direct;
  const last = withoutPrefix(request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '');
  return isIP(last) === 0 ? direct : last;
}

/** An IPv4 address as a socket for both kinds spells it. */
const withoutPrefix = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

function isNear(address: string): boolean {
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i.test(address);
}
