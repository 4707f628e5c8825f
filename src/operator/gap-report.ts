import type { Citation } from '../corpus/citation.ts';

/**
 * What people asked that the notes do not answer. Plain data. No id of a person is in it, and addresses that stood in questions are
 * masked.
 */
export interface GapReport {
  /** IANA name of the zone in which dates are counted. */
  readonly zone: string;
  /** First and last date that was looked at, YYYY-MM-DD. */
  readonly from: string;
  readonly until: string;
  /** Questions that were looked at: not answered, or voted down. */
  readonly questions: number;
  /** Of these, those that the notes answer by now. */
  readonly answeredByNow: number;
  /** Whether there were more than could be looked at, and the oldest were left out. */
  readonly isCut: boolean;
  /** Most wanted first. */
  readonly gaps: readonly Gap[];
}

/** One thing that people asked for, in whatever words. */
export interface Gap {
  /** The wording that says it best. */
  readonly title: string;
  /** not-in-notes: nothing in them comes near. not-found: something does, and was not found, or did not help. */
  readonly kind: 'not-in-notes' | 'not-found';
  /** How many different people asked for it. */
  readonly people: number;
  /** How often they asked. */
  readonly times: number;
  readonly votes: { readonly missing: number; readonly notHelpful: number };
  /** YYYY-MM-DD */
  readonly firstAsked: string;
  readonly lastAsked: string;
  /** At most five, the most frequent first. */
  readonly wordings: readonly string[];
  /** For `not-found`: the section that comes nearest. */
  readonly nearest?: Citation;
  /** Whether to add to the note that comes nearest, or to write a new one. */
  readonly advice: 'extend' | 'write';
  /** A note to begin with; as it stands nothing of it is quoted as an answer. */
  readonly stub: NoteStub;
  /** What it is ranked by: comparable within one report only. */
  readonly weight: number;
}

export interface NoteStub {
  /** Small letters, digits and hyphens, and `.md`; different for each gap of a report. */
  readonly fileName: string;
  readonly markdown: string;
}
