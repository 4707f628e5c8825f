import { expect, it } from 'vitest';
import { createOperatorDoor, operatorCookie, operatorSessionMs } from '../../src/http/operator-door.ts';

const token = 'harbour-master-7f3a9c';

function begin(otherToken = token) {
  const time = { now: 1_700_000_000_000 };
  return { time, door: createOperatorDoor({ token: otherToken, clock: { now: () => time.now } }) };
}

const withCookie = (value: string) =>
  new Request('http://localhost/', { headers: { cookie: `a=b; ${operatorCookie}=${value}` } });
const withBearer = (value: string) =>
  new Request('http://localhost/', { headers: { authorization: `Bearer ${value}` } });

it('lets in who has the token, for twelve hours', () => {
  const { door, time } = begin();
  const session = door.open(token) ?? '';
  expect(door.isOperator(withCookie(session))).toBe(true);
  time.now += operatorSessionMs - 1;
  expect(door.isOperator(withCookie(session))).toBe(true);
  time.now += 1;
  expect(door.isOperator(withCookie(session))).toBe(false);
});

it('lets in nobody else', () => {
  const { door } = begin();
  expect(door.open(`${token} `)).toBeUndefined();
  expect(door.open('')).toBeUndefined();
  expect(door.isOperator(new Request('http://localhost/'))).toBe(false);
  expect(door.isOperator(withCookie(''))).toBe(false);
  expect(door.isOperator(withBearer('something-else-altogether'))).toBe(false);
});

it('knows a session of another replica, and none of another token', () => {
  const session = begin().door.open(token) ?? '';
  expect(begin().door.isOperator(withCookie(session))).toBe(true);
  expect(begin('another-token-altogether').door.isOperator(withCookie(session))).toBe(false);
});

it('notices when a session was made longer', () => {
  const { door } = begin();
  const [until = '', signature = ''] = (door.open(token) ?? '').split('.');
  expect(door.isOperator(withCookie(`${Number(until) + 1}.${signature}`))).toBe(false);
});

it('takes the token itself from a program', () => {
  expect(begin().door.isOperator(withBearer(token))).toBe(true);
});
