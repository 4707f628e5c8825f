import type { Store } from '../../../src/store/store.ts';

/** The process ended here. */
export class Died extends Error {}

/**
 * A store whose process dies before the call with this index: neither that call nor any later one is made, as after kill -9.
 * Calls that were made before are on disk.
 */
export function dyingStore(store: Store, callsBeforeDeath: number): Store {
  let left = callsBeforeDeath;
  const wrap = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name, receiver) {
        const member: unknown = Reflect.get(object, name, receiver);
        if (typeof member === 'object' && member !== null) return wrap(member);
        if (typeof member !== 'function') return member;
        return async (...parameters: unknown[]) => {
          if (left-- <= 0) throw new Died();
          return Reflect.apply(member, object, parameters);
        };
      },
    });
  return wrap(store);
}
