import { persist } from '../acts.ts';
import type { Scene } from '../day.ts';

/** The home tab, and what is pressed there. */
export const homeTabs: Scene = async (day) => {
  const { slack, ledger, town, size } = day;

  async function visit(user: string): Promise<void> {
    const shown = () => slack.seenBy(user).home !== undefined;
    await slack.openHome(user)?.settled;
    await day.until(shown);
    if (!shown()) throw new Error(`The home tab of ${user} stays empty.`);
    const channel = slack.directMessage(user);
    const says = /^You have not answered anything here yet/;
    const score = ledger.expect({ what: `${user} presses Score on the home tab`, channel, says });
    await persist(day, () => slack.pressInHome({ user, button: 'Score' }), score);
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < 3 * size; count += 1) {
    going.push(visit(day.someoneIn({ members: town.people })));
    await day.beat();
  }
  await Promise.all(going);
};
