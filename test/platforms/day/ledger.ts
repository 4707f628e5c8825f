/** A message of the bot, as people see it. */
export interface Said {
  readonly id: string;
  readonly channel: string;
  /** The thread that it stands in, or the message that it replies to. */
  readonly below?: string;
  /** The one person who sees it; absent where all do who read the channel. */
  readonly person?: string;
  readonly text: string;
}

/** Something that the bot has to say. */
export interface Expected {
  /** For who reads the failure. */
  readonly what: string;
  readonly channel: string;
  /** As in `Said`. What one person alone sees may stand below anything. */
  readonly below?: string;
  /** The one person who may see it; absent where all may. */
  readonly person?: string;
  /** Those of whom one waits for what all may see, where it may get lost as what is private may. */
  readonly askers?: readonly string[];
  readonly says: RegExp;
  /** How often; both 1 unless said otherwise. */
  least: number;
  most: number;
  /** How often the same was expected before. */
  readonly earlier: number;
}

/** Every entry says what the bot has to say; in the end every message of the bot must be in it, and nothing must be missing. */
export interface Ledger<Message extends Said = Said> {
  expect(
    what: Omit<Expected, 'least' | 'most' | 'earlier'> & { readonly least?: number; readonly most?: number },
  ): Expected;
  /** Messages that stand for what was expected. */
  found(expected: Expected): readonly Message[];
  /** Whether it was said, or its place was taken by a line that it may have got lost. */
  isSaid(expected: Expected): boolean;
  /** Puts down something else that is wrong. */
  complain(fault: string): void;
  /** All that is wrong, for people to read. */
  faults(): readonly string[];
  readonly entries: readonly Expected[];
}

/**
 * Said in place of what may have arrived already, which may follow each private reply whose confirmation was lost; or to who asks
 * while the app stops.
 */
const askAgain =
  /^(If my answer did not arrive, please ask again\.|I am being restarted\. Please ask again in a minute\.)$/;

const staleMs = 20;

/** @param readAll everything that the bot has said, as it stands there now. */
export function createLedger<Message extends Said>(readAll: () => readonly Message[]): Ledger<Message> {
  const entries: Expected[] = [];
  const complaints: string[] = [];
  const soFar = new Map<string, number>();

  let latest = { at: Number.NEGATIVE_INFINITY, said: new Map<string, Message[]>() };
  /** As of a moment ago, since many ask. */
  function said(): Map<string, Message[]> {
    if (performance.now() - latest.at > staleMs) latest = { at: performance.now(), said: readByPlace() };
    return latest.said;
  }

  /** What the bot has said, by where and to whom. */
  function readByPlace(): Map<string, Message[]> {
    const byPlace = new Map<string, Message[]>();
    for (const message of readAll()) {
      const place = placeOf(message);
      const others = byPlace.get(place);
      if (others === undefined) byPlace.set(place, [message]);
      else others.push(message);
    }
    return byPlace;
  }

  const matching = (expected: Expected, all: Map<string, Message[]>) =>
    (all.get(placeOf(expected)) ?? []).filter(({ text }) => expected.says.test(text));

  /** What was asked twice is answered twice. */
  const keyOf = (expected: Expected) => `${placeOf(expected)} ${expected.says.source}`;

  function sums(): readonly Expected[] {
    const byKey = new Map<string, Expected>();
    for (const entry of entries) {
      const sum = byKey.get(keyOf(entry)) ?? { ...entry, least: 0, most: 0, earlier: 0 };
      sum.least += entry.least;
      sum.most += entry.most;
      byKey.set(keyOf(entry), sum);
    }
    return [...byKey.values()];
  }

  /** Who was told that the answer may have got lost has been served. */
  function excused({ askers = [], ...expected }: Expected, all: Map<string, Message[]>): number {
    const people = expected.person === undefined ? askers : [expected.person];
    return people.reduce((sum, person) => sum + matching({ ...expected, person, says: askAgain }, all).length, 0);
  }

  const isMissing = (expected: Expected, all: Map<string, Message[]>) =>
    matching(expected, all).length + excused(expected, all) < expected.earlier + expected.least;

  const tell = (expected: Expected, count: number) => {
    const { what, says, least, most } = expected;
    return `${what}: ${count} instead of ${least === most ? least : `${least} to ${most}`} that say ${says} in ${placeOf(expected)}`;
  };

  return {
    entries,
    expect(what) {
      const draft = { least: 1, most: 1, earlier: 0, ...what };
      const expected = { ...draft, earlier: soFar.get(keyOf(draft)) ?? 0 };
      soFar.set(keyOf(draft), expected.earlier + expected.least);
      entries.push(expected);
      return expected;
    },
    found: (expected) => matching(expected, said()),
    complain: (fault) => void complaints.push(fault),
    isSaid: (expected) => !isMissing(expected, said()),
    faults() {
      const all = readByPlace();
      const claimed = new Set<Message>();
      const wrong = [...complaints];
      for (const expected of sums()) {
        const found = matching(expected, all);
        for (const message of found) claimed.add(message);
        if (isMissing(expected, all) || found.length > expected.most) wrong.push(tell(expected, found.length));
      }
      for (const message of [...all.values()].flat()) {
        const { id, person, text } = message;
        if (claimed.has(message) || (person !== undefined && askAgain.test(text))) continue;
        wrong.push(`nobody expected in ${placeOf(message)} at ${id}: ${text.slice(0, 200)}`);
      }
      return wrong;
    },
  };
}

/** Where only one person sees it, it makes no difference below what it stands. */
const placeOf = ({ channel, below, person }: Pick<Said, 'channel' | 'below' | 'person'>): string =>
  person === undefined ? `${channel}${below === undefined ? '' : `:${below}`}` : `${channel} for ${person}`;
