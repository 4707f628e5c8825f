import { topics } from '../../../day/notes.ts';
import { repliesToPresses, whatIs } from '../../../day/questions.ts';
import { ask, calling, command, press } from '../acts.ts';
import type { Scene } from '../day.ts';

const opinions = [
  ['Helpful', repliesToPresses.helpful],
  ['Not helpful', repliesToPresses.notHelpful],
  ['Helpful', repliesToPresses.helpful],
] as const;

/** What is pressed below an answer that all see. */
export const pressesOnAnswers: Scene = async (day) => {
  const { ledger, chance, size } = day;

  async function askAndPress(): Promise<void> {
    const { id, members } = day.someChannel();
    const topic = chance.pick(topics);
    const [asker = '', ...readers] = chance.some(members, 4);
    const answer = ask(day, { channel: id, user: asker, text: calling(day, whatIs(topic).text) }, whatIs(topic).says);
    await day.said(answer);
    const ofReaders = readers.map((user, index) => {
      const [button, says] = opinions[index % opinions.length]!;
      const thanks = ledger.expect({ what: `${user} presses ${button}`, channel: id, person: user, says });
      return press(day, answer, { user, button }, thanks);
    });
    await Promise.all(ofReaders);
    const alone = { channel: id, person: asker };
    const why = ledger.expect({ what: `${asker} presses Why`, ...alone, says: repliesToPresses.why });
    await press(day, answer, { user: asker, button: 'Why' }, why);
    const more = ledger.expect({ what: `${asker} presses More`, ...alone, says: repliesToPresses.more });
    await press(day, answer, { user: asker, button: 'More' }, more);
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < 2 * size; count += 1) {
    going.push(askAndPress());
    await day.beat();
  }
  await Promise.all(going);
};

/** What is pressed below an answer that only one person sees: in the end they share it. */
export const sharing: Scene = async (day) => {
  const { discord, ledger, chance, size } = day;

  async function askAndShare(): Promise<void> {
    const channel = day.someChannel();
    const { id } = channel;
    const user = day.someoneIn(channel);
    const topic = chance.pick(topics);
    const { text, says: answers } = whatIs(topic);
    const answer = await command(day, { channel: id, user, name: 'ask', options: { question: text } }, answers);
    await day.said(answer);
    const mine = (what: string, says: RegExp) =>
      ledger.expect({ what: `${user} presses ${what}`, channel: id, person: user, says });
    const noted = mine('Not helpful', repliesToPresses.notHelpful);
    await press(day, answer, { user, button: 'Not helpful' }, noted);
    await day.said(noted);
    const logged = mine('Log the gap', repliesToPresses.gap);
    await press(day, noted, { user, button: 'Log the gap' }, logged);
    await press(day, answer, { user, button: 'Why' }, mine('Why', repliesToPresses.why));
    await press(day, answer, { user, button: 'More' }, mine('More', repliesToPresses.more));
    const [shown, ...others] = ledger.found(answer);
    if (shown === undefined || others.length > 0) return;
    const name = discord.world.users.get(user)?.displayName;
    const says = new RegExp(`^@${name} shares an answer on: what is a ${topic.name}\\?[^]*${topic.does}`);
    const what = `${user} shares`;
    const shared = ledger.expect({ what, channel: id, below: shown.id, askers: [user], says });
    // Only who shares it sees that it goes.
    answer.least -= 1;
    await press(day, answer, { user, button: 'Share in channel' }, shared);
    await day.said(shared);
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < 2 * size; count += 1) {
    going.push(askAndShare());
    await day.beat();
  }
  await Promise.all(going);
};
