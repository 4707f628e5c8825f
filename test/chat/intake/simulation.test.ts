import { expect, it } from 'vitest';
import { createRandom } from '../../../src/quiz/random.ts';
import { StoreError } from '../../../src/store/store.ts';
import type { Fate } from './fake-service.ts';
import { incomingOf, openIntakeRoom } from './intake-room.ts';

const minuteMs = 60_000;

/** Three processes that are killed, started anew and cut off from the store, and a service that fails now and then. */
it.each(Array.from({ length: 4 }, (_, seed) => [seed]))(
  'answers everything once, whatever goes wrong (%i)',
  async (seed) => {
    const random = createRandom(`intake ${seed}`);
    const { time, service, start, openStore } = await openIntakeRoom();
    const stores = [await openStore(), await openStore(), await openStore()];
    const cutOff = new Set<number>();
    const boot = (index: number) =>
      start({
        store: stores[index]!,
        // What comes in finds the store: while it is away, each process has only its own memory.
        storeThrough: ({ events, places }) => ({
          places,
          events: new Proxy(events, {
            get(target, verb: keyof typeof events) {
              if (!cutOff.has(index) || verb === 'take') return target[verb];
              return () => Promise.reject(new StoreError('unavailable', 'cut off'));
            },
          }),
        }),
      });
    const processes = [await boot(0), await boot(1), await boot(2)];
    const fates = (): Fate => {
      const chance = random.below(100);
      if (chance < 15) return 'fails';
      if (chance < 30) return 'replyLost';
      return chance < 60 ? random.below(90_000) : 'arrives';
    };
    service.fate = fates;

    const acknowledged = new Set<string>();
    const deliver = (text: string) => {
      const { chat } = processes[random.below(3)]!;
      const person = `person ${random.below(20)}`;
      const conversation = `thread ${text.length}`;
      void chat.take(incomingOf(text, { person, conversation })).then(() => acknowledged.add(text));
    };
    const texts = Array.from({ length: 40 }, (_, index) => `${index} ${'.'.repeat(random.below(8))}`);
    for (const text of texts) {
      for (let deliveries = 1 + random.below(2); deliveries > 0; deliveries -= 1) deliver(text);
      const index = random.below(3);
      const chance = random.below(100);
      if (chance < 8) {
        processes[index]!.kill();
        processes[index] = await boot(index);
      } else if (chance < 12) {
        const closing = processes[index]!.chat.close();
        await time.pass(12_000);
        await closing;
        processes[index] = await boot(index);
      } else if (chance < 25) {
        cutOff.add(index);
      } else if (chance < 40) {
        cutOff.delete(index);
      }
      await time.pass(random.below(30_000));
    }
    cutOff.clear();
    service.fate = () => 'arrives';
    await time.pass(10 * minuteMs);
    // What was not acknowledged comes again.
    for (const text of texts) if (!acknowledged.has(text)) deliver(text);
    await time.pass(10 * minuteMs);
    expect(service.texts().toSorted()).toEqual(texts.map((text) => `You said ${text}.`).sort());
  },
);
