import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/store.ts';
import { choicePrompt, typedPrompt } from '../quiz/sessions/fixture-bank.ts';
import { dayMs } from '../quiz/sessions/quiz-room.ts';
import { openChatRoom } from './chat-room.ts';

const two = [
  choicePrompt({ id: 'one', answer: 'red', others: ['blue', 'green'], note: 'a.md' }),
  choicePrompt({ id: 'two', answer: 'red', others: ['blue', 'green'], note: 'b.md' }),
];

describe('quiz', () => {
  it('asks, tells what was right and why, and sums up', async () => {
    const { say } = await openChatRoom({ prompts: two });
    const first = await say('quiz 2');
    expect(first.markdown).toMatch(/^\*\*Question 1 of 2\*\*\n\nWhich is \w+\?\n\n1\. .+\n2\. .+\n3\. .+$/);
    expect(first.choices.map(({ typed }) => typed)).toEqual(['1', '2', '3']);
    const second = await say('red');
    expect(second.markdown).toMatch(/^\*\*Right\.\*\* \+10 points\n\n> It is \w+\.\n\n— \[Note /);
    expect(second.markdown).toContain('**Question 2 of 2**');
    expect(second.citations).toHaveLength(1);
    const done = await say('blue');
    expect(done.markdown).toMatch(/^\*\*Not quite\.\*\* The answer: \*\*red\*\*\./);
    expect(done.markdown).toContain('**Done.** 1 of 2 right, 10 points.');
    expect(done.markdown).toContain('Worth another look:');
    expect(done.choices).toEqual([]);
  });

  it('says what of a message is the verdict and what the next step', async () => {
    const { say } = await openChatRoom({ prompts: two });
    const said = async (text: string) => {
      const { quiz, markdown } = await say(text);
      const { from, ...step } = quiz?.step ?? { from: undefined };
      const begins = from === undefined ? undefined : markdown.slice(from).split('\n')[0];
      return { ...step, verdict: quiz?.verdict, begins, before: markdown.slice(0, from) };
    };
    expect(await said('quiz 2')).toEqual({
      ...{ kind: 'prompt', title: 'Question 1 of 2', number: 1, of: 2, verdict: undefined },
      ...{ begins: '**Question 1 of 2**', before: '' },
    });
    expect(await said('quiz')).toMatchObject({ number: 1, before: 'Still under way; `quiz stop` ends it.\n\n' });
    expect(await said('red')).toMatchObject({
      ...{ verdict: 'right', number: 2, begins: '**Question 2 of 2**' },
      before: expect.stringMatching(/^\*\*Right\.[\s\S]*\n\n---\n\n$/),
    });
    expect(await said('blue')).toMatchObject({
      ...{ verdict: 'wrong', kind: 'summary', begins: '**Done.** 1 of 2 right, 10 points.' },
      before: expect.stringMatching(/^\*\*Not quite\.[\s\S]*\n\n---\n\n$/),
    });
    await said('quiz 2');
    expect(await said('next')).toMatchObject({ number: 2, verdict: undefined });
    expect(await said('quiz stop')).toMatchObject({ kind: 'summary', begins: '**Done.** 0 of 1 right, 0 points.' });
    expect(await said('score')).toMatchObject({ verdict: undefined, begins: undefined });
  });

  it('names every place that it links to', async () => {
    const { say } = await openChatRoom({ prompts: two });
    await say('quiz 2');
    for (const text of ['next', 'blue']) {
      const { body, citations } = await say(text);
      const links: string[] = [];
      visit(body, 'link', ({ url }) => void links.push(url));
      expect(links.length).toBeGreaterThan(0);
      expect(citations.map(({ url }) => url)).toEqual(expect.arrayContaining(links));
    }
  });

  it.each(['quiz Note A 1', 'quiz 1 note a', 'quiz me on Note A', 'quiz 1 question about note a', '/quiz note a'])(
    'understands "%s"',
    async (text) => {
      const { say } = await openChatRoom({ prompts: two });
      expect((await say(text)).markdown).toContain('Which is one?');
    },
  );

  it('takes a call with options as a platform makes it', async () => {
    const { say } = await openChatRoom({ prompts: two });
    const message = await say('', { call: { name: 'quiz', options: { topic: 'Note B', count: '1' } } });
    expect(message.markdown).toMatch(/Question 1 of 1[\s\S]*Which is two\?/);
    expect(await say('', { call: { name: 'quiz', options: { count: 'many' } } })).toMatchObject({
      markdown: expect.stringContaining('a number from 1 to 50'),
      visibility: 'asker',
    });
  });

  it('takes an answer by button, whatever was said meanwhile', async () => {
    const { say, engine } = await openChatRoom({ prompts: two });
    const { choices } = await say('quiz 2');
    await say('what is a pod?');
    expect(engine.asked.map(({ question }) => question)).toEqual(['what is a pod?']);
    const red = choices.find(({ label }) => label.endsWith('red'));
    expect((await say(red?.text ?? '')).markdown).toContain('**Right.**');
  });

  it('says below an answer to something else that the quiz waits, unless others play or it was left long ago', async () => {
    const { say, wait } = await openChatRoom({ prompts: two });
    await say('quiz 2');
    // What all can read says nothing of a quiz of one's own.
    expect((await say('blood orange', { shared: true })).markdown).not.toContain('waits');
    const answered = await say('blood orange');
    expect(answered.markdown).toMatch(
      /without servers\.[\s\S]*\n\n\*Question 1 of 2 waits; say `quiz` to see it again\.\*$/,
    );
    expect(answered.body.children.at(-1)).toMatchObject({ type: 'paragraph', children: [{ type: 'emphasis' }] });
    expect((await say('what is a pod?', { person: 'bob', conversation: 'other' })).markdown).not.toContain('waits');
    wait(dayMs);
    expect((await say('what is a pod?')).markdown).not.toContain('waits');
    const shared = { shared: true, conversation: 'channel' };
    await say('quiz 2', shared);
    expect((await say('what is a pod?', shared)).markdown).not.toContain('waits');
  });

  it('keeps feedback from the others where several play, and goes on when somebody says so', async () => {
    const { say } = await openChatRoom({ prompts: two });
    const shared = { shared: true };
    const first = await say('quiz 2', shared);
    expect(first.visibility).toBe('everyone');
    expect(first.choices.at(-1)).toMatchObject({ label: 'Next', typed: 'next' });
    expect(await say('blue', { ...shared, person: 'bob' })).toMatchObject({ visibility: 'asker' });
    expect(await say('red', shared)).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringMatching(/^\*\*Right\.\*\*(?![\s\S]*Question 2)/),
    });
    const second = await say('next', { ...shared, person: 'bob' });
    expect(second).toMatchObject({
      visibility: 'everyone',
      markdown: expect.stringMatching(
        /^The answer: \*\*red\*\*\. 1 of 2 answers were right\. First: \[ann\]\(person:ann\)/,
      ),
    });
    expect(second.markdown).toContain('**Question 2 of 2**');
    const end = await say('stop', shared);
    expect(end.visibility).toBe('everyone');
    expect(end.markdown).toMatch(
      /\*\*Done\.\*\* 1 question, 2 players\.\n\n1\. \[ann\]\(person:ann\): 1 right, 10 points\n2\. \[bob\]/,
    );
  });

  it('shows where it stands when it is called again, and ends when told to', async () => {
    const { say } = await openChatRoom({ prompts: two });
    await say('quiz 2');
    expect((await say('quiz')).markdown).toMatch(/^Still under way; `quiz stop` ends it\.\n\n\*\*Question 1 of 2/);
    expect((await say('quiz stop')).markdown).toContain('Stopped before the first answer.');
    expect((await say('quiz next')).markdown).toContain('No quiz is under way');
    for (const text of ['2', 'b)', 'next', 'Stop.', 'idk']) {
      expect((await say(text)).markdown).toContain('No quiz question is open here');
    }
  });

  it('gives the answer of what is skipped', async () => {
    const { say } = await openChatRoom({ prompts: two });
    await say('quiz 2');
    expect((await say('skip')).markdown).toMatch(
      /^Skipped\. The answer: \*\*red\*\*\.\n\n> It is [\s\S]*Question 2 of 2/,
    );
    const end = await say('skip');
    expect(end.markdown).toContain('**Done.** 0 of 2 right, 0 points.');
    expect(end.markdown).not.toContain('say `review`');
  });

  it('offers near topics when it knows nothing of one', async () => {
    const { say } = await openChatRoom({ prompts: two });
    const message = await say('quiz note c');
    expect(message).toMatchObject({ visibility: 'asker' });
    expect(message.markdown).toMatch(/no questions on "note c"[\s\S]*- quiz Note /);
  });

  it('takes typed answers', async () => {
    const { say } = await openChatRoom({ prompts: [typedPrompt({ id: 'port', answer: '8080' })] });
    const asked = await say('quiz 1');
    expect(asked.markdown).toContain('Type your answer');
    expect(asked.choices).toEqual([]);
    expect((await say('8080')).markdown).toContain('**Right.**');
    // What is typed where only the asker sees the quiz reaches nobody but people.
    expect((await say('quiz 1', { visibility: 'asker' })).markdown).toContain(
      'Answer in the way in which you said `quiz`',
    );
  });

  it('keeps no credential for an answer', async () => {
    const { say, store } = await openChatRoom({ prompts: [typedPrompt({ id: 'port', answer: '8080' })] });
    await say('quiz 1');
    await say('password=hunter2-8080');
    expect(await store.attempts.byPerson({ platform: 'test', person: 'ann' }, 0, 9)).toEqual([]);
  });

  it('says what was answered before when an answer comes twice', async () => {
    const { say } = await openChatRoom({ prompts: two });
    const { choices } = await say('quiz 2', { shared: true });
    const of = (text: string) => choices.find(({ label }) => label.endsWith(text))?.text ?? '';
    await say(of('blue'), { shared: true });
    expect((await say(of('red'), { shared: true })).markdown).toBe(
      'Your first answer counts, and it was not right. The answer: **red**.',
    );
    expect((await say('quiz answer nosuchprompt 1')).markdown).toContain('do not know this prompt');
  });
});

