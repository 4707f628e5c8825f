import type { Store } from '../../../src/store/store.ts';

/** Where and when rows are written, so that those of one call are not taken for those of another. */
export interface Stage {
  readonly platform: string;
  /** All times are within ten seconds of it. */
  readonly at: number;
}

/** What verbs have answered, in the order in which they were called. */
export type Answers = readonly unknown[];

function cast({ platform, at }: Stage) {
  const ada = { platform, person: 'U1' };
  const place = { platform, place: 'T1/C1' };
  const conversation = { platform, conversation: `${platform}/C1/1` };
  const about = { prompt: 'P1', section: 'pods.md#pod', note: 'pods.md' };
  return {
    ...{ platform, ada, place, conversation, about },
    bob: { platform, person: 'U2' },
    time: (ms: number) => at + ms,
    id: (name: string) => `${platform}${name}`,
    slot: (localDate: string) => ({ ...place, localDate, part: 'prompt' as const }),
    card: { ...ada, ...about, dueAt: at + 5000, state: '{"reps":1}' },
  };
}

/** Writes rows of every kind, with something in every column. */
export async function writeRows(store: Store, stage: Stage): Promise<Answers> {
  const { platform, ada, bob, place, conversation, about, time, id, slot, card } = cast(stage);
  const [one, two] = [id('one'), id('two')];
  const hold = { holder: one, now: time(1000), leaseUntil: time(2000) };
  const event = (name: string) => ({ ...ada, event: id(name), content: `{"text":"It's «${name}»; 日本語 🚢"}` });
  const answers: unknown[] = [await store.events.claim({ platform, event: id('claimed') }, time(1000))];
  for (const name of ['open', 'finished', 'left']) answers.push(await store.events.take(event(name), hold));
  answers.push(await store.events.finish(event('finished'), one));
  answers.push(await store.events.takeOver(platform, { holder: two, now: time(2000), leaseUntil: time(4000) }, 1));
  await store.events.renew(two, time(5000));

  for (const question of ['What is a pod?', 'and a "node"?\nI\'d like to know']) {
    await store.conversations.add({ ...conversation, ...ada, question, askedAt: time(1000) });
  }
  for (const [n, state] of ['answer', 'silent', 'closest'].entries()) {
    const asked = { ...place, ...ada, question: `What is ${n}?`, state, sections: ['pods.md#pod', 'pods.md#why'] };
    await store.questions.record({ ...asked, id: id(`q${n}`), askedAt: time(1000 + n) });
  }
  for (const [person, vote] of [
    ['U1', 'helpful'],
    ['U2', 'not-helpful'],
    ['U3', 'missing'],
  ] as const) {
    const votedAt = time(1500);
    answers.push(await store.questions.vote({ platform, person, question: id('q0'), vote, votedAt }));
  }

  const session = { ...place, ...ada, kind: 'quiz', shared: true, topic: 'pods', content: '["P1","P2"]' } as const;
  const begin = (name: string, where: string) =>
    store.sessions.begin({
      ...session,
      id: id(name),
      conversation: where,
      length: 2,
      position: 0,
      startedAt: time(1000),
    });
  await begin('s1', conversation.conversation);
  await begin('s2', id('elsewhere'));
  answers.push(await store.sessions.advance(id('s1'), 0), await store.sessions.end(id('s2'), time(3000)));
  for (const name of ['open', 'closed']) {
    const content = { kind: 'cloze', content: '{"stem":"A pod is …"}', session: id('s1'), postedAt: time(1000) };
    await store.prompts.add({ ...place, ...conversation, ...about, ...content, id: id(name) });
  }
  for (const [who, right] of [
    [ada, true],
    [bob, false],
  ] as const) {
    const outcome = { reply: 'b', right, points: right ? 10 : 0, answeredAt: time(2000), localDate: '2026-01-01' };
    answers.push(
      await store.attempts.record(
        { ...place, ...who, ...about, ...outcome, posted: id('closed') },
        { ...card, ...who },
      ),
    );
  }
  answers.push(await store.prompts.close(id('closed'), time(3000)));
  await store.cards.put({ ...card, prompt: 'P2' });
  await store.cards.replace(ada, 'P2', { ...card, prompt: 'P3', dueAt: time(9000) });

  for (const [n, state] of ['claimed', 'intended', 'posted', 'skipped'].entries()) {
    const day = slot(`2026-01-0${n + 1}`);
    answers.push(await store.slots.claim({ ...day, dueAt: time(1000), holder: one, leaseUntil: time(2000) }));
    if (state === 'intended' || state === 'posted') answers.push(await store.slots.intend(day, one, id('open')));
    if (state === 'posted') answers.push(await store.slots.settle(day, one, { state, now: time(3000) }));
    if (state === 'skipped')
      answers.push(await store.slots.settle(day, one, { state, reason: 'late', now: time(3000) }));
  }
  await store.places.put(place, id('daily'), { at: '09:00', on: true }, time(1000));
  await store.secrets.put(id('token'), 'v1.sealed', time(1000));
  answers.push(await store.secrets.replace(id('token'), 'v1.sealed', 'v2.sealed', time(2000)));

  await store.news.see([id('first')], time(1000));
  await store.news.see([id('new')], time(2000));
  const told = { ...ada, event: id('told'), content: '{"news":1}' };
  answers.push(await store.news.queue(told, [id('q1')], time(3000)));
  await store.news.mute(bob, time(3000));
  return answers;
}

