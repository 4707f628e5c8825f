import type { AskedQuestion, Vote } from '../../store/store.ts';

/** Asked this often, it is not a passing question. */
const oftenAsked = 2;
/** A vote against an answer weighs as much as asking again. */
const voteWeight = oftenAsked;

/**
 * Sections that somebody comes back to, or whose answer did not help, most telling first. A question counts for the section
 * that answered it best.
 * @param questions newest first; of equals the newest is first.
 */
export function askedSections(questions: readonly (AskedQuestion & { readonly vote?: Vote })[]): readonly string[] {
  const weights = new Map<string, number>();
  for (const { sections, vote } of questions) {
    const [section] = sections;
    if (section === undefined) continue;
    weights.set(section, (weights.get(section) ?? 0) + (didNotHelp(vote) ? voteWeight : 1));
  }
  return [...weights]
    .filter(([, weight]) => weight >= oftenAsked)
    .sort(([, a], [, b]) => b - a)
    .map(([section]) => section);
}

function didNotHelp(vote: Vote | undefined): boolean {
  return vote === 'not-helpful' || vote === 'missing';
}