describe('review', () => {
  it('asks what was missed again when it is due', async () => {
    const { say, wait } = await openChatRoom({ prompts: two });
    expect((await say('review')).markdown).toContain('no review cards');
    await say('quiz note a 1');
    await say('blue');
    wait(2 * dayMs);
    const message = await say('review');
    expect(message.markdown).toMatch(/^To review: 1 card\.\n\n\*\*Review 1 of 1\*\*\n\nWhich is one\?/);
    const right = await say('red');
    expect(right.markdown).toContain('**Done.** 1 of 1 right');
    expect(right.markdown).not.toContain('Worth another look');
    expect(right.choices).toEqual([]);
    expect((await say('review')).markdown).toMatch(/Nothing to review now\. You have 1 card\. The next is due in \d+ /);
  });

  it('takes up what somebody found hard', async () => {
    const { say, wait } = await openChatRoom({ prompts: two });
    expect((await say('quiz hard')).markdown).toContain('Answer a question first');
    await say('quiz note a 1');
    const right = await say('red');
    expect(right.choices).toMatchObject([{ label: 'Ask me this again', typed: 'hard' }]);
    expect((await say('/hard')).markdown).toContain('among your review cards');
    expect((await say('Hard!')).markdown).toContain('among your review cards');
    wait(10 * dayMs);
    expect((await say('review')).markdown).toContain('Which is one?');
  });
});

