import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { AttemptStore, PlaceId } from './store.ts';

/** Who leads in a place. The database adds up and ranks. */
export function createStandings({ query }: Database): Pick<AttemptStore, 'leaderboard' | 'standing'> {
  return {
    leaderboard(place, { from, limit }) {
      return query((db) => ranked(db, place, from).orderBy('rank').orderBy('person').limit(limit).execute());
    },

    standing({ person, ...place }, { from }) {
      return query((db) =>
        db
          .with('ranked', () => ranked(db, place, from))
          .selectFrom('ranked')
          .selectAll()
          .where('person', '=', person)
          .executeTakeFirst(),
      );
    },
  };
}

function ranked(db: Kysely<Schema>, { platform, place }: PlaceId, from = '') {
  return db
    .with('tallies', (tallies) =>
      tallies
        .selectFrom('attempts')
        .select(({ fn }) => [
          'person',
          fn.sum<number>('points').as('points'),
          fn.sum<number>('isRight').as('right'),
          fn.countAll<number>().as('answered'),
        ])
        .where('platform', '=', platform)
        .where('place', '=', place)
        .where('localDate', '>=', from)
        .groupBy('person'),
    )
    .selectFrom('tallies')
    .select(['person', 'points', 'right', 'answered'])
    .select(({ fn, eb }) =>
      fn
        .agg<number>('rank')
        .over((people) =>
          people
            .orderBy('points', 'desc')
            .orderBy(eb(eb.cast<number>('right', 'double precision'), '/', eb.ref('answered')), 'desc'),
        )
        .as('rank'),
    );
}
