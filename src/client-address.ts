import { BlockList, isIP } from 'node:net';

/** This machine and private networks: RFC 1918, and RFC 4193 for IPv6. */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8, 'ipv4');
near.addSubnet('10.0.0.0', 8, 'ipv4');
near.addSubnet('172.16.0.0', 12, 'ipv4');
near.addSubnet('192.168.0.0', 16, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * The address that a request came from; of IPv6 the network (`2001:db8:1:2::/64`), as whoever has one address of it has all. A proxy
 * on this machine or in a private network is believed about who it speaks for; anybody else could write that header.
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
  const kind = isIP(address);
  return kind !== 0 && near.check(address, kind === 4 ? 'ipv4' : 'ipv6');
}