describe('score and leaderboard', () => {
  it('tell points, streak and place', async () => {
    const { say } = await openChatRoom({ prompts: two });
    expect((await say('score')).markdown).toContain('not answered anything');
    expect((await say('leaderboard')).markdown).toContain('nobody has answered');
    await say('quiz 2', { person: 'bob', conversation: 'b' });
    await say('red', { person: 'bob', conversation: 'b' });
    await say('red', { person: 'bob', conversation: 'b' });
    await say('quiz 2');
    await say('red');
    await say('blue');
    expect(await say('score')).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringMatching(
        /This week:\*\* 10 points, 1 of 2 right, place 2\n[\s\S]*Streak:\*\* 1 day\n[\s\S]*Review cards:\*\* 1, of which/,
      ),
    });
    const board = await say('leaderboard month', { shared: true });
    expect(board.markdown).toBe(
      [
        '**This month**',
        '- **1.** [bob](person:bob): 20 points, 2 of 2 right\n- **2.** [ann](person:ann): 10 points, 1 of 2 right',
      ].join('\n\n'),
    );
    expect((await say('leaderboard all')).markdown).toContain('**2.** you: 10 points');
  });

  it('tell who is far behind where they stand', async () => {
    const { say } = await openChatRoom({ prompts: two });
    for (const person of 'bcdefghijklm') {
      await say('quiz note a 1', { person, conversation: person });
      await say('red', { person, conversation: person });
    }
    await say('quiz note a 1');
    await say('blue');
    const { markdown } = await say('leaderboard');
    expect(markdown.split('\n').at(-1)).toBe('- **13.** you: 0 points, 0 of 1 right');
    expect(markdown.match(/\*\*13\.\*\*/g)).toHaveLength(1);
  });

  it('say when a streak is at stake', async () => {
    const { say, wait } = await openChatRoom({ prompts: two });
    await say('quiz note a 1');
    await say('red');
    wait(dayMs);
    expect((await say('score')).markdown).toContain('**Streak:** 1 day; answer one today to keep it');
    wait(dayMs);
    expect((await say('score')).markdown).toContain('**Streak:** none yet; answer one question a day');
  });
});

