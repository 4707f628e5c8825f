import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  AskedQuestion,
  Attempt,
  PostedPrompt,
  QuizSession,
  ReviewCard,
  SlotId,
  Store,
  Turn,
} from '../../src/store/store.ts';

/** Opens the store on one database, each time with connections of its own, as another process would. */
export type OpenStore = () => Promise<Store>;

const place = { platform: 'chat', place: 'team' };
const conversation = { platform: 'chat', conversation: 'team/thread' };
const ada = { platform: 'chat', person: 'ada' };
const bob = { platform: 'chat', person: 'bob' };
/** Another person who happens to be called the same elsewhere. */
const otherAda = { platform: 'other', person: 'ada' };

function turnOf(over: Partial<Turn> = {}): Turn {
  return { ...conversation, ...ada, question: 'What is a pod?', askedAt: 1000, ...over };
}

function questionOf(over: Partial<AskedQuestion> = {}): AskedQuestion {
  const sections = ['pods.md#pod', 'pods.md#why'];
  return { id: 'q1', ...place, ...ada, question: 'What is a pod?', state: 'answer', sections, askedAt: 1000, ...over };
}

function promptOf(over: Partial<PostedPrompt> = {}): PostedPrompt {
  const about = { prompt: 'P1', kind: 'cloze', section: 'pods.md#pod', note: 'pods.md', content: '{"stem":"…"}' };
  return { id: 'posted1', ...place, ...conversation, ...about, postedAt: 1000, ...over };
}

function attemptOf(over: Partial<Attempt> = {}): Attempt {
  const about = { posted: 'posted1', prompt: 'P1', section: 'pods.md#pod', note: 'pods.md' };
  const outcome = { reply: 'b', right: true, points: 10, answeredAt: 2000, localDate: '2026-03-01' };
  return { ...place, ...ada, ...about, ...outcome, ...over };
}

function cardOf(over: Partial<ReviewCard> = {}): ReviewCard {
  const about = { prompt: 'P1', section: 'pods.md#pod', note: 'pods.md' };
  return { ...ada, ...about, dueAt: 5000, state: '{"reps":1}', ...over };
}

function sessionOf(over: Partial<QuizSession> = {}): QuizSession {
  const about = { kind: 'quiz', shared: true, topic: 'pods', content: '[]', length: 3, position: 0 } as const;
  return { id: 's1', ...place, ...conversation, ...ada, ...about, startedAt: 1000, ...over };
}

const slot: SlotId = { ...place, localDate: '2026-03-01', part: 'prompt' };
const claim = { ...slot, dueAt: 1000, holder: 'one', leaseUntil: 2000 };

