import type { ExpressionBuilder } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { TimeSpan, UsageStore } from './store.ts';

export function createUsageStore({ query }: Database): UsageStore {
  /** Different people by platform: one name may be two people on two platforms. */
  const countAsking = (span: TimeSpan): Promise<number> =>
    query(async (db) => {
      const rows = await db
        .selectFrom('questions')
        .select(({ fn }) => fn.count<number>('person').distinct().as('people'))
        .where(isAskedIn(span))
        .groupBy('platform')
        .execute();
      return rows.reduce((sum, { people }) => sum + people, 0);
    });

  const askingIn = (span: TimeSpan) =>
    query((db) =>
      db.selectFrom('questions').select(['platform', 'person']).distinct().where(isAskedIn(span)).execute(),
    );

  const quizzingIn = ({ from, until }: TimeSpan) =>
    query((db) =>
      db
        .selectFrom('attempts')
        .select(['platform', 'person'])
        .distinct()
        .where('answeredAt', '>=', from)
        .where('answeredAt', '<', until)
        .execute(),
    );

  const attemptsIn = ({ from, until }: TimeSpan) =>
    query(async (db) => {
      const rows = await db
        .selectFrom('attempts')
        .select(({ fn }) => [
          fn.countAll<number>().as('attempts'),
          fn.sum<number>('isRight').as('right'),
          fn.count<number>('person').distinct().as('people'),
        ])
        .where('answeredAt', '>=', from)
        .where('answeredAt', '<', until)
        .groupBy('platform')
        .execute();
      const total = (key: 'attempts' | 'right' | 'people') => rows.reduce((sum, row) => sum + row[key], 0);
      return { attempts: total('attempts'), right: total('right'), people: total('people') };
    });

  return {
    async during(span) {
      const { from, until } = span;
      const [questions, people, cited, votes, attempts, posts] = await Promise.all([
        query((db) =>
          db
            .selectFrom('questions')
            .select(({ fn }) => ['platform', 'state', fn.countAll<number>().as('count')])
            .where(isAskedIn(span))
            .groupBy(['platform', 'state'])
            .orderBy('platform')
            .orderBy('state')
            .execute(),
        ),
        countAsking(span),
        query((db) =>
          db
            .selectFrom('questions')
            .select(({ fn }) => ['sections', fn.countAll<number>().as('count')])
            .where(isAskedIn(span))
            .where('state', '=', 'answer')
            .groupBy('sections')
            .orderBy('sections')
            .execute(),
        ),
        query((db) =>
          db
            .selectFrom('votes')
            .select(({ fn }) => ['vote', fn.countAll<number>().as('count')])
            .where('votedAt', '>=', from)
            .where('votedAt', '<', until)
            .groupBy('vote')
            .orderBy('vote')
            .execute(),
        ),
        attemptsIn(span),
        query((db) =>
          db
            .selectFrom('slots')
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .where('dueAt', '>=', from)
            .where('dueAt', '<', until)
            .where('part', '=', 'prompt')
            .where('state', '=', 'posted')
            .executeTakeFirstOrThrow(),
        ),
      ]);
      return {
        questions,
        people,
        cited: cited.map(({ sections, count }) => ({
          sections: JSON.parse(sections) as string[],
          count: count,
        })),
        votes,
        quiz: { dailyPosts: posts.count, ...attempts },
      };
    },

    async people(spans) {
      const asking = new Set<string>();
      const quizzing = new Set<string>();
      for (const span of spans) {
        for (const { platform, person } of await askingIn(span)) asking.add(JSON.stringify([platform, person]));
        for (const { platform, person } of await quizzingIn(span)) quizzing.add(JSON.stringify([platform, person]));
      }
      return { asking: asking.size, quizzing: quizzing.size };
    },
  };
}

function isAskedIn({ from, until }: TimeSpan) {
  return (eb: ExpressionBuilder<Schema, 'questions'>) =>
    eb.and([eb('askedAt', '>=', from), eb('askedAt', '<', until), eb('state', '<>', 'smalltalk')]);
}
