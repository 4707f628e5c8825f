import type { Distinction } from './distinction.ts';
import { tellingStems } from './likeness.ts';
import { keyOf } from './thing.ts';

/** What can be asked about one topic: of two things, whichever is asked for, the answer tells the other side as well. */
export interface Topic {
  readonly subject: string;
  /** The side that says most. */
  readonly main: Distinction;
  /** The other side, where it makes a sound statement too. */
  readonly spare?: Distinction;
}

export function topicsOf(distinctions: readonly Distinction[]): readonly Topic[] {
  const sides = new Map<string, Distinction[]>();
  for (const distinction of distinctions) {
    const { topic, thing, others } = distinction;
    const subject = others.length > 1 ? `${topic}|${keyOf(thing)}` : topic;
    const known = sides.get(subject);
    if (known) known.push(distinction);
    else sides.set(subject, [distinction]);
  }
  return [...sides].map(([subject, found]) => {
    const [main, spare] = found.toSorted((a, b) => weight(b) - weight(a));
    return { subject, main: main!, ...(spare && { spare }) };
  });
}

/** How much it says; what has a word of the answer in it comes last, however it is balanced by a word of the others. */
function weight({ claim, thing }: Distinction): number {
  const said = tellingStems(claim.content);
  const holdsName = [...tellingStems(thing.name)].some((stem) => said.has(stem));
  return holdsName ? 0 : said.size;
}
