import { describe, expect, it } from 'vitest';
import { readMeaning } from '../../src/chat/follow-up-gate.ts';
import { containerTalk } from './container-talk.ts';
import { readThread } from './play-thread.ts';
import { talkInView, talkOutOfView } from './thread-talk.ts';

const minuteMs = 60_000;

/** What the last line of a thread means, a line a minute. */
function meaningOfLast(lines: readonly string[]) {
  const said = readThread(lines).map((line, at) => ({ ...line, askedAt: at * minuteMs }));
  const turns = said.filter(({ isAddressed }) => isAddressed);
  const last = said.at(-1)!;
  const others = said.slice(0, -1).filter(({ isAddressed, text }) => !isAddressed && text.split(' ').length > 3);
  const spokeSince = others.filter(({ askedAt }) => askedAt >= turns.at(-1)!.askedAt).map(({ person }) => person);
  return readMeaning(last, { turns, spokeSince }, last.askedAt);
}

const show = (lines: readonly string[]) => `${meaningOfLast(lines)}: ${lines.join(' | ')}`;

describe('readMeaning', () => {
  // Words alone cannot tell all: what the notes do not answer gets no reply either.
  it.each([
    ['talk in view', talkInView, { missed: 0, taken: 0.05 }],
    ['talk out of view', talkOutOfView, { missed: 0.04, taken: 0.05 }],
    ['talk of containers', containerTalk, { missed: 0.03, taken: 0.04 }],
  ])('tells what is meant for the bot from what is not: %s', (_, { meant, notMeant }, most) => {
    const missed = meant.filter((lines) => meaningOfLast(lines) === 'no').map(show);
    const taken = notMeant.filter((lines) => meaningOfLast(lines) !== 'no').map(show);
    expect(missed.length / meant.length, missed.join('\n')).toBeLessThanOrEqual(most.missed);
    expect(taken.length / notMeant.length, taken.join('\n')).toBeLessThanOrEqual(most.taken);
  });

  const asked = 'ann> what is a volume?';

  it.each([
    ['surely', [asked, 'ann: and a bind mount?']],
    ['surely', [asked, 'ann: how much does it cost?']],
    ['surely', [asked, 'bob: nice one', 'ann: how much does it cost?']],
    // Who has not spoken to the bot does not go on from its answers.
    ['no', [asked, 'bob: and a bind mount?']],
    ['no', [asked, 'bob: how much does it cost?']],
    ['perhaps', [asked, 'bob: how much does a volume cost?']],
    ['no', [asked, 'bob: how much does our volume cost?']],
    ['no', [asked, 'bob: how much does the old volume cost?']],
    ['perhaps', [asked, 'ann: how do I resize my volume?']],
    ['no', [asked, 'bob: how do I resize my volume?']],
    // Somebody else has asked meanwhile, or has said something.
    ['perhaps', [asked, 'bob> what is a pod?', 'ann: and a node?']],
    ['perhaps', [asked, 'bob: we have two of them in the shop', 'ann: what is a bind mount?']],
    ['no', [asked, 'bob: we have two of them in the shop', 'ann: how much do they cost?']],
  ])('is %s for %j', (meaning, lines) => {
    expect(meaningOfLast(lines)).toBe(meaning);
  });

  it('takes it for talk among people when somebody comes back after hours, unless it is a question of its own', () => {
    const later = (text: string, minutes: number) =>
      readMeaning(
        { person: 'ann', text },
        { turns: [{ person: 'ann', askedAt: 0 }], spokeSince: [] },
        minutes * minuteMs,
      );
    expect(later('and a bind mount?', 119)).toBe('surely');
    expect(later('and a bind mount?', 121)).toBe('no');
    expect(later('what is a bind mount?', 121)).toBe('perhaps');
  });

  it.each([
    'Thanks Bob, what is a taint?',
    'hey Ann, what is a taint?',
    'Bob, what is a taint?',
    'what is a taint, Ann?',
    '@bob what is a taint?',
    '<@U1> what is a taint?',
    'what is a taint? see https://example.com/taints',
    `what is a taint? ${'really '.repeat(50)}`,
    'what is a taint, and when will you be back?',
    'I think it is free, right?',
  ])('leaves "%s" to people, even of who asked last', (text) => {
    expect(meaningOfLast([asked, `ann: ${text}`])).toBe('no');
  });

  it.each([
    'Helm, what is it?',
    'what is Docker Hub?',
    'Can you explain what a taint is?',
    'how do you drain a node?',
    'what happens when you delete a pod?',
  ])('takes nobody for called in "%s"', (text) => expect(meaningOfLast([asked, `ann: ${text}`])).toBe('surely'));
});
