import type { Citation } from '../../corpus/citation.ts';
import type { Attempt, QuizSession } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';

export interface SessionSummary extends Pick<QuizSession, 'kind' | 'topic' | 'shared' | 'length'> {
  /** `QuizSession.id`. */
  readonly session: string;
  /** Prompts that were put and are over; less than `length` when it was stopped. */
  readonly asked: number;
  /** Those who answered: most points first, then most right, then the earliest. */
  readonly people: readonly PersonResult[];
  /** Where to look again, most missed first. */
  readonly again: readonly NoteToRead[];
}

interface PersonResult {
  readonly person: string;
  readonly right: number;
  readonly answered: number;
  readonly points: number;
}

interface NoteToRead {
  /** Path of the note. */
  readonly note: string;
  readonly title: string;
  /** What the missed prompts were about, each place once. */
  readonly citations: readonly Citation[];
}

/** A prompt that is over, and the attempts at it in the order in which they were recorded. */
export interface PastPrompt {
  readonly prompt: Prompt;
  readonly attempts: readonly Attempt[];
}

export function summaryOf(session: QuizSession, past: readonly PastPrompt[]): SessionSummary {
  const { id, kind, topic, shared, length } = session;
  const missed = past.filter(({ attempts }) => isMissed(attempts)).map(({ prompt }) => prompt);
  return {
    ...{ session: id, kind, topic, shared, length, asked: past.length },
    people: peopleIn(past.flatMap(({ attempts }) => attempts)),
    again: notesOf(missed),
  };
}

/** Nobody answered it, or less than half of those who did were right. */
function isMissed(attempts: readonly Attempt[]): boolean {
  return attempts.length === 0 || attempts.filter(({ right }) => right).length * 2 < attempts.length;
}

function peopleIn(attempts: readonly Attempt[]): readonly PersonResult[] {
  const people = new Map<string, PersonResult>();
  for (const { person, right, points } of attempts) {
    const before = people.get(person) ?? { person, right: 0, answered: 0, points: 0 };
    people.set(person, {
      person,
      right: before.right + (right ? 1 : 0),
      answered: before.answered + 1,
      points: before.points + points,
    });
  }
  return [...people.values()].sort((a, b) => b.points - a.points || b.right - a.right);
}

function notesOf(prompts: readonly Prompt[]): readonly NoteToRead[] {
  const byNote = new Map<string, Citation[]>();
  for (const { citation } of prompts) byNote.set(citation.path, [...(byNote.get(citation.path) ?? []), citation]);
  return [...byNote]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([note, citations]) => ({
      note,
      title: citations[0]!.title,
      citations: [...new Map(citations.map((citation) => [citation.url, citation])).values()],
    }));
}
