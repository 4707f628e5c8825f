import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestIds } from '../request-ids.ts';

/** Follows a request through everything that is awaited for it. */
export function createRequestIds(newId: () => string): RequestIds {
  const storage = new AsyncLocalStorage<string | undefined>();
  return {
    within: (work, id) => (storage.getStore() === undefined ? storage.run(id ?? newId(), work) : work()),
    outside: (work) => storage.run(undefined, work),
    current: () => storage.getStore(),
  };
}