/** @param fresh makes an empty database. */
export function testStore(name: string, fresh: () => Promise<OpenStore>): void {
  let open: OpenStore;
  let store: Store;
  const opened: Store[] = [];
  const openAnother = async (): Promise<Store> => {
    const another = await open();
    opened.push(another);
    return another;
  };
  /** Several stores on the same database, each with connections of its own. */
  const openSeveral = (count: number): Promise<Store[]> => Promise.all(Array.from({ length: count }, openAnother));

  describe(`${name} keeps the contract of a store`, () => {
    beforeEach(async () => {
      open = await fresh();
      store = await openAnother();
    });

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((each) => each.close()));
    });

    describe('events', () => {
      it('are taken up once', async () => {
        expect(await store.events.claim({ platform: 'chat', event: 'e1' }, 1)).toBe(true);
        expect(await store.events.claim({ platform: 'chat', event: 'e1' }, 2)).toBe(false);
        expect(await store.events.claim({ platform: 'chat', event: 'e2' }, 2)).toBe(true);
        expect(await store.events.claim({ platform: 'other', event: 'e1' }, 2)).toBe(true);
      });

      it('are taken up by one of many who race for them', async () => {
        const stores = await openSeveral(4);
        const events = Array.from({ length: 10 }, (_, n) => ({ platform: 'chat', event: `e${n}` }));
        for (const event of events) {
          const claims = await Promise.all([...stores, ...stores].map(({ events }) => events.claim(event, 1)));
          expect(claims.filter(Boolean)).toHaveLength(1);
        }
      });
    });

    describe('conversations', () => {
      it('give their last turns, oldest first', async () => {
        for (const n of [1, 2, 3, 4]) await store.conversations.add(turnOf({ question: `${n}`, askedAt: n * 1000 }));
        await store.conversations.add(turnOf({ conversation: 'elsewhere', question: 'not here', askedAt: 4000 }));
        await store.conversations.add(turnOf({ platform: 'other', question: 'not here', askedAt: 4000 }));
        const turns = await store.conversations.turns(conversation, 2000, 2);
        expect(turns).toEqual([turnOf({ question: '3', askedAt: 3000 }), turnOf({ question: '4', askedAt: 4000 })]);
        expect(await store.conversations.turns(conversation, 4000, 5)).toHaveLength(1);
        expect(await store.conversations.turns(conversation, 4001, 5)).toEqual([]);
      });

      it('keep the order of turns of one millisecond', async () => {
        for (const question of ['a', 'b', 'c']) await store.conversations.add(turnOf({ question }));
        const turns = await store.conversations.turns(conversation, 0, 2);
        expect(turns.map(({ question }) => question)).toEqual(['b', 'c']);
      });

      it('keep any text', async () => {
        const texts = ['', "Robert'); drop table turns;--", '日本語 🚢 é', 'a\nb\tc', '%_\\', 'x'.repeat(100_000)];
        for (const [askedAt, question] of texts.entries()) await store.conversations.add(turnOf({ question, askedAt }));
        const turns = await store.conversations.turns(conversation, 0, 100);
        expect(turns.map(({ question }) => question)).toEqual(texts);
      });

      it('replace what no database takes in a text', async () => {
        await store.conversations.add(turnOf({ question: 'a\0b\ud800c' }));
        const [turn] = await store.conversations.turns(conversation, 0, 1);
        expect(turn?.question).toBe('a\ufffdb\ufffdc');
      });
    });

    describe('questions', () => {
      it('are found by who asked, newest first', async () => {
        await store.questions.record(questionOf());
        await store.questions.record(questionOf({ id: 'q2', sections: [], askedAt: 2000 }));
        await store.questions.record(questionOf({ id: 'q3', askedAt: 2000 }));
        await store.questions.record(questionOf({ id: 'q4', ...bob }));
        await store.questions.record(questionOf({ id: 'q5', ...otherAda }));
        const mine = await store.questions.byPerson(ada, 1000, 10);
        expect(mine.map(({ id }) => id)).toEqual(['q3', 'q2', 'q1']);
        expect(mine[1]?.sections).toEqual([]);
        expect(mine[2]).toEqual(questionOf());
        expect(await store.questions.byPerson(ada, 1001, 1)).toHaveLength(1);
        expect(await store.questions.byPerson(ada, 2001, 1)).toEqual([]);
      });

      it('carry the last vote of the person who asked', async () => {
        await store.questions.record(questionOf());
        const vote = { question: 'q1', votedAt: 2000 };
        expect(await store.questions.vote({ ...vote, ...ada, vote: 'helpful' })).toBe(true);
        expect(await store.questions.vote({ ...vote, ...ada, vote: 'not-helpful' })).toBe(true);
        expect(await store.questions.vote({ ...vote, ...bob, vote: 'helpful' })).toBe(true);
        expect(await store.questions.byPerson(ada, 0, 10)).toEqual([{ ...questionOf(), vote: 'not-helpful' }]);
      });

      it('take no vote when they are not known', async () => {
        expect(await store.questions.vote({ question: 'q9', ...ada, vote: 'helpful', votedAt: 1 })).toBe(false);
      });
    });

    describe('prompts', () => {
      it('come back as they were posted', async () => {
        const plain = promptOf();
        const full = promptOf({ id: 'posted2', session: 's1', closedAt: 3000 });
        await store.prompts.add(plain);
        await store.prompts.add(full);
        expect(await store.prompts.get('posted1')).toEqual(plain);
        expect(await store.prompts.get('posted2')).toEqual(full);
        expect(await store.prompts.get('posted3')).toBeUndefined();
      });

      it('are not changed by another one with their id', async () => {
        await store.prompts.add(promptOf());
        await store.prompts.add(promptOf({ content: 'another' }));
        expect(await store.prompts.get('posted1')).toEqual(promptOf());
      });

      it('are open in a conversation until closed, the latest first', async () => {
        await store.prompts.add(promptOf());
        await store.prompts.add(promptOf({ id: 'posted2' }));
        await store.prompts.add(promptOf({ id: 'older', postedAt: 500 }));
        await store.prompts.add(promptOf({ id: 'elsewhere', conversation: 'elsewhere', postedAt: 9000 }));
        await store.prompts.add(promptOf({ id: 'other', platform: 'other', postedAt: 9000 }));
        expect((await store.prompts.open(conversation))?.id).toBe('posted2');
        await store.prompts.close('posted2', 5000);
        expect((await store.prompts.open(conversation))?.id).toBe('posted1');
        await store.prompts.close('posted1', 5000);
        await store.prompts.close('older', 5000);
        expect(await store.prompts.open(conversation)).toBeUndefined();
      });

      it('are closed once', async () => {
        await store.prompts.add(promptOf());
        const stores = await openSeveral(3);
        const closes = await Promise.all(stores.map(({ prompts }, n) => prompts.close('posted1', 5000 + n)));
        expect(closes.filter(Boolean)).toHaveLength(1);
        const closedAt = 5000 + closes.indexOf(true);
        expect(await store.prompts.get('posted1')).toEqual(promptOf({ closedAt }));
        expect(await store.prompts.close('unknown', 1)).toBe(false);
      });

      it('are told by place, newest first', async () => {
        for (const n of [1, 2, 3])
          await store.prompts.add(promptOf({ id: `posted${n}`, prompt: `P${n}`, postedAt: n }));
        await store.prompts.add(promptOf({ id: 'elsewhere', place: 'elsewhere', postedAt: 3 }));
        expect(await store.prompts.recent(place, 2)).toEqual([
          { id: 'posted3', prompt: 'P3', section: 'pods.md#pod', postedAt: 3 },
          { id: 'posted2', prompt: 'P2', section: 'pods.md#pod', postedAt: 2 },
        ]);
      });
    });

    describe('attempts', () => {
      it('count when they are the first of a person', async () => {
        await store.prompts.add(promptOf());
        const first = attemptOf({ right: false, points: 0 });
        expect(await store.attempts.record(first)).toEqual({ outcome: 'first', attempt: first });
        expect(await store.attempts.record(attemptOf({ reply: 'c' }))).toEqual({ outcome: 'earlier', attempt: first });
        const other = attemptOf({ ...bob });
        expect(await store.attempts.record(other)).toEqual({ outcome: 'first', attempt: other });
        expect(await store.attempts.at('posted1')).toEqual([first, other]);
        expect(await store.attempts.at('posted2')).toEqual([]);
      });

      it('come too late when the prompt is closed', async () => {
        await store.prompts.add(promptOf());
        await store.attempts.record(attemptOf());
        await store.prompts.close('posted1', 3000);
        expect(await store.attempts.record(attemptOf({ ...bob }), cardOf({ ...bob }))).toEqual({ outcome: 'closed' });
        expect(await store.attempts.record(attemptOf({ reply: 'c' }))).toEqual({
          outcome: 'earlier',
          attempt: attemptOf(),
        });
        expect(await store.attempts.record(attemptOf({ posted: 'unknown' }))).toEqual({ outcome: 'closed' });
        expect(await store.attempts.at('posted1')).toHaveLength(1);
        expect(await store.cards.get(bob, 'P1')).toBeUndefined();
      });

      it('bring their review card along, when they count', async () => {
        await store.prompts.add(promptOf());
        await store.attempts.record(attemptOf(), cardOf());
        expect(await store.cards.get(ada, 'P1')).toEqual(cardOf());
        await store.attempts.record(attemptOf(), cardOf({ dueAt: 9999 }));
        expect(await store.cards.get(ada, 'P1')).toEqual(cardOf());
        await store.prompts.add(promptOf({ id: 'posted2' }));
        await store.attempts.record(attemptOf({ posted: 'posted2' }), cardOf({ dueAt: 9999, state: '{"reps":2}' }));
        expect(await store.cards.get(ada, 'P1')).toEqual(cardOf({ dueAt: 9999, state: '{"reps":2}' }));
      });

      it('earn the points of a prompt once a day', async () => {
        for (const n of [1, 2, 3, 4]) await store.prompts.add(promptOf({ id: `posted${n}` }));
        const missed = attemptOf({ posted: 'posted1', right: false, points: 0 });
        const earned = attemptOf({ posted: 'posted2' });
        const again = attemptOf({ posted: 'posted3' });
        const nextDay = attemptOf({ posted: 'posted4', localDate: '2026-03-02' });
        expect(await store.attempts.record(missed)).toEqual({ outcome: 'first', attempt: missed });
        expect(await store.attempts.record(earned)).toEqual({ outcome: 'first', attempt: earned });
        expect(await store.attempts.record(again)).toEqual({ outcome: 'first', attempt: { ...again, points: 0 } });
        expect(await store.attempts.record(nextDay)).toEqual({ outcome: 'first', attempt: nextDay });
        expect((await store.attempts.standing({ ...ada, ...place }, {}))?.points).toBe(20);
      });

      it('earn points once when prompts are answered in several places at once', async () => {
        const stores = await openSeveral(3);
        const ids = Array.from({ length: 12 }, (_, n) => `posted${n}`);
        for (const id of ids) await store.prompts.add(promptOf({ id }));
        const outcomes = await Promise.all(
          ids.map((posted, n) => stores[n % 3]!.attempts.record(attemptOf({ posted }), cardOf({ dueAt: n }))),
        );
        expect(outcomes.every(({ outcome }) => outcome === 'first')).toBe(true);
        expect((await store.attempts.standing({ ...ada, ...place }, {}))?.points).toBe(10);
      });

      it('of 200 people at once are all kept', async () => {
        await store.prompts.add(promptOf());
        const stores = await openSeveral(2);
        const people = Array.from({ length: 200 }, (_, n) => `p${n}`);
        const outcomes = await Promise.all(
          people.map((person, n) =>
            stores[n % 2]!.attempts.record(attemptOf({ person }), cardOf({ person, dueAt: 5000 })),
          ),
        );
        expect(outcomes.every(({ outcome }) => outcome === 'first')).toBe(true);
        const kept = await store.attempts.at('posted1');
        expect(kept.map(({ person }) => person).sort()).toEqual([...people].sort());
        for (const person of people) expect(await store.cards.get({ ...ada, person }, 'P1')).toBeDefined();
      });

      it('of one person who presses everywhere at once count once', async () => {
        await store.prompts.add(promptOf());
        const stores = await openSeveral(4);
        const outcomes = await Promise.all(
          [...stores, ...stores, ...stores].map(({ attempts }, n) => attempts.record(attemptOf({ reply: `${n}` }))),
        );
        const [kept, ...others] = await store.attempts.at('posted1');
        expect(others).toEqual([]);
        expect(outcomes.filter(({ outcome }) => outcome === 'first')).toEqual([{ outcome: 'first', attempt: kept }]);
        expect(outcomes.filter(({ outcome }) => outcome === 'earlier')).toHaveLength(11);
        for (const each of outcomes) expect(each).toMatchObject({ attempt: kept });
      });

      it('are all there when closing has resolved', async () => {
        const stores = await openSeveral(2);
        for (let round = 0; round < 5; round++) {
          const posted = `posted${round}`;
          await store.prompts.add(promptOf({ id: posted }));
          const answers = Array.from({ length: 20 }, (_, n) =>
            stores[n % 2]!.attempts.record(attemptOf({ posted, person: `p${n}` })),
          );
          await answers[round];
          await store.prompts.close(posted, 3000);
          const counted = await store.attempts.at(posted);
          const outcomes = await Promise.all(answers);
          expect(counted).toHaveLength(outcomes.filter(({ outcome }) => outcome === 'first').length);
        }
      });

      it('are found by person, newest first', async () => {
        for (const n of [1, 2, 3]) {
          await store.prompts.add(promptOf({ id: `posted${n}` }));
          await store.attempts.record(attemptOf({ posted: `posted${n}`, place: `place${n}`, answeredAt: n * 1000 }));
          await store.attempts.record(attemptOf({ posted: `posted${n}`, ...bob }));
        }
        const posted = async (since: number, limit: number) =>
          (await store.attempts.byPerson(ada, since, limit)).map((attempt) => attempt.posted);
        expect(await posted(2000, 10)).toEqual(['posted3', 'posted2']);
        expect(await posted(0, 1)).toEqual(['posted3']);
        expect(await posted(3001, 10)).toEqual([]);
      });

      it('are tallied by section of a place and by note of a person', async () => {
        const answers = [
          ['ada', 'pods.md', '#pod', true],
          ['ada', 'pods.md', '#why', false],
          ['ada', 'tasks.md', '#task', true],
          ['ada', 'tasks.md', '#task', true],
          ['ada', 'nets.md', '#net', true],
          ['ada', 'eggs.md', '#egg', false],
          ['bob', 'pods.md', '#pod', false],
        ] as const;
        for (const [n, [person, note, anchor, right]] of answers.entries()) {
          await store.prompts.add(promptOf({ id: `posted${n}` }));
          const where = { posted: `posted${n}`, note, section: note + anchor };
          await store.attempts.record(attemptOf({ ...where, person, right, answeredAt: 1000 + n }));
        }
        await store.attempts.record(attemptOf({ posted: 'posted0', place: 'elsewhere', person: 'eve' }));
        expect(await store.attempts.bySection(place, 1001)).toEqual([
          { section: 'eggs.md#egg', right: 0, wrong: 1 },
          { section: 'nets.md#net', right: 1, wrong: 0 },
          { section: 'pods.md#pod', right: 0, wrong: 1 },
          { section: 'pods.md#why', right: 0, wrong: 1 },
          { section: 'tasks.md#task', right: 2, wrong: 0 },
        ]);
        expect(await store.attempts.byNote(ada)).toEqual([
          { note: 'tasks.md', right: 2, wrong: 0 },
          { note: 'nets.md', right: 1, wrong: 0 },
          { note: 'pods.md', right: 1, wrong: 1 },
          { note: 'eggs.md', right: 0, wrong: 1 },
        ]);
      });
    });

    describe('the leaderboard', () => {
      beforeEach(async () => {
        // By person: points of each attempt; what earned none was wrong.
        const days: readonly (readonly [date: string, scores: Readonly<Record<string, readonly number[]>>])[] = [
          ['2026-02-28', { old: [100] }],
          ['2026-03-01', { cy: [10, 10], di: [20, 0, 0], hal: [10, 10, 0], ed: [10, 0], flo: [5, 5, 0, 0], gus: [0] }],
        ];
        let posted = 0;
        for (const [localDate, scores] of days) {
          for (const [person, points] of Object.entries(scores)) {
            for (const each of points) {
              posted += 1;
              const prompt = { id: `posted${posted}`, prompt: `P${posted}` };
              await store.prompts.add(promptOf(prompt));
              const score = { person, points: each, right: each > 0, localDate };
              await store.attempts.record(attemptOf({ posted: prompt.id, prompt: prompt.prompt, ...score }));
            }
          }
        }
        await store.prompts.add(promptOf({ id: 'elsewhere' }));
        await store.attempts.record(attemptOf({ posted: 'elsewhere', place: 'elsewhere', person: 'stranger' }));
      });

      it('ranks by points, then by share of right answers', async () => {
        expect(await store.attempts.leaderboard(place, { from: '2026-03-01', limit: 10 })).toEqual([
          { person: 'cy', rank: 1, points: 20, right: 2, answered: 2 },
          { person: 'hal', rank: 2, points: 20, right: 2, answered: 3 },
          { person: 'di', rank: 3, points: 20, right: 1, answered: 3 },
          { person: 'ed', rank: 4, points: 10, right: 1, answered: 2 },
          { person: 'flo', rank: 4, points: 10, right: 2, answered: 4 },
          { person: 'gus', rank: 6, points: 0, right: 0, answered: 1 },
        ]);
      });

      it('covers all time when no date is given, and is as long as wished', async () => {
        const best = await store.attempts.leaderboard(place, { limit: 2 });
        expect(best.map(({ person, rank }) => [person, rank])).toEqual([
          ['old', 1],
          ['cy', 2],
        ]);
      });

      it('tells where a person stands', async () => {
        const standing = (person: string, from?: string) =>
          store.attempts.standing({ ...place, person }, from === undefined ? {} : { from });
        expect(await standing('flo')).toEqual({ person: 'flo', rank: 5, points: 10, right: 2, answered: 4 });
        expect((await standing('flo', '2026-03-01'))?.rank).toBe(4);
        expect(await standing('old', '2026-03-01')).toBeUndefined();
        expect(await standing('stranger')).toBeUndefined();
      });

      it('tells the days on which a person answered', async () => {
        const days = async (person: string, limit: number) =>
          (await store.attempts.dates({ ...place, person }, limit)).join(' ');
        await store.prompts.add(promptOf({ id: 'later' }));
        await store.attempts.record(attemptOf({ posted: 'later', person: 'old', localDate: '2026-03-03' }));
        expect(await days('old', 10)).toBe('2026-03-03 2026-02-28');
        expect(await days('old', 1)).toBe('2026-03-03');
        expect(await days('flo', 10)).toBe('2026-03-01');
        expect(await days('stranger', 10)).toBe('');
      });
    });

    describe('sessions', () => {
      it('are under way one at a time in a conversation', async () => {
        await store.sessions.begin(sessionOf());
        await store.sessions.begin(sessionOf({ id: 'elsewhere', conversation: 'elsewhere' }));
        expect(await store.sessions.current(conversation)).toEqual(sessionOf());
        const next = sessionOf({ id: 's2', kind: 'review', shared: false, topic: '' });
        await store.sessions.begin(next);
        expect(await store.sessions.current(conversation)).toEqual(next);
        expect(await store.sessions.end('s1', 1)).toBe(false);
        expect(await store.sessions.get('s1')).toEqual(sessionOf());
        expect(await store.sessions.get('s9')).toBeUndefined();
        expect((await store.sessions.current({ ...conversation, conversation: 'elsewhere' }))?.id).toBe('elsewhere');
      });

      it('are under way one at a time when many begin at once', async () => {
        const stores = await openSeveral(4);
        await Promise.all(stores.map(({ sessions }, n) => sessions.begin(sessionOf({ id: `s${n}` }))));
        const ends = await Promise.all(stores.map((_, n) => store.sessions.end(`s${n}`, 9000)));
        expect(ends.filter(Boolean)).toHaveLength(1);
      });

      it('move on by one, for one', async () => {
        await store.sessions.begin(sessionOf({ length: 2 }));
        const stores = await openSeveral(3);
        const moves = await Promise.all(stores.map(({ sessions }) => sessions.advance('s1', 0)));
        expect(moves.filter(Boolean)).toHaveLength(1);
        expect((await store.sessions.current(conversation))?.position).toBe(1);
        expect(await store.sessions.advance('s1', 1)).toBe(true);
        expect(await store.sessions.advance('s1', 2)).toBe(false);
        expect((await store.sessions.get('s1'))?.position).toBe(2);
      });

      it('end once, and are not moved after that', async () => {
        await store.sessions.begin(sessionOf());
        expect(await store.sessions.end('s1', 2000)).toBe(true);
        expect(await store.sessions.end('s1', 2000)).toBe(false);
        expect(await store.sessions.advance('s1', 0)).toBe(false);
        expect(await store.sessions.current(conversation)).toBeUndefined();
        expect(await store.sessions.end('unknown', 2000)).toBe(false);
      });
    });

    describe('cards', () => {
      it('are due in their order', async () => {
        await store.cards.put(cardOf({ prompt: 'late', dueAt: 3000 }));
        await store.cards.put(cardOf({ prompt: 'early', dueAt: 1000 }));
        await store.cards.put(cardOf({ prompt: 'middle', dueAt: 2000 }));
        await store.cards.put(cardOf({ ...bob, dueAt: 1 }));
        const due = async (now: number, limit: number) =>
          (await store.cards.due(ada, now, limit)).map(({ prompt }) => prompt);
        expect(await due(2000, 10)).toEqual(['early', 'middle']);
        expect(await due(9000, 1)).toEqual(['early']);
        expect(await due(999, 10)).toEqual([]);
      });

      it('are counted', async () => {
        expect(await store.cards.count(ada, 1000)).toEqual({ all: 0, due: 0 });
        for (const dueAt of [1000, 2000, 3000]) await store.cards.put(cardOf({ prompt: `P${dueAt}`, dueAt }));
        expect(await store.cards.count(ada, 1000)).toEqual({ all: 3, due: 1, nextAt: 2000 });
        expect(await store.cards.count(ada, 3000)).toEqual({ all: 3, due: 3 });
      });

      it('are replaced, also by that of another prompt, and removed', async () => {
        await store.cards.put(cardOf());
        await store.cards.put(cardOf({ state: 'later', dueAt: 6000 }));
        expect(await store.cards.get(ada, 'P1')).toEqual(cardOf({ state: 'later', dueAt: 6000 }));
        await store.cards.put(cardOf({ prompt: 'P2', state: 'to be overwritten' }));
        await store.cards.replace(ada, 'P1', cardOf({ prompt: 'P2', section: 'pods.md#new' }));
        expect(await store.cards.get(ada, 'P1')).toBeUndefined();
        expect(await store.cards.get(ada, 'P2')).toEqual(cardOf({ prompt: 'P2', section: 'pods.md#new' }));
        await store.cards.remove(ada, 'P2');
        expect((await store.cards.count(ada, 0)).all).toBe(0);
      });
    });

    describe('slots', () => {
      it('are claimed by one of many', async () => {
        const stores = await openSeveral(4);
        const holders = [...stores, ...stores].map(({ slots }, n) => ({ slots, holder: `h${n}` }));
        const claims = await Promise.all(holders.map(({ slots, holder }) => slots.claim({ ...claim, holder })));
        expect(claims.filter(Boolean)).toHaveLength(1);
        expect(await store.slots.get(slot)).toEqual({
          ...claim,
          holder: `h${claims.indexOf(true)}`,
          state: 'claimed',
        });
        for (const other of [{ part: 'reveal' }, { localDate: '2026-03-02' }, { place: 'elsewhere' }] as const) {
          expect(await store.slots.claim({ ...claim, ...other })).toBe(true);
        }
      });

      it('are taken over by one of many when their lease is over', async () => {
        await store.slots.claim(claim);
        const takeOver = (by: Store, holder: string, now: number) =>
          by.slots.takeOver(slot, { holder, now, leaseUntil: 4000 });
        expect(await takeOver(store, 'two', 1999)).toBeUndefined();
        const stores = await openSeveral(4);
        const taken = await Promise.all(stores.map((by, n) => takeOver(by, `h${n}`, 2000)));
        const winners = taken.filter((each) => each !== undefined);
        expect(winners).toEqual([
          { ...claim, holder: `h${taken.indexOf(winners[0])}`, leaseUntil: 4000, state: 'claimed' },
        ]);
        expect(await store.slots.intend(slot, 'one', 'posted1')).toBe(false);
        expect(await takeOver(store, 'x', 3999)).toBeUndefined();
        expect(await takeOver(store, 'x', 4000)).toBeDefined();
        expect(await store.slots.takeOver({ ...slot, part: 'reveal' }, { holder: 'x', now: 9, leaseUntil: 9 })).toBe(
          undefined,
        );
      });

      it('go from claimed to intended to posted', async () => {
        await store.slots.claim(claim);
        expect(await store.slots.intend(slot, 'two', 'posted1')).toBe(false);
        expect(await store.slots.intend(slot, 'one', 'posted1')).toBe(true);
        expect(await store.slots.intend(slot, 'one', 'posted2')).toBe(false);
        expect(await store.slots.get(slot)).toEqual({ ...claim, state: 'intended', content: 'posted1' });
        const takenOver = await store.slots.takeOver(slot, { holder: 'two', now: 2500, leaseUntil: 3000 });
        expect(takenOver).toMatchObject({ state: 'intended', content: 'posted1', holder: 'two' });
        expect(await store.slots.settle(slot, 'one', { state: 'posted', now: 2600 })).toBe(false);
        expect(await store.slots.settle(slot, 'two', { state: 'posted', now: 2600 })).toBe(true);
        expect(await store.slots.settle(slot, 'two', { state: 'skipped', now: 2700 })).toBe(false);
        expect(await store.slots.takeOver(slot, { holder: 'x', now: 9000, leaseUntil: 9999 })).toBeUndefined();
        const settled = { ...claim, holder: 'two', leaseUntil: 3000, content: 'posted1', settledAt: 2600 };
        expect(await store.slots.get(slot)).toEqual({ ...settled, state: 'posted' });
      });

      it('say why they were skipped', async () => {
        await store.slots.claim(claim);
        expect(await store.slots.settle(slot, 'one', { state: 'skipped', reason: 'too late', now: 3000 })).toBe(true);
        expect(await store.slots.get(slot)).toEqual({
          ...claim,
          state: 'skipped',
          reason: 'too late',
          settledAt: 3000,
        });
      });

      it('are abandoned when their lease is over', async () => {
        for (const [localDate, dueAt, leaseUntil] of [
          ['2026-03-02', 200, 2000],
          ['2026-03-01', 100, 1500],
          ['2026-03-03', 300, 2001],
          ['2026-03-04', 50, 1000],
        ] as const) {
          await store.slots.claim({ ...claim, localDate, dueAt, leaseUntil });
        }
        await store.slots.intend({ ...slot, localDate: '2026-03-02' }, 'one', 'posted1');
        await store.slots.settle({ ...slot, localDate: '2026-03-04' }, 'one', { state: 'skipped', now: 900 });
        const abandoned = await store.slots.abandoned(2000);
        expect(abandoned.map(({ localDate, state }) => [localDate, state])).toEqual([
          ['2026-03-01', 'claimed'],
          ['2026-03-02', 'intended'],
        ]);
      });

      it('tell the latest of a place', async () => {
        for (const day of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-02-28']) {
          await store.slots.claim({ ...claim, localDate: day });
          if (day === '2026-03-11') continue;
          await store.slots.settle({ ...slot, localDate: day }, 'one', { state: 'posted', now: 1 });
        }
        await store.slots.claim({ ...claim, localDate: '2026-03-12', part: 'reveal' });
        await store.slots.claim({ ...claim, localDate: '2026-03-13', place: 'elsewhere' });
        expect((await store.slots.latest(place, 'prompt', 'posted'))?.localDate).toBe('2026-03-10');
        expect((await store.slots.latest(place, 'prompt', 'claimed'))?.localDate).toBe('2026-03-11');
        expect(await store.slots.latest(place, 'reveal', 'posted')).toBeUndefined();
      });
    });

    describe('settings of places', () => {
      it('are kept by feature, the last one counting', async () => {
        expect(await store.places.get(place, 'daily')).toBeUndefined();
        await store.places.put(place, 'daily', { at: '09:00', on: true }, 1);
        await store.places.put(place, 'daily', { at: '10:30', on: false, topics: ['pods'] }, 2);
        await store.places.put({ ...place, place: 'alone' }, 'daily', null, 2);
        await store.places.put(place, 'other', 'plain', 2);
        expect(await store.places.get(place, 'daily')).toEqual({ at: '10:30', on: false, topics: ['pods'] });
        expect(await store.places.get(place, 'other')).toBe('plain');
        expect(await store.places.all('daily')).toEqual([
          { platform: 'chat', place: 'alone', value: null },
          { ...place, value: { at: '10:30', on: false, topics: ['pods'] } },
        ]);
        expect(await store.places.all('nothing')).toEqual([]);
      });
    });

    it('has one salt, whoever asks first', async () => {
      const stores = await openSeveral(4);
      const salts = await Promise.all([...stores, ...stores].map((each) => each.salt()));
      expect(new Set(salts).size).toBe(1);
      expect(salts[0]?.length).toBeGreaterThanOrEqual(32);
      expect(await store.salt()).toBe(salts[0]);
    });

    it('has another salt in another installation', async () => {
      const other = await (await fresh())();
      opened.push(other);
      expect(await other.salt()).not.toBe(await store.salt());
    });

    it('forgets a person and nobody else', async () => {
      for (const who of [ada, bob, otherAda]) {
        const suffix = `${who.platform}-${who.person}`;
        await store.conversations.add(turnOf({ ...who }));
        await store.conversations.add(turnOf({ ...who }));
        await store.questions.record(questionOf({ ...who, id: suffix }));
        await store.prompts.add(promptOf({ ...who, id: suffix }));
        await store.attempts.record(attemptOf({ ...who, posted: suffix }), cardOf({ ...who }));
        await store.cards.put(cardOf({ ...who, prompt: 'P2' }));
        await store.sessions.begin(sessionOf({ ...who, id: suffix, conversation: suffix }));
      }
      const vote = { vote: 'helpful', votedAt: 1 } as const;
      await store.questions.vote({ ...ada, ...vote, question: 'chat-ada' });
      await store.questions.vote({ ...ada, ...vote, question: 'chat-bob' });
      await store.questions.vote({ ...bob, ...vote, question: 'chat-ada' });
      await store.questions.vote({ ...bob, ...vote, question: 'chat-bob' });

      expect(await store.forget(ada)).toEqual({
        turns: 2,
        questions: 1,
        votes: 2,
        attempts: 1,
        cards: 2,
        sessions: 1,
      });
      const nothing = { turns: 0, questions: 0, votes: 0, attempts: 0, cards: 0, sessions: 0 };
      expect(await store.forget(ada)).toEqual(nothing);
      expect(await store.forget(otherAda)).toMatchObject({ turns: 2, questions: 1, attempts: 1, cards: 2 });
      expect(await store.questions.byPerson(bob, 0, 10)).toMatchObject([{ id: 'chat-bob', vote: 'helpful' }]);
      // Bob's vote on the question of Ada went with the question.
      expect(await store.forget(bob)).toEqual({ turns: 2, questions: 1, votes: 1, attempts: 1, cards: 2, sessions: 1 });
    });

    it('prunes what is older, kind by kind', async () => {
      for (const time of [1000, 2000, 3000]) {
        const id = `${time}`;
        await store.events.claim({ platform: 'chat', event: id }, time);
        await store.conversations.add(turnOf({ askedAt: time }));
        await store.questions.record(questionOf({ id, askedAt: time }));
        await store.questions.vote({ ...bob, question: id, vote: 'helpful', votedAt: time });
        await store.prompts.add(promptOf({ id, postedAt: time }));
        await store.attempts.record(attemptOf({ posted: id, answeredAt: time }), cardOf());
        await store.sessions.begin(sessionOf({ id, startedAt: time, conversation: id }));
        await store.slots.claim({ ...claim, localDate: id, dueAt: time });
      }
      const none = { events: 0, conversations: 0, questions: 0, prompts: 0, attempts: 0, slots: 0 };
      expect(await store.prune({})).toEqual(none);
      expect(await store.prune({ questions: 2000 })).toEqual({ ...none, questions: 1 });
      expect(await store.prune({ prompts: 2000 })).toEqual({ ...none, prompts: 1 });
      expect(await store.sessions.get('1000')).toBeUndefined();
      expect(await store.sessions.get('2000')).toBeDefined();
      expect(
        await store.prune({
          events: 3000,
          conversations: 3000,
          questions: 3000,
          prompts: 3000,
          attempts: 3000,
          slots: 3000,
        }),
      ).toEqual({ events: 2, conversations: 2, questions: 1, prompts: 1, attempts: 2, slots: 2 });
      expect(await store.events.claim({ platform: 'chat', event: '2000' }, 1)).toBe(true);
      expect(await store.events.claim({ platform: 'chat', event: '3000' }, 1)).toBe(false);
      expect(await store.forget(bob)).toMatchObject({ votes: 1 });
      expect(await store.forget(ada)).toMatchObject({ turns: 1, questions: 1, attempts: 1, cards: 1, sessions: 1 });
    });

    it('prunes more than goes at a time', async () => {
      const turns = Array.from({ length: 2500 }, (_, askedAt) => turnOf({ askedAt: askedAt % 2400 }));
      await Promise.all(turns.map((turn) => store.conversations.add(turn)));
      expect(await store.prune({ conversations: 2399 })).toMatchObject({ conversations: 2499 });
      expect(await store.conversations.turns(conversation, 0, 10)).toEqual([turnOf({ askedAt: 2399 })]);
    });

    it('keeps what it was told when it is opened again', async () => {
      await store.prompts.add(promptOf());
      await store.attempts.record(attemptOf(), cardOf());
      await store.sessions.begin(sessionOf());
      await store.close();
      const again = await openAnother();
      expect(await again.attempts.at('posted1')).toEqual([attemptOf()]);
      expect(await again.sessions.current(conversation)).toEqual(sessionOf());
    });

    it('opens on an empty database in many places at once', async () => {
      const openFresh = await fresh();
      const stores = await Promise.all(Array.from({ length: 6 }, openFresh));
      opened.push(...stores);
      for (const each of stores) await each.check();
    });

    it('closes twice without complaint, and serves nobody after that', async () => {
      await store.check();
      await store.close();
      await store.close();
      await expect(store.check()).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' });
    });
  });
}
