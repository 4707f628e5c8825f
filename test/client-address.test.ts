import { expect, it } from 'vitest';
import { clientAddress } from '../src/client-address.ts';

const from = (peer: string, forwarded?: string): string =>
  clientAddress(
    new Request('http://here', forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } }),
    peer,
  );

it('believes what a proxy nearby says, and nobody else', () => {
  expect(from('192.0.2.7', '192.0.2.1')).toBe('192.0.2.7');
  expect(from('::ffff:10.0.0.2', '198.51.100.9, 192.0.2.1')).toBe('192.0.2.1');
  expect(from('127.0.0.1', 'nonsense')).toBe('127.0.0.1');
  expect(from('::1')).toBe('::1');
});

it('takes all addresses of one IPv6 network for one', () => {
  for (const address of ['2001:db8:1:2::1', '2001:DB8:1:2:3:4:5:6', '2001:0db8:0001:0002::']) {
    expect([from(address), from('fd00::5', address)]).toEqual(['2001:db8:1:2::/64', '2001:db8:1:2::/64']);
  }
  expect(from('2001:db8::7')).toBe('2001:db8:0:0::/64');
  expect(from('2001:db8:1:3::1')).not.toBe(from('2001:db8:1:2::1'));
});
