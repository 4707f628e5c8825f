import type { Said } from '../platforms/day/ledger.ts';
import { feedback, repliesToPresses } from '../platforms/day/questions.ts';
import type { Books } from './books.ts';
import type { Cluster } from './cluster.ts';
import type { Life, LogLine } from './replica.ts';
import type { Tables } from './tables.ts';

/** Scores and votes are right when each counts that people were told of, and no others than were tried. */
export function wrongScores<Message extends Said>(platform: string, books: Books<Message>, tables: Tables): unknown[] {
  const people = new Map<string, { tried: number; shown: number; right: number }>();
  const seen = new Set<string>();
  let [thanked, voted] = [0, 0];
  for (const entry of books.ledger.entries) {
    const isVote = entry.says === repliesToPresses.helpful || entry.says === repliesToPresses.notHelpful;
    if (isVote) voted += 1;
    if (entry.says !== feedback && !isVote) continue;
    const { person = '' } = entry;
    const score = people.get(person) ?? { tried: 0, shown: 0, right: 0 };
    people.set(person, score);
    if (!isVote) score.tried += 1;
    for (const { id, text } of books.ledger.found(entry)) {
      if (seen.has(id)) continue;
      seen.add(id);
      if (isVote) thanked += 1;
      else score.shown += 1;
      if (!isVote && text.startsWith('Right.')) score.right += 1;
    }
  }
  const wrong: unknown[] = [];
  for (const [person, { tried, shown, right }] of people) {
    const attempts = tables.attempts.filter((each) => each.platform === platform && each.person === person);
    const rights = attempts.filter(({ is_right }) => is_right === 1).length;
    const untold = tried - shown;
    if (attempts.length < shown || attempts.length > tried || rights < right || rights > right + untold) {
      wrong.push({ platform, person, attempts: attempts.length, rights, tried, shown, right });
    }
  }
  const votes = tables.votes.filter((each) => each.platform === platform).length;
  if (votes < thanked || votes > voted) wrong.push({ platform, votes, thanked, voted });
  return wrong;
}

/** Errors of the processes, and what is none although it is written as one. */
export function readLogs({ replicas }: Cluster) {
  const logged = replicas.flatMap(({ name, log, lives }) =>
    log.map((line) => ({ name, ...line, ...(stoodStill(lives, line) && { stoodStill: true }) })),
  );
  const [errors, outages] = [[], []] as [LogLine[], LogLine[]];
  for (const line of logged) if (line.level === 'error') (isOutage(line) ? outages : errors).push(line);
  const warnings = logged.filter(({ level }) => level === 'warn');
  return { errors, counts: { outages: tally(outages.map(toText)), warnings: tally(warnings.map(toText)) } };
}

/** Where processors are few a process may not hear of the database in time. Its work is tried again, and such a line is no fault. */
const isOutage = ({ msg, err, stoodStill: late }: LogLine): boolean =>
  (late === true || / failed; said once until it works again$/.test(msg)) &&
  /no reply within|no connection within|Query read timeout|aborted due to timeout/.test(JSON.stringify(err));

/** Longer than anybody waits for a reply or a query: what a process had begun it gives up when it wakes, and says so. */
const longMs = 20_000;
const wakingMs = 15_000;

const stoodStill = (lives: readonly Life[], { time }: LogLine): boolean => {
  const at = Date.parse(String(time));
  return lives.some(({ pauses }) =>
    pauses.some(({ from, to }) => to - from >= longMs && at >= to - wakingMs && at <= to + wakingMs),
  );
};

const toText = ({ msg }: LogLine): string => msg;

export function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
