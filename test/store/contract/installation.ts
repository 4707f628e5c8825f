import { describe, expect, it } from 'vitest';
import { attemptOf, cardOf, conversation, place, promptOf, sessionOf } from './rows.ts';
import type { Subject } from './subject.ts';

/** What belongs to the database as a whole. */
export function testInstallation(subject: Subject): void {
  describe('the database', () => {
    describe('settings of places', () => {
      it('are kept by feature, the last one counting', async () => {
        expect(await subject.store.places.get(place, 'daily')).toBeUndefined();
        await subject.store.places.put(place, 'daily', { at: '09:00', on: true }, 1);
        await subject.store.places.put(place, 'daily', { at: '10:30', on: false, topics: ['pods'] }, 2);
        await subject.store.places.put({ ...place, place: 'alone' }, 'daily', null, 2);
        await subject.store.places.put(place, 'other', 'plain', 2);
        expect(await subject.store.places.get(place, 'daily')).toEqual({ at: '10:30', on: false, topics: ['pods'] });
        expect(await subject.store.places.get(place, 'other')).toBe('plain');
        expect(await subject.store.places.all('daily')).toEqual([
          { platform: 'chat', place: 'alone', value: null },
          { ...place, value: { at: '10:30', on: false, topics: ['pods'] } },
        ]);
        expect(await subject.store.places.all('nothing')).toEqual([]);
      });

      it.each([
        ['T1/', ['T10/C1', 'T1%/C1', 'T1_/C1', 't1/C1', '🚢T1/C1']],
        ['T1%', ['T1/C1', 'T1/C2', 'T10/C1', 'T1_/C1', 't1/C1', '🚢T1/C1']],
        ['T1_', ['T1/C1', 'T1/C2', 'T10/C1', 'T1%/C1', 't1/C1', '🚢T1/C1']],
        ['🚢T1/', ['T1/C1', 'T1/C2', 'T10/C1', 'T1%/C1', 'T1_/C1', 't1/C1']],
        ['T1/C1', ['T1/C2', 'T10/C1', 'T1%/C1', 'T1_/C1', 't1/C1', '🚢T1/C1']],
        ['', []],
      ])('go for all places that begin with "%s"', async (prefix, left) => {
        const { places } = subject.store;
        for (const each of ['T1/C1', 'T1/C2', 'T10/C1', 'T1%/C1', 'T1_/C1', 't1/C1', '🚢T1/C1']) {
          await places.put({ platform: 'chat', place: each }, 'daily', 1, 1);
          await places.put({ platform: 'chat', place: each }, 'other', 1, 1);
        }
        await places.put({ platform: 'another', place: 'T1/C1' }, 'daily', 1, 1);
        await places.remove('chat', prefix);
        const namesOf = async (feature: string) =>
          (await places.all(feature)).map(({ platform, place: name }) => `${platform} ${name}`).sort();
        const expected = left.map((each) => `chat ${each}`);
        expect(await namesOf('other')).toEqual([...expected].sort());
        expect(await namesOf('daily')).toEqual(['another T1/C1', ...expected].sort());
      });
    });

    describe('secrets', () => {
      it('are kept by name, the last one counting, until they are deleted', async () => {
        const { secrets } = subject.store;
        expect(await secrets.get('slack:T1')).toBeUndefined();
        await secrets.put('slack:T1', 'sealed once', 1);
        await secrets.put('slack:T1', 'sealed again', 2);
        await secrets.put('slack:T2', 'another', 2);
        expect(await secrets.get('slack:T1')).toBe('sealed again');
        expect(await secrets.replace('slack:T1', 'sealed once', 'in vain', 3)).toBe(false);
        expect(await secrets.replace('slack:T1', 'sealed again', 'sealed anew', 3)).toBe(true);
        expect(await secrets.get('slack:T1')).toBe('sealed anew');
        await secrets.delete('slack:T1');
        expect(await secrets.replace('slack:T1', 'sealed anew', 'in vain', 3)).toBe(false);
        await secrets.delete('slack:T1');
        expect(await secrets.get('slack:T1')).toBeUndefined();
        expect(await (await subject.openAnother()).secrets.get('slack:T2')).toBe('another');
      });
    });

    it('has one salt, whoever asks first', async () => {
      const stores = await subject.openSeveral(4);
      const salts = await Promise.all([...stores, ...stores].map((each) => each.salt()));
      expect(new Set(salts).size).toBe(1);
      expect(salts[0]?.length).toBeGreaterThanOrEqual(32);
      expect(await subject.store.salt()).toBe(salts[0]);
    });

    it('has another salt in another installation', async () => {
      const [other] = await subject.openElsewhere(1);
      expect(await other?.salt()).not.toBe(await subject.store.salt());
    });

    it('keeps what it was told when it is opened again', async () => {
      await subject.store.prompts.add(promptOf());
      await subject.store.attempts.record(attemptOf(), cardOf());
      await subject.store.sessions.begin(sessionOf());
      await subject.store.close();
      const again = await subject.openAnother();
      expect(await again.attempts.at('posted1')).toEqual([attemptOf()]);
      expect(await again.sessions.current(conversation)).toEqual(sessionOf());
    });

    it('opens on an empty database in many places at once', async () => {
      for (const each of await subject.openElsewhere(6)) await each.check();
    });

    it('closes twice without complaint, and serves nobody after that', async () => {
      await subject.store.check();
      await subject.store.close();
      await subject.store.close();
      await expect(subject.store.check()).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' });
    });
  });
}
