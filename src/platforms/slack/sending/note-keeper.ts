import { BoundedMap } from '../../../bounded-map.ts';
import type { Logger } from '../../../logger.ts';
import type { PressedMessage } from '../messenger.ts';
import type { Sleep } from '../sleep.ts';
import type { Workspaces } from '../workspaces.ts';
import type { Outgoing } from './outgoing.ts';
import type { Pace } from './pace.ts';
import { sendUntilDone } from './send-until-done.ts';

/** Edits messages in channels: one edit of a message at a time, and not faster than Slack likes. */
export interface NoteKeeper {
  /** Resolves once this note, or one that came after it, stands below the message or cannot. */
  note(pressed: PressedMessage, note: string, open: boolean): Promise<void>;
  /** Resolves once all notes are put, without waiting between edits. */
  flush(): Promise<void>;
}

interface NoteKeeperDeps {
  readonly workspaces: Pick<Workspaces, 'find'>;
  /** The message with the note below; nothing where it could not be sent. */
  readonly render: (pressed: PressedMessage, note: string, open: boolean) => Promise<Outgoing | undefined>;
  readonly sleep: Sleep;
  readonly pace: Pace;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

interface Wanted {
  readonly pressed: PressedMessage;
  readonly note: string;
  readonly open: boolean;
}

interface Editing {
  next: Wanted | undefined;
  /** Those who wait for `next`. */
  waiting: (() => void)[];
}

export function createNoteKeeper({ workspaces, render, sleep, pace, signal, logger }: NoteKeeperDeps): NoteKeeper {
  const underWay = new Map<string, Editing>();
  const loops = new Set<Promise<void>>();
  // A count of answers that arrives late must not bring back the buttons of what is closed.
  const closed = new BoundedMap<string, true>(5_000);
  const flushing = new AbortController();
  const hurried = AbortSignal.any([signal, flushing.signal]);

  async function edit(editing: Editing, done: (() => void)[]): Promise<void> {
    let latest: Wanted | undefined;
    const send = async () => {
      latest = editing.next ?? latest;
      done.push(...editing.waiting);
      editing.next = undefined;
      editing.waiting = [];
      if (latest === undefined) return;
      const { team, channel, ts } = latest.pressed;
      const content = await render(latest.pressed, latest.note, latest.open);
      if (content === undefined) return;
      const { client } = await workspaces.find(team);
      // Unlike posting, an edit looks for names and addresses in the text, where it is not told otherwise.
      await client.chat.update({ channel, ts, parse: 'none', ...content });
    };
    // The same edit twice is the same as once.
    await sendUntilDone(send, { pace, sleep, signal, settled: () => false });
  }

  async function editInTurn(id: string, editing: Editing): Promise<void> {
    while (editing.next !== undefined) {
      const done: (() => void)[] = [];
      try {
        await edit(editing, done);
      } catch (error) {
        logger.warn('a note could not be put below a message in Slack', { message: id, err: error });
      }
      for (const resolve of done) resolve();
      if (!hurried.aborted) await sleep(pace.editMs, hurried).catch(() => {});
    }
    underWay.delete(id);
  }

  return {
    note(pressed, note, open) {
      const id = `${pressed.team ?? ''}/${pressed.channel}/${pressed.ts}`;
      const editing = underWay.get(id) ?? { next: undefined, waiting: [] };
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
