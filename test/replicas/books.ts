import { setTimeout as sleep } from 'node:timers/promises';
import type { Expected, Ledger, Said } from '../platforms/day/ledger.ts';

/**
 * Why something need not be answered. `unheard`: no process has acknowledged it, and the person or the service knows. `died`: it was a
 * command or a press, and the process that had acknowledged it was killed before its reply was out. `overtaken`: they were told instead that it came too late.
 */
export type Excuse = 'unheard' | 'died' | 'overtaken';

/** What people wait for, and what became of it. */
export interface Books<Message extends Said> {
  readonly ledger: Ledger<Message>;
  /** Puts down what the bot has to say, and when it need not. An excuse may come late, and then stays. */
  expect(what: Parameters<Ledger['expect']>[0], excuse: () => Excuse | undefined): Expected;
  /** As `expect`, where something else may be said in place of it: to the person alone, and below anything. */
  expectUnlessOvertaken(
    what: Parameters<Ledger['expect']>[0] & {
      readonly instead: RegExp;
      readonly insteadTo: Pick<Expected, 'channel'> & { readonly person?: string };
    },
    excuse: () => Excuse | undefined,
  ): Expected;
  /** Resolves once it has been said or is excused, or after a while: what is missing is told in the end. */
  said(expected: Expected): Promise<boolean>;
  /** Resolves once all has been said or is excused, or after a while. */
  complete(patienceMs: number): Promise<void>;
  /** Takes account of the excuses. To be called in the end. */
  settle(): Settled;
}

interface Settled {
  readonly faults: readonly string[];
  readonly expected: number;
  /** How many of them were excused, and were not said. */
  readonly unheard: number;
  readonly died: readonly string[];
}

const pollMs = 100;

/** @param patienceMs how long people wait for one thing. */
export function createBooks<Message extends Said>(ledger: Ledger<Message>, patienceMs: number): Books<Message> {
  const excuses = new Map<Expected, () => Excuse | undefined>();
  /** How often the same had been said when it was expected: of what was expected before, something may never come. */
  const before = new Map<Expected, number>();
  const isSaid = (expected: Expected) =>
    ledger.isSaid(expected) || ledger.found(expected).length > (before.get(expected) ?? 0);
  const isDone = (expected: Expected) =>
    expected.least === 0 || isSaid(expected) || excuses.get(expected)?.() !== undefined;

  async function until(check: () => boolean, forMs: number): Promise<boolean> {
    for (const end = Date.now() + forMs; !check() && Date.now() < end; ) await sleep(pollMs);
    return check();
  }

  const expect: Books<Message>['expect'] = (what, excuse) => {
    const expected = ledger.expect(what);
    excuses.set(expected, excuse);
    before.set(expected, ledger.found(expected).length);
    return expected;
  };

  return {
    ledger,
    expect,
    expectUnlessOvertaken({ instead, insteadTo, ...what }, excuse) {
      const late = expect({ what: `${what.what}, too late`, ...insteadTo, says: instead, least: 0 }, () => undefined);
      return expect(what, () => excuse() ?? (isSaid(late) ? 'overtaken' : undefined));
    },
    async said(expected) {
      await until(() => isDone(expected), patienceMs);
      return ledger.found(expected).length > 0;
    },
    async complete(forMs) {
      await until(() => ledger.entries.every(isDone), forMs);
    },
    settle() {
      let unheard = 0;
      const died: string[] = [];
      for (const [expected, excuse] of excuses) {
        const why = excuse();
        if (why === undefined) continue;
        if (!ledger.isSaid(expected) && why === 'unheard') unheard += 1;
        if (!ledger.isSaid(expected) && why === 'died') died.push(expected.what);
        expected.least = 0;
      }
      return { faults: ledger.faults(), expected: ledger.entries.length, unheard, died };
    },
  };
}
