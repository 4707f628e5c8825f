import type { Choice } from '../../chat/message.ts';
import type { Clock } from '../../clock.ts';
import type { Saying, Sayings } from './saying.ts';

/** Questions to begin with. They are the same for everybody, so that whoever opens the page often asks nothing of the chat. */
export type Examples = (who: Pick<Saying, 'person' | 'tab'>) => Promise<readonly Choice[]>;

const keptMs = 60_000;

export function createExamples({ sayings, clock }: { readonly sayings: Sayings; readonly clock: Clock }): Examples {
  let last: { readonly choices: readonly Choice[]; readonly until: number } | undefined;
  return async (who) => {
    if (last !== undefined && clock.now() < last.until) return last.choices;
    const { choices } = await sayings.answer({ ...who, text: '', call: { name: 'hello', options: {} } });
    if (choices.length > 0) last = { choices, until: clock.now() + keptMs };
    return choices;
  };
}
