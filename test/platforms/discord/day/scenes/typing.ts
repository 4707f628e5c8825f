import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '../../../day/notes.ts';
import type { Day } from '../day.ts';

const pauseMs = 60;

/** Of several hundred. Where the machine stands still for too long, nothing is offered rather than something late. */
const mostEmpty = 8;

/** Somebody is always typing a question, letter by letter, and is offered headings of the notes while the app is there. */
export function typeAllDay(day: Day): { stop(): Promise<void> } {
  const { discord, ledger, chance, app, weather } = day;
  let stopped = false;
  const empty: string[] = [];

  async function type(): Promise<void> {
    const channel = day.someChannel();
    const { name } = chance.pick(topics);
    const text = name.slice(0, 2 + Math.floor(chance.random() * (name.length - 2)));
    const user = day.someoneIn(channel);
    const given = { channel: channel.id, user, command: 'ask', option: 'question', text };
    const at = discord.world.clock.now();
    const choices = await discord.autocomplete(given);
    // Who was not answered is among the late ones.
    if (choices === undefined || choices.some((choice) => choice.name.toLowerCase().includes(name))) return;
    if (choices.length > 0) ledger.complain(`${text} offers ${choices.map((choice) => choice.name).join(', ')}`);
    else if (!weather.excuses(at)) empty.push(text);
  }

  async function typeOn(): Promise<void> {
    const going: Promise<void>[] = [];
    while (!stopped) {
      if (app.listens) going.push(type());
      await sleep(pauseMs);
    }
    await Promise.all(going);
  }

  const typing = typeOn();
  return {
    async stop() {
      stopped = true;
      await typing;
      if (empty.length > mostEmpty) ledger.complain(`nothing is offered for ${empty.join(', ')}`);
    },
  };
}
