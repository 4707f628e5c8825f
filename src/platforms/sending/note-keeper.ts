import { BoundedMap } from '../../bounded-map.ts';
import type { Logger } from '../../logger.ts';
import type { Sleep } from './sleep.ts';

/** Edits messages that people press buttons of: one edit of a message at a time, and not faster than the service likes. */
export interface NoteKeeper<P> {
  /** Resolves once this note, or one that came after it, stands below the message or cannot. */
  note(pressed: P, note: string, open: boolean): Promise<void>;
  /** Resolves once all notes are put, without waiting between edits. */
  flush(): Promise<void>;
}

/** P: a message as a press tells of it. */
interface NoteKeeperDeps<P> {
  readonly idOf: (pressed: P) => string;
  /** Puts the note below the message, once. Twice the same is the same as once. */
  readonly put: (pressed: P, note: string, open: boolean) => Promise<void>;
  /** Calls until it worked, or cannot. */
  readonly untilDone: (attempt: () => Promise<void>) => Promise<void>;
  /** Between two edits of one message, in milliseconds. */
  readonly editMs: number;
  readonly sleep: Sleep;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
  /** For the log. */
  readonly platform: string;
  readonly logger: Logger;
}

interface Wanted<P> {
  readonly pressed: P;
  readonly note: string;
  readonly open: boolean;
}

interface Editing<P> {
  next: Wanted<P> | undefined;
  /** Those who wait for `next`. */
  waiting: (() => void)[];
}

export function createNoteKeeper<P>(deps: NoteKeeperDeps<P>): NoteKeeper<P> {
  const { idOf, put, untilDone, editMs, sleep, signal, platform, logger } = deps;
  const underWay = new Map<string, Editing<P>>();
  const loops = new Set<Promise<void>>();
  // A count of answers that arrives late must not bring back the buttons of what is closed.
  const closed = new BoundedMap<string, true>(5_000);
  const flushing = new AbortController();
  const hurried = AbortSignal.any([signal, flushing.signal]);

  async function edit(editing: Editing<P>, done: (() => void)[]): Promise<void> {
    let latest: Wanted<P> | undefined;
    const take = (): void => {
      latest = editing.next ?? latest;
      done.push(...editing.waiting);
      editing.next = undefined;
      editing.waiting = [];
    };
    // Also where nothing is tried any more it has had its turn.
    take();
    await untilDone(async () => {
      take();
      if (latest !== undefined) await put(latest.pressed, latest.note, latest.open);
    });
  }

  async function editInTurn(id: string, editing: Editing<P>): Promise<void> {
    while (editing.next !== undefined) {
      const done: (() => void)[] = [];
      try {
        await edit(editing, done);
      } catch (error) {
        logger.warn('a note could not be put below a message', { platform, message: id, err: error });
      }
      for (const resolve of done) resolve();
      if (!hurried.aborted) await sleep(editMs, hurried).catch(() => {});
    }
    underWay.delete(id);
  }

  return {
    note(pressed, note, open) {
      const id = idOf(pressed);
      const editing: Editing<P> = underWay.get(id) ?? { next: undefined, waiting: [] };
      if (open && closed.has(id)) return Promise.resolve();
      if (!open) closed.set(id, true);
      editing.next = { pressed, note, open };
      const done = new Promise<void>((resolve) => editing.waiting.push(resolve));
      if (!underWay.has(id)) {
        underWay.set(id, editing);
        const loop = editInTurn(id, editing).finally(() => loops.delete(loop));
        loops.add(loop);
      }
      return done;
    },
    async flush() {
      flushing.abort();
      await Promise.all(loops);
    },
  };
}
