import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { testAttempts } from '../store/contract/attempts.ts';
import { testCards } from '../store/contract/cards.ts';
import { testEvents } from '../store/contract/events.ts';
import { testForgetting } from '../store/contract/forgetting.ts';
import { testInstallation } from '../store/contract/installation.ts';
import { testLeaderboard } from '../store/contract/leaderboard.ts';
import { testNews } from '../store/contract/news.ts';
import { testPrompts } from '../store/contract/prompts.ts';
import { testQuestions } from '../store/contract/questions.ts';
import { testSessions } from '../store/contract/sessions.ts';
import { testSlots } from '../store/contract/slots.ts';
import type { Subject } from '../store/contract/subject.ts';
import { testUsage } from '../store/contract/usage.ts';

/** Opens the store on one database, each time with connections of its own, as another process would. */
export type OpenStore = () => Promise<Store>;

/**
 * What every store must keep, whatever database it has.
 * @param fresh makes an empty database.
 */
export function testStore(name: string, fresh: () => Promise<OpenStore>): void {
  let open: OpenStore;
  let store: Store;
  const opened: Store[] = [];
  const openSeveral = async (count: number, from: OpenStore): Promise<readonly Store[]> => {
    const stores = await Promise.all(Array.from({ length: count }, from));
    opened.push(...stores);
    return stores;
  };
  const subject: Subject = {
    get store() {
      return store;
    },
    openAnother: async () => (await openSeveral(1, open))[0]!,
    openSeveral: (count) => openSeveral(count, open),
    openElsewhere: async (count) => openSeveral(count, await fresh()),
  };

  describe(`${name} keeps the contract of a store`, () => {
    beforeEach(async () => {
      open = await fresh();
      store = await subject.openAnother();
    });

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((each) => each.close()));
    });

    testEvents(subject);
    testQuestions(subject);
    testPrompts(subject);
    testAttempts(subject);
    testLeaderboard(subject);
    testSessions(subject);
    testCards(subject);
    testSlots(subject);
    testUsage(subject);
    testNews(subject);
    testForgetting(subject);
    testInstallation(subject);
  });
}
