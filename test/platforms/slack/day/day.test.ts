// A day in a workspace of 500 people, in seconds: what they ask and press, while calls fail, events come twice, connections
// break, the app is stopped, killed and started again, and its store is locked. In the end the books must balance: every
// question answered once, nothing said that nobody asked for, nothing sent that Slack refuses.
//
// SLACK_DAY_SIZE says how much happens in it (default 0.7, which makes some 300 things to be said). SLACK_DAY_SEED makes it
// another one: people do other things then, and other things go wrong. The same seed repeats both, though not at the same
// millisecond.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lockStore } from '../../day/locked-store.ts';
import { beginDay, type OwnDay } from './begin-day.ts';
import type { Scene } from './day.ts';
import { pressesOnAnswers, sharing } from './scenes/buttons.ts';
import { commands, publicCommands } from './scenes/commands.ts';
import { answerDailyQuiz, expectDailyQuiz, wishForDailyQuiz } from './scenes/daily.ts';
import { agentView, assistantPane, directMessages } from './scenes/direct-messages.ts';
import { homeTabs } from './scenes/home.ts';
import { joins } from './scenes/joins.ts';
import { mentions, mentionsInThreads, talk } from './scenes/mentions.ts';
import { quizzes } from './scenes/quizzes.ts';
import { shortcuts } from './scenes/shortcuts.ts';
import { conversations } from './scenes/threads.ts';
import { verdict } from './verdict.ts';

const size = Number(process.env.SLACK_DAY_SIZE ?? 0.7);
const seed = Number(process.env.SLACK_DAY_SEED ?? 20_260_303);

const together = async (day: OwnDay, ...scenes: readonly Scene[]) => {
  await Promise.all(scenes.map((scene) => scene(day)));
};

/** What was said and can be answered without anybody waiting for it at that moment: it survives the end of the process. */
const messages = [mentions, mentionsInThreads, directMessages, talk];

const everything = [
  ...messages,
  ...[conversations, commands, publicCommands, shortcuts, pressesOnAnswers, sharing, quizzes],
  ...[homeTabs, agentView, assistantPane],
];

const lastPosts = 8;

async function stopAndStart(day: OwnDay, how: 'stop' | 'kill', advanceMs: number): Promise<void> {
  // What was posted a moment before it died, it never knew.
  if (how === 'kill') {
    day.slack.faults.next('chat.postMessage', ...Array(lastPosts).fill({ kind: 'no answer after' }));
    await day.until(() => day.slack.faults.waiting('chat.postMessage') < lastPosts / 2);
  }
  const trouble = day.weather.trouble();
  await day.app[how]();
  day.advance(advanceMs);
  await day.app.start();
  trouble.over();
}

describe.each(['socket', 'http'] as const)('a day over %s', (transport) => {
  it(`ends with every question answered once (SLACK_DAY_SEED=${seed})`, { timeout: 240_000 }, async () => {
    const day = await beginDay({ seed, transport, size });
    const { app, weather } = day;
    await app.start();
    weather.begin();

    await together(day, wishForDailyQuiz, joins, ...everything);

    // It is stopped while people write and ask.
    const asked = together(day, ...messages, commands, shortcuts);
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

    const afternoon = together(day, (all) => answerDailyQuiz(all, daily), ...everything);
    await sleep(300);
    await lockStore(day.databasePath, () => sleep(2_200));
    await afternoon;

    await day.said(...day.ledger.entries);
    weather.end();
    await day.allDelivered();
    const { wrong, counts } = await verdict(day);
    if (size > 1) console.info(JSON.stringify(counts));
    expect(wrong, `SLACK_DAY_SEED=${seed}`).toEqual([]);
  });
});
