import type { Random } from '../../../src/quiz/random.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A process that may be killed before or after any call it makes: from then on nothing that it waits for ever comes. */
export interface Mortal {
  readonly alive: () => boolean;
  /** The same object, of which each call may kill, or take its time. */
  wrap<T extends object>(target: T, name: string): T;
}

export interface MortalOptions {
  readonly time: VirtualTime;
  readonly random: Random;
  /** Of a thousand calls that change something so many kill. */
  readonly deathsIn1000: number;
  /** Whether calls are held up now and then, up to minutes. */
  readonly stalls: boolean;
  readonly onDeath: (where: string) => void;
  readonly onCall?: (name: string) => void;
}

/** Few calls ask whether something was posted, which are dangerous; most look whether there is anything to do. */
function weightOf(name: string): number {
  if (name === 'poster.wasPosted') return 40;
  return /places|slots.(?:get|latest|abandoned)/.test(name) ? 1 : 4;
}

const forever = new Promise<never>(() => {});

export function createMortal({ time, random, deathsIn1000, stalls, onDeath, onCall }: MortalOptions): Mortal {
  let alive = true;
  const mayDie = (when: string, name: string): void => {
    if (!alive || random.below(8_000) >= deathsIn1000 * weightOf(name)) return;
    alive = false;
    onDeath(`${when} ${name}`);
  };
  const mayStall = async (): Promise<void> => {
    if (!stalls) return;
    const chance = random.below(1000);
    if (chance >= 52) return;
    await time.sleep(chance < 2 ? random.below(400_000) : random.below(3_000));
  };

  async function call(name: string, method: (...parameters: unknown[]) => Promise<unknown>, parameters: unknown[]) {
    await mayStall();
    mayDie('before', name);
    if (!alive) return forever;
    onCall?.(name);
    const work = method(...parameters);
    const result = await (name.startsWith('poster') ? work : time.track(work));
    mayDie('after', name);
    if (!alive) return forever;
    await mayStall();
    return alive ? result : forever;
  }

  return {
    alive: () => alive,
    wrap: (target, name) =>
      new Proxy(target, {
        get(_, property) {
          const member: unknown = Reflect.get(target, property);
          if (typeof member !== 'function') return member;
          return (...parameters: unknown[]) => call(`${name}.${String(property)}`, member.bind(target), parameters);
        },
      }),
  };
}
