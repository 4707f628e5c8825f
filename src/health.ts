/** How the service is at one moment, as `/readyz` and the operator's view show it. Holds no secret and no id. */
export interface HealthSnapshot {
  /**
   * starting: the notes are not read, or a platform is at its first try. ready: all that is wanted works. degraded: questions are
   * answered, but something is missing. unreachable: no platform listens. stopping: a signal has come.
   */
  readonly status: 'starting' | 'ready' | 'degraded' | 'unreachable' | 'stopping';
  /** Whether requests should be sent here: `ready` and `degraded`. */
  readonly ready: boolean;
  readonly version: string;
  /** ISO 8601, as all moments here. */
  readonly startedAt: string;
  readonly uptimeSeconds: number;
  readonly platforms: readonly PlatformHealth[];
  readonly store: StoreHealth;
  /** Absent until they are read. */
  readonly notes?: NotesHealth;
}

export interface PlatformHealth {
  readonly name: string;
  /**
   * starting: it is at its first try. retrying: that has failed, and it is tried again. listening: what is said there arrives.
   * reconnecting: it listens, but not all that is said there arrives at this moment. left-out: only the operator can mend it.
   * deserted: there is nobody left to talk to.
   */
  readonly state: 'starting' | 'retrying' | 'listening' | 'reconnecting' | 'left-out' | 'deserted';
  readonly since: string;
  /** Open at this moment, where it holds connections to a service. */
  readonly connections?: number;
  /** What the operator must mend. */
  readonly problems?: readonly string[];
}

export interface StoreHealth {
  /** unknown: it was not asked yet. */
  readonly state: 'unknown' | 'up' | 'down';
  readonly since?: string;
  /** Code of a `StoreError`, or `slow` where it did not reply in time. */
  readonly reason?: string;
}

export interface NotesHealth {
  readonly notes: number;
  readonly sections: number;
  /** When this edition of the notes was taken up. */
  readonly readAt: string;
  readonly problems: Readonly<Record<'error' | 'warning', number>>;
}
