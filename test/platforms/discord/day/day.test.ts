// A day in three guilds of 500 people, in seconds: what they ask and press, while calls fail, events come twice, the gateway drops,
// falls silent and replays, the app is stopped, killed and started again, a second process of it comes and goes, and the store is
// locked. In the end the books must balance: every question answered once, nothing said that nobody asked for, nothing sent that
// Discord refuses.
//
// DISCORD_DAY_SIZE says how much happens in it (default 0.3, which makes some 300 things to be said). DISCORD_DAY_SEED makes it
// another one: people do other things then, and other things go wrong. The same seed repeats both, though not at the same
// millisecond.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lockStore } from '../../day/locked-store.ts';
import { beginDay, type OwnDay } from './begin-day.ts';
import type { Scene } from './day.ts';
import { pressesOnAnswers, sharing } from './scenes/buttons.ts';
import { commands, messageMenus, publicCommands } from './scenes/commands.ts';
import { answerDailyQuiz, expectDailyQuiz, wishForDailyQuiz } from './scenes/daily.ts';
import { directCommands, directMessages, privateMatters } from './scenes/direct-messages.ts';
import { joins } from './scenes/joins.ts';
import { mentions, mentionsInThreads, posts, talk } from './scenes/mentions.ts';
import { privateQuizzes, quizzes } from './scenes/quizzes.ts';
import { callsBelowQuestions, replies } from './scenes/replies.ts';
import { conversations } from './scenes/threads.ts';
import { typeAllDay } from './scenes/typing.ts';
import { isAboutLockedStore, verdict } from './verdict.ts';

const size = Number(process.env.DISCORD_DAY_SIZE ?? 0.3);
const seed = Number(process.env.DISCORD_DAY_SEED ?? 20_260_303);

const together = async (day: OwnDay, ...scenes: readonly Scene[]) => {
  await Promise.all(scenes.map((scene) => scene(day)));
};

/** What was said and can be answered without anybody waiting for it at that moment: it survives the end of the process. */
const messages = [mentions, mentionsInThreads, posts, callsBelowQuestions, directMessages, talk];

const everything = [
  ...messages,
  ...[conversations, replies, commands, publicCommands, messageMenus, directCommands, privateMatters],
  ...[pressesOnAnswers, sharing, quizzes, privateQuizzes],
];

const posting = 'POST /channels/:id/messages';
const lastPosts = 8;
/** How long it takes at most until so many have been posted as shall get lost. */
const longestMs = 2_000;
/** Longer than Discord waits for the first response to an interaction. */
const lockedMs = 4_000;

async function stopAndStart(day: OwnDay, how: 'stop' | 'kill', advanceMs: number): Promise<void> {
  const { discord, app, weather } = day;
  // What was posted a moment before it died, it never knew.
  if (how === 'kill') {
    discord.faults.next(posting, ...Array(lastPosts).fill({ kind: 'no answer after' }));
    await Promise.race([sleep(longestMs), day.until(() => discord.faults.waiting(posting) < lastPosts / 2)]);
  }
  const trouble = weather.trouble();
  if (how === 'stop') await app.stop();
  else {
    // What it has heard and could not put down yet, the next one has to be told again.
    await lockStore(day.databasePath, async () => {
      await together(day, mentions, directMessages);
      await app.kill();
    });
  }
  // Somebody writes while there is nobody to hear it.
  await together(day, mentions, directMessages);
  day.advance(advanceMs);
  await app.start();
  trouble.over();
}

/** What is said before the next session is lost by design, so that nobody says anything. */
async function loseSession(day: OwnDay): Promise<void> {
  const { discord, weather } = day;
  const trouble = weather.trouble();
  await day.said(...day.ledger.entries);
  await discord.quiet();
  const begun = () => discord.gateway.starts.filter(({ kind, outcome }) => kind === 'identify' && outcome === 'ok');
  const before = begun().length;
  discord.gateway.invalidate(false);
  await day.until(() => begun().length > before);
  await day.appListens();
  trouble.over();
}

/**
 * At the start, for the replica, and after the session was lost; and again for each whose connection breaks before it is told that
 * it has begun.
 */
const identifies = 6;

// Hundreds of things go wrong at once, in real time: in some runs something happens that the books do not foresee, or the machine
// stands still. The day is then played once more, so that what goes wrong only now and then may pass here: look at the first try.
const retry = 1;

describe.each([
  ['without', false],
  ['with', true],
])('a day %s the message-content intent', (_, messageContent) => {
  it(`ends with every question answered once (DISCORD_DAY_SEED=${seed})`, { timeout: 240_000, retry }, async () => {
    const day = await beginDay({ seed, messageContent, size });
    const { discord, app, replica, weather } = day;
    await app.start();
    await discord.until(() => discord.world.commands.has('global'), { what: 'commands' });
    weather.begin();
    let typing = typeAllDay(day);

    await together(day, wishForDailyQuiz, joins, ...everything);

    // It is stopped while people write and ask.
    const asked = together(day, ...messages, commands, messageMenus);
    await sleep(100);
    await stopAndStart(day, 'stop', 0);
    await asked;
    await day.said(...day.ledger.entries);

    // It dies while people write, and comes back after nine; it dies again while it answers what has waited and posts the
    // daily quiz. Commands would be lost with it: nobody but the person knows of them.
    const written = together(day, ...messages);
    await sleep(100);
    const daily = expectDailyQuiz(day);
    await stopAndStart(day, 'kill', 15 * 60_000);
    await sleep(60);
    await stopAndStart(day, 'kill', 5 * 60_000);
    await written;
    await day.said(...daily);

    // Two of them hear everything, and one goes on alone.
    const logged = app.log.length;
    weather.spareResponses(true);
    await replica.start();
    await together(day, ...everything);
    const shared = together(day, ...messages, commands);
    await sleep(100);
    await replica.stop();
    weather.spareResponses(false);
    await shared;
    if ([...app.log.slice(logged), ...replica.log].some(isAboutLockedStore)) day.forgiveDoubles();

    await typing.stop();
    await loseSession(day);
    typing = typeAllDay(day);

    // Nobody may wait for the store before Discord is told that a reply comes, and nothing else is to blame if somebody does.
    weather.end();
    const afternoon = together(day, (all) => answerDailyQuiz(all, daily), ...everything, commands, messageMenus);
    await sleep(50);
    await lockStore(day.databasePath, () => sleep(lockedMs));
    weather.begin();
    await afternoon;

    await typing.stop();
    await day.said(...day.ledger.entries);
    weather.end();
    const { wrong, counts } = await verdict(day, identifies);
    if (size > 1) console.info(JSON.stringify(counts));
    expect(wrong, `DISCORD_DAY_SEED=${seed}`).toEqual([]);
  });
});
