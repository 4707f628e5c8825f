import type { Chance } from './chance.ts';

/** What goes wrong between a service and the app all day long, and when people may have suffered from it. */
export interface Weather {
  begin(): void;
  /** Nothing goes wrong any more, but for what has. */
  end(): void;
  /** Notes trouble that somebody else makes, from now on until `over` is called. */
  trouble(): { over(): void };
  /** Whether what was sent to the app at that time may have got no answer because of the network. */
  excuses(at: number): boolean;
  /** How often each thing went wrong. */
  counts(): Readonly<Record<string, number>>;
}

/** Something that goes wrong by itself from time to time. */
export interface Gust {
  readonly what: string;
  /** How often, compared to the others. */
  readonly weight: number;
  blow(): void;
  /** How long things may go wrong by it. Absent where nobody suffers that the app cannot help. */
  readonly lastsMs?: number;
}

interface WeatherDeps<Fault extends { readonly kind: string }> {
  readonly faults: FaultQueues<Fault>;
  /** Next to those of calls. */
  readonly gusts: readonly Gust[];
  /** Which calls go wrong from time to time, how often compared to the others, and how. */
  readonly ofCalls: readonly (readonly [name: string, weight: number, ...faults: Fault[]])[];
  readonly chance: Chance;
  /** Of the service. */
  readonly now: () => number;
  /** How long the service waits for the app, in milliseconds. */
  readonly serviceWaitsMs: number;
  /** Begins what goes wrong by chance; what it gives ends other things that belong to it. */
  readonly begin: () => () => void;
}

/** The part of a fake service that lets calls go wrong. */
interface FaultQueues<Fault> {
  next(name: string, ...faults: readonly Fault[]): void;
  waiting(name: string): number;
  clear(): void;
  readonly struck: ReadonlyMap<string, number>;
}

const everyMs = 120;

export function createWeather<Fault extends { readonly kind: string }>(deps: WeatherDeps<Fault>): Weather {
  const { faults, chance, now, serviceWaitsMs, begin } = deps;
  const troubles: { readonly from: number; to: number }[] = [];
  const blown = new Map<string, number>();
  let clear = () => {};

  const ofCalls = deps.ofCalls.map(
    ([name, weight, ...queued]): Gust => ({
      what: `${name}: ${queued.map(({ kind }) => kind).join(', ')}`,
      weight,
      // No call may meet more of them in a row than it is tried.
      blow: () => faults.waiting(name) === 0 && faults.next(name, ...queued),
    }),
  );
  const table = [...ofCalls, ...deps.gusts].flatMap((gust) => Array.from({ length: gust.weight }, () => gust));

  function blow(): void {
    const { what, blow: begin, lastsMs } = chance.pick(table);
    const at = now();
    if (lastsMs !== undefined) {
      // One after the other, or somebody would suffer more often than they try again.
      if (troubles.some(({ to }) => to > at)) return;
      // A moment before it, because it may strike what is under way.
      troubles.push({ from: at - 200, to: at + lastsMs });
    }
    blown.set(what, (blown.get(what) ?? 0) + 1);
    begin();
  }

  return {
    begin() {
      const end = begin();
      const timer = setInterval(blow, everyMs);
      clear = () => {
        clearInterval(timer);
        end();
      };
    },
    end() {
      clear();
      faults.clear();
      for (const one of troubles) one.to = Math.min(one.to, now());
    },
    trouble() {
      const one = { from: now() - 200, to: Number.POSITIVE_INFINITY };
      troubles.push(one);
      return {
        over() {
          one.to = now() + 500;
        },
      };
    },
    excuses: (at) => troubles.some(({ from, to }) => at + serviceWaitsMs >= from && at <= to),
    counts: () => Object.fromEntries([...faults.struck, ...[...blown].filter(([what]) => !what.includes(':'))]),
  };
}