describe('daily', () => {
  const admin = { person: 'admin' };

  it('is set by admins and shown to all', async () => {
    const { say } = await openChatRoom();
    expect((await say('daily')).markdown).toContain('There is no daily quiz here');
    expect(await say('daily 09:00 Europe/Berlin')).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringContaining('Only admins'),
    });
    const set = await say('daily 09:00 America/New_York mon-fri docker', admin);
    expect(set.markdown).toContain('Monday to Friday at 09:00 (America/New_York), about docker');
    expect((await say('daily')).markdown).toMatch(/The next one comes in \d+ hours\.$/);
    expect((await say('daily off', admin)).markdown).toContain('The daily quiz is off');
  });

  it('says what is wrong with a setting', async () => {
    const { say } = await openChatRoom();
    expect((await say('daily 25:00', admin)).markdown).toContain('Write it like this: `');
  });

  it.each(['backups of a volume', 'backups at 3am', 'job in cron', '09:00 in which zone?'])(
    'is asked about like anything else: "daily %s"',
    async (words) => {
      const { say, engine } = await openChatRoom();
      await say(`daily ${words}`, admin);
      expect(engine.asked).toHaveLength(1);
    },
  );

  it.each(['weekdays', 'Europe/Paris', 'about everything', 'docker 10:30', 'mon-wed', 'reveal 2h'])(
    'takes "daily %s" for a setting',
    async (words) => {
      const { say, engine } = await openChatRoom();
      await say('daily 09:00', admin);
      expect((await say(`daily ${words}`, admin)).markdown).toContain('The daily quiz comes');
      expect(engine.asked).toEqual([]);
    },
  );

  it('says on which topics there is nothing to ask', async () => {
    const { say } = await openChatRoom({ prompts: two });
    expect((await say('daily 09:00 note a, xmas', admin)).markdown).toMatch(
      /\n\nThe notes yield no questions on "xmas"\.$/,
    );
    expect((await say('daily 09:00 note a', admin)).markdown).not.toContain('yield no');
  });
});

