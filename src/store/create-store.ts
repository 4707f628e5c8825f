import { createAttemptStore } from './attempt-store.ts';
import { createCardStore } from './card-store.ts';
import { createConversationStore } from './conversation-store.ts';
import type { Database } from './database.ts';
import { createEventStore } from './event-store.ts';
import { createForget } from './forget.ts';
import { createNewsStore } from './news-store.ts';
import { createPlaceStore } from './place-store.ts';
import { createPromptStore } from './prompt-store.ts';
import { createPrune } from './prune.ts';
import { createQuestionStore } from './question-store.ts';
import { createSalt } from './salt.ts';
import { createSecretStore } from './secret-store.ts';
import { createSessionStore } from './session-store.ts';
import { createSlotStore } from './slot-store.ts';
import type { Store } from './store.ts';
import { createUsageStore } from './usage-store.ts';

/** The store over whatever database there is. None of this loads Kysely: its types are all that the parts need. */
export function createStore(database: Database): Store {
  return {
    events: createEventStore(database),
    conversations: createConversationStore(database),
    questions: createQuestionStore(database),
    prompts: createPromptStore(database),
    attempts: createAttemptStore(database),
    sessions: createSessionStore(database),
    cards: createCardStore(database),
    slots: createSlotStore(database),
    places: createPlaceStore(database),
    secrets: createSecretStore(database),
    usage: createUsageStore(database),
    news: createNewsStore(database),
    salt: createSalt(database),
    forget: createForget(database),
    prune: createPrune(database),
    async check() {
      // A write, since a full disk or a standby server can be read all day.
      await database.query((db) =>
        db
          .insertInto('installation')
          .values({ name: 'checked', value: '' })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: '' }))
          .execute(),
      );
    },
    close: () => database.close(),
  };
}