/** Asks for all that `writeRows` has written, in every way there is. */
export async function readRows(store: Store, stage: Stage): Promise<Answers> {
  const { platform, ada, bob, place, conversation, time, id, slot } = cast(stage);
  await store.check();
  const span = { from: time(0), until: time(10_000) };
  return [
    await store.conversations.turns(conversation, time(0), 10),
    await store.questions.get(id('q0')),
    await store.questions.byPerson(ada, time(0), 10),
    (await store.questions.unanswered(time(0), 1000)).filter((question) => question.platform === platform),
    await store.sessions.current(conversation),
    await store.sessions.get(id('s2')),
    await store.prompts.get(id('closed')),
    await store.prompts.open(conversation),
    await store.prompts.recent(place, time(0)),
    await store.attempts.at(id('closed')),
    await store.attempts.byPerson(ada, time(0), 10),
    await store.attempts.bySection(place, time(0)),
    await store.attempts.byNote(ada),
    await store.attempts.leaderboard(place, { limit: 10 }),
    await store.attempts.standing({ ...bob, ...place }, {}),
    await store.attempts.dates({ ...ada, ...place }, 10),
    await store.cards.get(ada, 'P3'),
    await store.cards.due(ada, time(6000), 10),
    await store.cards.count(ada, time(6000)),
    await store.slots.get(slot('2026-01-02')),
    (await store.slots.abandoned(time(2000))).filter((each) => each.platform === platform),
    await store.slots.latest(place, 'prompt', 'posted'),
    await store.places.get(place, id('daily')),
    await store.places.all(id('daily')),
    await store.secrets.get(id('token')),
    await store.usage.during(span),
    await store.usage.people([span]),
    [...(await store.news.seenSince(time(1500)))].filter(([fingerprint]) => fingerprint.startsWith(platform)),
    (await store.salt()).length >= 32,
  ];
}

/** Takes away what `writeRows` has written. Prunes what is older than a stage that is long past, so it must be the oldest. */
export async function deleteRows(store: Store, stage: Stage): Promise<Answers> {
  const { platform, ada, bob, place, time, id, slot } = cast(stage);
  const by = { holder: id('three'), now: time(9000), leaseUntil: time(9500) };
  const answers: unknown[] = [await store.slots.takeOver(slot('2026-01-01'), by)];
  await store.cards.remove(ada, 'P3');
  await store.news.unmute(bob);
  await store.secrets.delete(id('token'));
  await store.places.remove(platform, place.place);
  const before = time(10_000);
  answers.push(await store.forget(ada), await store.forget(bob));
  const ages = { conversations: before, questions: before, prompts: before, attempts: before };
  answers.push(await store.prune({ events: before, slots: before, ...ages }));
  return answers;
}
