/**
 * For how many days each kind of row is kept; `Infinity` for ever. Events only guard against redelivery, which ends after
 * minutes; a conversation is followed up within half an hour; questions serve reviews and reports on gaps; a posted prompt
 * takes answers as long as it is kept; attempts are the scores of all time.
 */
const standardDays = {
  events: 7,
  conversations: 1,
  questions: 180,
  prompts: 365,
  attempts: Number.POSITIVE_INFINITY,
  slots: 365,
};

/** Days by kind of row. */
export type Retention = Readonly<Record<keyof typeof standardDays, number>>;

const kinds = Object.keys(standardDays) as readonly (keyof Retention)[];

/** Reads `events=7, attempts=forever`; kinds that are not named keep their standard. */
export function readRetention(text: string): { readonly retention: Retention; readonly problems: readonly string[] } {
  const retention = { ...standardDays };
  const problems: string[] = [];
  for (const part of text.split(/[,;]/).filter((each) => each.trim() !== '')) {
    const [name = '', days = ''] = part.split('=').map((each) => each.trim());
    const kind = kinds.find((each) => each === name);
    const number = days === 'forever' ? Number.POSITIVE_INFINITY : Number(days);
    if (kind === undefined) problems.push(`does not know "${name}"; use ${kinds.join(', ')}`);
    else if (days === '' || !(number > 0))
      problems.push(`has no days for ${kind}; write ${kind}=30 or ${kind}=forever`);
    else retention[kind] = number;
  }
  return { retention, problems };
}
