import type { OpenEvent } from './events.ts';
import type { PersonId } from './ids.ts';

/** What is new in the notes, and who is told of it: each person once for each question. */
export interface NewsStore {
  /**
   * Remembers which sections there are, by fingerprints that change with what a section says. Those that are known keep the time at
   * which they were first seen; the very first ones of a database have been there for ever, as far as anybody knows (0).
   */
  see(fingerprints: readonly string[], now: number): Promise<void>;
  /** When sections were first seen, by fingerprint: those first seen at or after `from`, which is above 0. */
  seenSince(from: number): Promise<ReadonlyMap<string, number>>;
  /**
   * Marks questions of a person as told, and puts the message about them among the events that are not finished (`EventStore`), all
   * or nothing. False, and nothing happens, when the person is muted, there was such an event before, or none of the questions
   * is there that was not told.
   */
  queue(event: OpenEvent, questions: readonly string[], now: number): Promise<boolean>;
  /** From now on the person is told nothing unasked. */
  mute(person: PersonId, now: number): Promise<void>;
  unmute(person: PersonId): Promise<void>;
}
