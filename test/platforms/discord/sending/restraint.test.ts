import { expect, it } from 'vitest';
import { silentLogger } from '../../../../src/logger.ts';
import { DiscordError, failureOf } from '../../../../src/platforms/discord/discord-failure.ts';
import { createRestraint, everything } from '../../../../src/platforms/discord/sending/restraint.ts';

const minuteMs = 60_000;

it('stops all before Discord shuts out the address, until Discord counts anew', () => {
  const clock = { at: 0, now: () => clock.at };
  const restraint = createRestraint({ clock, logger: silentLogger });
  const check = () => restraint.check('GET /x', [everything]);
  const refuse = (count: number) => {
    for (let n = 0; n < count; n += 1) restraint.countInvalid();
  };
  refuse(4_999);
  check();
  clock.at = 10 * minuteMs;
  refuse(4_999);
  check();
  clock.at = 13 * minuteMs;
  refuse(1);
  const failure = (() => {
    try {
      check();
    } catch (error) {
      return failureOf(error);
    }
    return undefined;
  })();
  expect(failure).toEqual({ kind: 'limited', retryAfterMs: 7 * minuteMs });
  clock.at = 20 * minuteMs;
  check();
});

it('does not wait for a clock that was set back', () => {
  const clock = { at: 100 * minuteMs, now: () => clock.at };
  const restraint = createRestraint({ clock, logger: silentLogger });
  restraint.hold('GET /x', 2 * minuteMs);
  for (let n = 0; n < 5; n += 1) restraint.refused('GET /y', new DiscordError('no', 403));
  expect(() => restraint.check('GET /x', [])).toThrow('wait');
  expect(() => restraint.check('GET /y', [])).toThrow('no');
  clock.at = 40 * minuteMs;
  restraint.check('GET /x', []);
  restraint.check('GET /y', []);
});
