import { describe, expect, it } from 'vitest';
import { conversation, sessionOf } from './rows.ts';
import type { Subject } from './subject.ts';

/** Quizzes under way. */
export function testSessions(subject: Subject): void {
  describe('sessions', () => {
    it('are under way one at a time in a conversation', async () => {
      await subject.store.sessions.begin(sessionOf());
      await subject.store.sessions.begin(sessionOf({ id: 'elsewhere', conversation: 'elsewhere' }));
      expect(await subject.store.sessions.current(conversation)).toEqual(sessionOf());
      const next = sessionOf({ id: 's2', kind: 'review', shared: false, topic: '' });
      await subject.store.sessions.begin(next);
      expect(await subject.store.sessions.current(conversation)).toEqual(next);
      expect(await subject.store.sessions.end('s1', 1)).toBe(false);
      expect(await subject.store.sessions.get('s1')).toEqual(sessionOf());
      expect(await subject.store.sessions.get('s9')).toBeUndefined();
      expect((await subject.store.sessions.current({ ...conversation, conversation: 'elsewhere' }))?.id).toBe(
        'elsewhere',
      );
    });

    it('are under way one at a time when many begin at once', async () => {
      const stores = await subject.openSeveral(4);
      await Promise.all(stores.map(({ sessions }, n) => sessions.begin(sessionOf({ id: `s${n}` }))));
      const ends = await Promise.all(stores.map((_, n) => subject.store.sessions.end(`s${n}`, 9000)));
      expect(ends.filter(Boolean)).toHaveLength(1);
    });

    it('move on by one, for one', async () => {
      await subject.store.sessions.begin(sessionOf({ length: 2 }));
      const stores = await subject.openSeveral(3);
      const moves = await Promise.all(stores.map(({ sessions }) => sessions.advance('s1', 0)));
      expect(moves.filter(Boolean)).toHaveLength(1);
      expect((await subject.store.sessions.current(conversation))?.position).toBe(1);
      expect(await subject.store.sessions.advance('s1', 1)).toBe(true);
      expect(await subject.store.sessions.advance('s1', 2)).toBe(false);
      expect((await subject.store.sessions.get('s1'))?.position).toBe(2);
    });

    it('end once, and are not moved after that', async () => {
      await subject.store.sessions.begin(sessionOf());
      expect(await subject.store.sessions.end('s1', 2000)).toBe(true);
      expect(await subject.store.sessions.end('s1', 2000)).toBe(false);
      expect(await subject.store.sessions.advance('s1', 0)).toBe(false);
      expect(await subject.store.sessions.current(conversation)).toBeUndefined();
      expect(await subject.store.sessions.end('unknown', 2000)).toBe(false);
    });
  });
}
