import { topics } from '../../../day/notes.ts';
import { repliesToPresses, whatIs } from '../../../day/questions.ts';
import { calling, command, press } from '../acts.ts';
import type { Scene } from '../day.ts';

/** What is pressed below an answer in a thread, which all see. */
export const pressesOnAnswers: Scene = async (day) => {
  const { slack, ledger, chance, size } = day;

  async function askAndPress(): Promise<void> {
    const channel = day.someChannel();
    const { id } = channel;
    const topic = chance.pick(topics);
    const [asker = '', ...readers] = chance.some(channel.members, 4);
    const { ts: thread } = slack.say({ channel: id, user: asker, text: calling(day, whatIs(topic).text) });
    const answer = ledger.expect({ what: `${asker} asks`, channel: id, below: thread, says: whatIs(topic).says });
    await day.said(answer);
    const ofReaders = readers.map((user, index) => {
      const [button, says] = opinions[index % opinions.length]!;
      const thanks = ledger.expect({ what: `${user} presses ${button}`, channel: id, person: user, says });
      return press(day, answer, { user, button }, thanks);
    });
    await Promise.all(ofReaders);
    const why = ledger.expect({ what: `${asker} presses Why`, channel: id, person: asker, says: repliesToPresses.why });
    await press(day, answer, { user: asker, button: 'Why' }, why);
    const more = ledger.expect({
      what: `${asker} presses More`,
      channel: id,
      person: asker,
      says: repliesToPresses.more,
    });
    await press(day, answer, { user: asker, button: 'More' }, more);
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < 2 * size; count += 1) {
    going.push(askAndPress());
    await day.beat();
  }
  await Promise.all(going);
};

const opinions = [
  ['Helpful', repliesToPresses.helpful],
  ['Not helpful', repliesToPresses.notHelpful],
  ['Helpful', repliesToPresses.helpful],
] as const;

/** What is pressed below an answer that only one person sees: in the end they share it. */
export const sharing: Scene = async (day) => {
  const { ledger, chance, size } = day;

  async function askAndShare(): Promise<void> {
    const channel = day.someChannel();
    const { id } = channel;
    const user = day.someoneIn(channel);
    const topic = chance.pick(topics);
    const answer = await command(day, { channel: id, user, text: whatIs(topic).text }, whatIs(topic).says);
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
    if (ledger.found(answer).length !== 1) return;
    // Where Slack does not say in time who somebody is, nobody waits for it.
    const says = new RegExp(
      `^(name-of-${user.toLowerCase()}|someone) shares an answer on: what is a ${topic.name}\\?[^]*${topic.does}`,
    );
    const shared = ledger.expect({ what: `${user} shares`, channel: id, askers: [user], says });
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
