import { someQuestion } from '../../../day/questions.ts';
import { ask, calling } from '../acts.ts';
import type { Scene } from '../day.ts';

/** Mentions in channels, answered as replies. */
export const mentions: Scene = async (day) => {
  for (let count = 0; count < 10 * day.size; count += 1) {
    const channel = day.someChannel();
    const { text, says } = someQuestion(day);
    ask(day, { channel: channel.id, user: day.someoneIn(channel), text: calling(day, text) }, says);
    await day.beat();
  }
};

/** People talk in a thread of their own, and two of them turn to the bot, at the same time. */
export const mentionsInThreads: Scene = async (day) => {
  const { discord, chance, size } = day;
  for (let count = 0; count < 3 * size; count += 1) {
    const channel = day.someChannel();
    const user = day.someoneIn(channel);
    const { id: root } = discord.say({ channel: channel.id, user, text: 'The tide is early.' });
    const hangsOn = chance.random() < 0.5 ? { message: root } : {};
    const { thread } = discord.startThread({ channel: channel.id, user, name: 'tides', text: 'well?', ...hangsOn });
    discord.say({ channel: thread, user: day.someoneIn(channel), text: 'what is our plan?' });
    await day.beat();
    for (let asked = 0; asked < 2; asked += 1) {
      const { text, says } = someQuestion(day);
      ask(day, { channel: thread, user: day.someoneIn(channel), text: calling(day, text) }, says);
      if (chance.random() < 0.5) await day.beat();
    }
  }
};

/** Posts of a forum that begin with a question to the bot. */
export const posts: Scene = async (day) => {
  const { discord, ledger, chance, town, size } = day;
  for (let count = 0; count < 2 * size; count += 1) {
    const forum = chance.pick(town.forums);
    const user = day.someoneIn(forum);
    const { text, says } = someQuestion(day);
    const words = calling(day, text);
    const { thread, id } = discord.startThread({ channel: forum.id, user, name: 'A question', text: words });
    ledger.expect({ what: `post of ${user}: ${words}`, channel: thread, below: id, says });
    await day.beat();
  }
};

/** People among themselves, and what other apps say. There is nothing to say to that. */
export const talk: Scene = async (day) => {
  const { discord, chance, town, size } = day;
  for (let count = 0; count < 8 * size; count += 1) {
    const channel = day.someChannel();
    const [user = '', other = ''] = chance.some(channel.members, 2);
    const { text } = someQuestion(day);
    const said = chance.pick([
      { user, text },
      { user, text: `<@${other}> ${text}` },
      { user, text: 'Lunch at noon?' },
      { user, text: 'quiz' },
      { user, text: calling(day, text), webhook: true },
    ]);
    discord.say({ channel: channel.id, ...said });
    if (chance.random() < 0.2) discord.say({ channel: channel.id, user: town.otherBot, text: calling(day, text) });
    await day.beat();
  }
};
