import type { Clock } from '../../../clock.ts';
import { createRateLimit } from '../../../rate-limit.ts';

/** How much may be asked from one address and typed by one person, whatever `Chat` allows each person. */
export interface Budgets {
  /** @returns after how many seconds to come again; nothing when it may be asked now. */
  ask(visitor: Spender): number | undefined;
  /** Whether what is being typed may be looked up now. */
  preview(visitor: Spender): boolean;
}

interface Spender {
  readonly person: string;
  readonly address: string;
  /** Whether the browser brought no cookie, so that the person is somebody new each time. */
  readonly isNew: boolean;
}

/** So many people are thought to share an address, such as that of an office. Who drops the cookie pays for all of them. */
const peoplePerAddress = 10;
const previewsPerSecond = 5;
/** What somebody types quickly at once. */
const previewBurst = 20;

/** @param perMinute what one person may ask. */
export function createBudgets({ clock, perMinute }: { readonly clock: Clock; readonly perMinute: number }): Budgets {
  const asked = createRateLimit({
    ...{ clock, perMinute: perMinute * peoplePerAddress },
    burst: Math.max(1, perMinute / 2) * peoplePerAddress,
  });
  const typed = createRateLimit({ clock, perMinute: previewsPerSecond * 60, burst: previewBurst });
  const typedThere = createRateLimit({
    ...{ clock, perMinute: previewsPerSecond * 60 * peoplePerAddress },
    burst: previewBurst * peoplePerAddress,
  });
  const costOf = ({ isNew }: Spender): number => (isNew ? peoplePerAddress : 1);
  return {
    ask(visitor) {
      const wait = asked.spend(visitor.address, costOf(visitor));
      return wait && Math.max(1, Math.ceil((wait.until - clock.now()) / 1_000));
    },
    preview(visitor) {
      if (typedThere.spend(visitor.address, costOf(visitor)) !== undefined) return false;
      return typed.spend(visitor.person, 1) === undefined;
    },
  };
}
