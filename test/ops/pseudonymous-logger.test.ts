import { expect, it, vi } from 'vitest';
import { silentLogger } from '../../src/logger.ts';
import { createPseudonym } from '../../src/ops/pseudonym.ts';
import { createPseudonymousLogger } from '../../src/ops/pseudonymous-logger.ts';

it('gives the same id the same pseudonym, which only the salt leads to', () => {
  const pseudonym = createPseudonym('salt');
  expect(pseudonym('C0123')).toBe(createPseudonym('salt')('C0123'));
  expect(pseudonym('C0123')).not.toBe(pseudonym('C0124'));
  expect(pseudonym('C0123')).not.toBe(createPseudonym('pepper')('C0123'));
  expect(pseudonym('C0123')).toMatch(/^[0-9a-f]{12}$/);
});

it.each(['debug', 'info', 'warn', 'error'] as const)('hides ids at level %s, and nothing else', (level) => {
  const write = vi.fn();
  const logger = createPseudonymousLogger({ ...silentLogger, [level]: write }, (id) => `hash of ${id}`);
  logger[level]('said', {
    platform: 'slack',
    place: 'C1',
    conversation: 'T1',
    person: 'U1',
    guild: 'G1',
    channel: 'H1',
    state: 'posted',
  });
  logger[level]('nothing more');
  expect(write.mock.calls).toEqual([
    [
      'said',
      {
        ...{ platform: 'slack', place: 'hash of C1', conversation: 'hash of T1', person: 'hash of U1' },
        ...{ guild: 'hash of G1', channel: 'hash of H1', state: 'posted' },
      },
    ],
    ['nothing more', {}],
  ]);
});