describe('forget', () => {
  it('deletes what is kept about a person and says what it was', async () => {
    const { say } = await openChatRoom({ prompts: two });
    expect((await say('forget me')).markdown).toBe('I kept nothing about you.');
    await say('what is a pod?');
    await say('quiz 2');
    await say('blue');
    await say('what is a node?', { person: 'bob' });
    const message = await say('forget me');
    expect(message).toMatchObject({ visibility: 'asker' });
    expect(message.markdown).toMatch(
      /- 1 question\n[\s\S]*- 1 quiz answer with its points\n- 1 review card\n- 1 quiz or review/,
    );
    expect((await say('score')).markdown).toContain('not answered anything');
    expect((await say('forget me', { person: 'bob' })).markdown).toContain('1 question');
  });

  it('forgets what it holds in memory, of nobody else', async () => {
    const { say, engine } = await openChatRoom();
    await say('what is a pod?');
    await say('what is a node?', { person: 'bob' });
    await say('forget me');
    await say('and eks?');
    expect(engine.asked.at(-1)?.context).toEqual(['what is a node?']);
  });

  it('wants to hear whom', async () => {
    const { say, engine } = await openChatRoom();
    expect((await say('forget')).markdown).toContain('say `forget me`');
    await say('forget what I said, what is a pod');
    expect(engine.asked).toHaveLength(1);
  });
});

describe('vote', () => {
  it('counts for the last answer', async () => {
    const { say, store, now } = await openChatRoom();
    expect((await say('vote helpful')).markdown).toContain('no recent answer');
    await say('what is a pod?');
    expect((await say('vote not helpful')).markdown).toContain('Noted');
    const [asked] = await store.questions.byPerson({ platform: 'test', person: 'ann' }, now() - 1, 1);
    expect(asked).toMatchObject({ vote: 'not-helpful', state: 'answer', sections: ['ecs.md#fargate'] });
    expect((await say(`vote helpful ${asked?.id}`)).markdown).toContain('Good to know');
  });

  it('wants to hear which way', async () => {
    const { say, engine } = await openChatRoom();
    await say('what is a pod?');
    for (const call of [undefined, { name: 'vote', options: { verdict: 'banana' } }]) {
      const message = await say('vote', call && { call });
      expect(message).toMatchObject({ markdown: expect.stringContaining('`vote not helpful`'), visibility: 'asker' });
    }
    expect((await say('', { call: { name: 'vote', options: { verdict: 'Not helpful' } } })).markdown).toContain(
      'Noted',
    );
    await say('vote in a raft cluster');
    expect(engine.asked).toHaveLength(2);
  });
});

describe('a store that is away', () => {
  it('leaves questions answered, and says so of the rest', async () => {
    const away = (): never => {
      throw new StoreError('full', 'the disk is full');
    };
    const { say, logged } = await openChatRoom({
      prompts: two,
      storeThrough: (store) => ({
        ...store,
        questions: { ...store.questions, record: async () => away() },
        sessions: { ...store.sessions, begin: async () => away(), current: async () => away() },
        attempts: { ...store.attempts, standing: async () => away() },
      }),
    });
    expect((await say('what is a pod?')).markdown).toContain('Fargate runs tasks without servers.');
    expect(await say('quiz 2')).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringContaining('Questions are answered all the same'),
    });
    for (const text of ['2', 'next', 'score']) {
      expect((await say(text)).markdown).toContain('Questions are answered all the same');
    }
    expect(logged.filter(({ level }) => level !== 'debug')).toEqual(
      Array.from({ length: 4 }, () => ({
        level: 'warn',
        message: 'a request has to wait for the store',
        fields: { platform: 'test', place: 'room', code: 'full' },
      })),
    );
  });
});
