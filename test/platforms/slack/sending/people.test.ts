import { describe, expect, it } from 'vitest';
import { openSending } from './sending-room.ts';

function handClock() {
  let now = 1_700_000_000_000;
  return {
    now: () => now,
    pass(ms: number) {
      now += ms;
    },
  };
}

describe('names', () => {
  it('are asked for once an hour', async () => {
    const clock = handClock();
    const { people, calls } = await openSending({ clock });
    const names = async () => Object.fromEntries(await people.names(undefined, ['U1', 'U2']));
    expect(await Promise.all([names(), names()])).toEqual(Array(2).fill({ U1: 'ada', U2: 'ben' }));
    clock.pass(59 * 60_000);
    await names();
    expect(calls('users.info')).toHaveLength(2);
    clock.pass(2 * 60_000);
    await names();
    expect(calls('users.info')).toHaveLength(4);
  });

  it('of thousands are not asked for one by one', async () => {
    const { people, calls } = await openSending();
    const names = await people.names(
      undefined,
      Array.from({ length: 3_000 }, (_, n) => `U${n}X`),
    );
    expect(names.size).toBe(3_000);
    expect(calls('users.info').length).toBeLessThanOrEqual(50);
  });

  it('are "someone" where Slack does not say, without asking again and again', async () => {
    const clock = handClock();
    const { slack, people, calls } = await openSending({ clock });
    slack.faults.next('users.info', { kind: 'server error' });
    const name = async () => (await people.names(undefined, ['U1'])).get('U1');
    expect([await name(), await name()]).toEqual(['someone', 'someone']);
    expect(calls('users.info')).toHaveLength(1);
    clock.pass(60_001);
    expect(await name()).toBe('ada');
  });

  it('wait while Slack asks to wait, and an old one serves meanwhile', async () => {
    const clock = handClock();
    const { slack, people, calls } = await openSending({ clock });
    await people.names(undefined, ['U1']);
    clock.pass(61 * 60_000);
    slack.faults.next('users.info', { kind: 'rate limited', retryAfterS: 30 });
    await people.names(undefined, ['U1']);
    expect(Object.fromEntries(await people.names(undefined, ['U1', 'U2']))).toEqual({ U1: 'ada', U2: 'someone' });
    expect(calls('users.info')).toHaveLength(2);
  });

  it('do not hold a message up', async () => {
    const { slack, people } = await openSending({ pace: { namesMs: 20 } });
    slack.faults.next('users.info', { kind: 'no answer' });
    expect((await people.names(undefined, ['U1'])).get('U1')).toBe('someone');
  });

  it('are asked of Slack for what can be a person there alone', async () => {
    const { people, calls } = await openSending();
    await people.names(undefined, ['console', 'T1', '']);
    expect(calls('users.info')).toEqual([]);
  });
});

describe('admins', () => {
  it('are those of the workspace, as of the last minutes', async () => {
    const clock = handClock();
    const { people, calls } = await openSending({ clock });
    expect([await people.isAdmin(undefined, 'U2'), await people.isAdmin(undefined, 'U1')]).toEqual([true, false]);
    await people.isAdmin(undefined, 'U2');
    expect(calls('users.info')).toHaveLength(2);
    clock.pass(5 * 60_000);
    await people.isAdmin(undefined, 'U2');
    expect(calls('users.info')).toHaveLength(3);
  });

  it('are none of theirs who are admins of another workspace, whose channel it shares', async () => {
    const { people } = await openSending();
    expect((await people.names(undefined, ['U4'])).get('U4')).toBe('eve');
    expect([await people.isAdmin(undefined, 'U4'), await people.isAdmin(undefined, 'U5')]).toEqual([false, false]);
  });

  it('of any workspace of an organisation are those of an app that is installed for all of it', async () => {
    const { peopleOf } = await openSending();
    const people = peopleOf(new Set(['E8']));
    expect([await people.isAdmin('E8', 'U5'), await people.isAdmin('E8', 'U4')]).toEqual([true, false]);
  });

  it('are asked for again where Slack stumbles', async () => {
    const { slack, people } = await openSending();
    slack.faults.next(
      'users.info',
      { kind: 'server error' },
      { kind: 'rate limited', retryAfterS: 0 },
      { kind: 'reset' },
    );
    expect(await people.isAdmin(undefined, 'U2')).toBe(true);
  });

  it('are not guessed', async () => {
    const { slack, people } = await openSending();
    slack.faults.next('users.info', ...Array(4).fill({ kind: 'server error' }));
    await expect(people.isAdmin(undefined, 'U2')).rejects.toThrow();
  });
});
