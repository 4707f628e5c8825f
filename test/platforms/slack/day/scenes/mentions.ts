import { someQuestion } from '../../../day/questions.ts';
import { calling } from '../acts.ts';
import type { Scene } from '../day.ts';

/** Mentions at the top of channels, answered in threads. */
export const mentions: Scene = async (day) => {
  const { slack, ledger, size } = day;
  for (let count = 0; count < 10 * size; count += 1) {
    const channel = day.someChannel();
    const user = day.someoneIn(channel);
    const { text, says } = someQuestion(day);
    const { ts } = slack.say({ channel: channel.id, user, text: calling(day, text) });
    ledger.expect({ what: `mention of ${user}: ${text}`, channel: channel.id, below: ts, says });
    await day.beat();
  }
};

/** People talk in a thread, and one of them turns to the bot. */
export const mentionsInThreads: Scene = async (day) => {
  const { slack, ledger, chance, size } = day;
  for (let count = 0; count < 3 * size; count += 1) {
    const channel = day.someChannel();
    const { id } = channel;
    const { ts } = slack.say({ channel: id, user: day.someoneIn(channel), text: 'The tide is early.' });
    slack.say({ channel: id, user: day.someoneIn(channel), text: 'what is our plan?', thread_ts: ts });
    await day.beat();
    // Two at a time, in one thread.
    for (let asked = 0; asked < 2; asked += 1) {
      const user = day.someoneIn(channel);
      const { text, says } = someQuestion(day);
      slack.say({ channel: id, user, text: calling(day, text), thread_ts: ts });
      ledger.expect({ what: `mention in a thread by ${user}: ${text}`, channel: id, below: ts, says });
      if (chance.random() < 0.5) await day.beat();
    }
  }
};

/** People among themselves, at the top of channels. There is nothing to say to that. */
export const talk: Scene = async (day) => {
  const { slack, chance, size } = day;
  for (let count = 0; count < 6 * size; count += 1) {
    const channel = day.someChannel();
    const [user = '', other = ''] = chance.some(channel.members, 2);
    const text = chance.pick([
      someQuestion(day).text,
      `<@${other}> ${someQuestion(day).text}`,
      'Lunch at noon?',
      'quiz',
    ]);
    slack.say({ channel: channel.id, user, text });
    await day.beat();
  }
};
