import { isIP } from 'node:net';

/**
 * The address that a request came from; of IPv6 the network (`2001:db8:1:2::/64`), as whoever has one address of it has all. A proxy on this machine or in a private network is believed about who it speaks for; anybody
 * else could write that header.
 * @param peer the other end of the connection.
 */
export function clientAddress(request: Request, peer: string): string {
  const direct = withoutPrefix(peer);
  if (!isNear(direct)) return networkOf(direct);
  const last = withoutPrefix(request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '');
  return isIP(last) === 0 ? direct : networkOf(last);
}

function networkOf(address: string): string {
  if (isIP(address) !== 6 || isNear(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const [front, back] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = tail === undefined ? 0 : 8 - (front?.length ?? 0) - (back?.length ?? 0);
  const groups = [...(front ?? []), ...Array<string>(Math.max(0, zeros)).fill('0'), ...(back ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** An IPv4 address as a socket for both kinds spells it. */
const withoutPrefix = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

function isNear(address: string): boolean {
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i.test(address);
}
