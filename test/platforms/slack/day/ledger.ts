import { type Names, readBlocks, readMrkdwn } from '../../../fakes/slack/blocks/reading.ts';
import type { FakeSlack } from '../../../fakes/slack/fake-slack.ts';
import type { Channel, Message } from '../../../fakes/slack/state/workspace.ts';

/** Something that the bot has to say. */
export interface Expected {
  /** For who reads the failure. */
  readonly what: string;
  readonly channel: string;
  /** The thread that it has to stand in; absent at the top of a channel. What one person alone sees may stand in either. */
  readonly thread?: string;
  /** The one person who may see it; absent where all may. */
  readonly person?: string;
  /** Who waits for what all may see, where it may get lost as what is private may. */
  readonly asker?: string;
  readonly says: RegExp;
  /** How often; both 1 unless said otherwise. */
  least: number;
  most: number;
  /** How often the same was expected before. */
  readonly earlier: number;
}

/** Every entry says what the bot has to say; in the end every message of the bot must be in it, and nothing must be missing. */
export interface Ledger {
  expect(
    what: Omit<Expected, 'least' | 'most' | 'earlier'> & { readonly least?: number; readonly most?: number },
  ): Expected;
  /** Messages that stand for what was expected. */
  found(expected: Expected): readonly Message[];
  /** Whether it was said, or its place was taken by a line that it may have got lost. */
  isSaid(expected: Expected): boolean;
  /** All that is wrong, for people to read. */
  faults(): readonly string[];
  readonly entries: readonly Expected[];
}

/** Said in place of what may have arrived already. It may follow each private reply whose confirmation was lost. */
const unsure = /^If my answer did not arrive, please ask again\.$/;

const staleMs = 20;

const names: Names = { person: (id) => `@${id}`, channel: (id) => `#${id}`, usergroup: (id) => id };

export function createLedger(slack: FakeSlack): Ledger {
  const entries: Expected[] = [];
  const soFar = new Map<string, number>();
  const texts = new WeakMap<Message, { blocks: unknown; text: string }>();

  function textOf(message: Message): string {
    const known = texts.get(message);
    if (known?.blocks === message.blocks) return known.text;
    const text = message.blocks.length > 0 ? readBlocks(message.blocks, names) : readMrkdwn(message.text, names);
    texts.set(message, { blocks: message.blocks, text });
    return text;
  }

  const channels = (): readonly Channel[] =>
    [...slack.world.workspaces.values()].flatMap((workspace) => [...workspace.channels.values()]);

  let latest = { at: Number.NEGATIVE_INFINITY, said: new Map<string, Message[]>() };
  /** As of a moment ago, since many ask. */
  function said(): Map<string, Message[]> {
    if (performance.now() - latest.at > staleMs) latest = { at: performance.now(), said: readAll() };
    return latest.said;
  }

  /** What the bot has said, by where and to whom. */
  function readAll(): Map<string, Message[]> {
    const bots = new Set([...slack.world.workspaces.values()].map(({ bot }) => bot.botId));
    const byPlace = new Map<string, Message[]>();
    for (const { messages, ephemerals } of channels()) {
      for (const message of [...messages, ...ephemerals]) {
        const { botId, subtype } = message;
        if (botId === undefined || !bots.has(botId) || subtype !== undefined) continue;
        const place = placeOf(message.channel, message.threadTs, message.visibleTo);
        const others = byPlace.get(place);
        if (others === undefined) byPlace.set(place, [message]);
        else others.push(message);
      }
    }
    return byPlace;
  }

  const matching = (expected: Expected, all: Map<string, Message[]>) =>
    (all.get(placeOf(expected.channel, expected.thread, expected.person)) ?? []).filter((message) =>
      expected.says.test(textOf(message)),
    );

  /** What was asked twice is answered twice. */
  const keyOf = (expected: Expected) =>
    `${placeOf(expected.channel, expected.thread, expected.person)} ${expected.says.source}`;

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
  function excused({ asker, ...expected }: Expected, all: Map<string, Message[]>): number {
    const person = expected.person ?? asker;
    return person === undefined ? 0 : matching({ ...expected, person, says: unsure }, all).length;
  }

  const isMissing = (expected: Expected, all: Map<string, Message[]>) =>
    matching(expected, all).length + excused(expected, all) < expected.earlier + expected.least;

  const tell = ({ what, channel, thread, person, says, least, most }: Expected, count: number) =>
    `${what}: ${count} instead of ${least === most ? least : `${least} to ${most}`} that say ${says} in ${placeOf(channel, thread, person)}`;

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
    isSaid: (expected) => !isMissing(expected, said()),
    faults() {
      const all = readAll();
      const claimed = new Set<Message>();
      const wrong: string[] = [];
      for (const expected of sums()) {
        const found = matching(expected, all);
        for (const message of found) claimed.add(message);
        if (isMissing(expected, all) || found.length > expected.most) wrong.push(tell(expected, found.length));
      }
      for (const message of [...all.values()].flat()) {
        if (claimed.has(message) || (message.visibleTo !== undefined && unsure.test(textOf(message)))) continue;
        const place = placeOf(message.channel, message.threadTs, message.visibleTo);
        wrong.push(`nobody expected in ${place} at ${message.ts}: ${textOf(message).slice(0, 200)}`);
      }
      return wrong;
    },
  };
}

/** Threads make no difference to what only one person sees: Slack may show it below a message or in the channel. */
const placeOf = (channel: string, thread: string | undefined, person: string | undefined): string =>
  person === undefined ? `${channel}${thread === undefined ? '' : `:${thread}`}` : `${channel} for ${person}`;
