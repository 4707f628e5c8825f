/**
 * What is counted and timed, as the rooms see it; the implementation is in ops. All that is told comes from short lists, and never is
 * an id, a name of a person or place, or a word of a question. Durations are in seconds, as Prometheus has them.
 */
export interface Metrics extends ChatMetrics, ConnectionMetrics, HttpMetrics {
  /** A question was answered. @param state `Answer.state`. */
  asked(platform: string, state: string): void;
  /** A command was run, `ask` among them. */
  called(platform: string, command: string): void;
  /** The engine was asked once. */
  searched(seconds: number): void;
  /** @param part of the store: `events`. @param error code of a `StoreError`, where there was one. */
  stored(part: string, seconds: number, error?: string): void;
  dailyPosted(platform: string, part: 'prompt' | 'reveal', result: 'posted' | 'failed'): void;
  /** Somebody answered a quiz question. */
  attempted(platform: string, result: 'right' | 'wrong'): void;
}

export interface ChatMetrics {
  /** A request got its reply. @param seconds from taking it to having posted or handed over the reply. */
  replied(platform: string, seconds: number): void;
  /** What happened to something that came in, apart from being answered. */
  happened(platform: string, event: ChatEvent): void;
}

/** duplicates: it had come before. refused: it got a line in place of an answer. takenOver: its process was gone. givenUp: not posted. */
export type ChatEvent = 'duplicates' | 'refused' | 'takenOver' | 'givenUp';

export interface ConnectionMetrics {
  /** A connection came up that was up before. */
  reconnected(platform: string, how: Reconnection): void;
  /** The service has asked to wait (429). */
  rateLimited(platform: string): void;
}

/**
 * renewed: the service had announced the end of the one before. lost: it had not. resumed: the service went on with its session.
 * begun: it began a new session, and what was said meanwhile was missed.
 */
export type Reconnection = 'renewed' | 'lost' | 'resumed' | 'begun';

export interface HttpMetrics {
  /** @param route a pattern, of which there are few. */
  served(route: string, method: string, status: number, seconds: number): void;
}

export const silentMetrics: Metrics = {
  asked() {},
  called() {},
  searched() {},
  stored() {},
  dailyPosted() {},
  attempted() {},
  replied() {},
  happened() {},
  reconnected() {},
  rateLimited() {},
  served() {},
};
