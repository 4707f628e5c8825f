import { expect, it } from 'vitest';
import { createRouteNames } from '../../src/http/route-names.ts';

it('names a route by the first part of its path once something was found there', () => {
  const { nameOf } = createRouteNames();
  expect(nameOf('/', 200)).toBe('/');
  expect(nameOf('/notes/aws/ecs-roles.md', 404)).toBe('other');
  expect(nameOf('/notes/aws/ecs-roles.md', 200)).toBe('/notes');
  expect(nameOf('/notes/nothing.md', 404)).toBe('/notes');
  for (const path of ['/wp-login.php', '/.env', '/%00', '/U0123456', `/${'a'.repeat(40)}`]) {
    expect(nameOf(path, 200)).toBe('other');
  }
});

it('knows those that are there from the start', () => {
  const { nameOf } = createRouteNames(['/readyz', '/notes/:path{.+}']);
  expect([nameOf('/readyz', 503), nameOf('/notes/nothing.md', 404)]).toEqual(['/readyz', '/notes']);
});

it('has few names, whatever is asked for', () => {
  const { nameOf } = createRouteNames();
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const names = letters.flatMap((one) => letters.map((other) => nameOf(`/${one}${other}`, 200)));
  expect(new Set(names).size).toBe(41);
});
