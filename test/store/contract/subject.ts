import type { Store } from '../../../src/store/store.ts';

/** The store under test, on a database that was empty when the case began. All that is opened is closed afterwards. */
export interface Subject {
  readonly store: Store;
  /** Another store on the same database, with connections of its own, as another process would have it. */
  openAnother(): Promise<Store>;
  openSeveral(count: number): Promise<readonly Store[]>;
  /** Several stores, opened at once, on another database, which is empty. */
  openElsewhere(count: number): Promise<readonly Store[]>;
}
