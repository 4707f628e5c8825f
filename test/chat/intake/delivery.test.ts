import { expect, it } from 'vitest';
import type { Outlet } from '../../../src/chat/chat.ts';
import { createDelivery, type Parcel } from '../../../src/chat/intake/delivery.ts';
import { createMessage } from '../../../src/chat/message.ts';
import { silentLogger } from '../../../src/logger.ts';
import { createOutageLog } from '../../../src/outage-log.ts';
import { systemTimer } from '../../../src/timer.ts';

/** A service which says whether something was posted when nobody wants to know any more, and takes no first post. */
function slowOutlet(): Outlet {
  return {
    post: () => Promise.reject(new Error('no reply')),
    wasPosted: (_to, _key, signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    isAdmin: async () => false,
    personalPlace: (place: string) => place,
  };
}

function openDelivery() {
  const lost = new AbortController();
  const request = {
    ...{ platform: 'chat', place: 'C1', conversation: 'C1', person: 'ann', shared: false, addressed: true },
    text: 'what is ecs',
  };
  const hold = { signal: lost.signal, isCertain: () => true, finish() {} };
  const parcel: Parcel = { id: { platform: 'chat', event: 'e1' }, request, replyTo: 'C1', hold };
  // Waits are over at once.
  const timer = { set: (callback: () => void) => systemTimer.set(callback, 0) };
  const clock = { now: () => 0 };
  const outages = createOutageLog(silentLogger);
  const delivery = createDelivery({ clock, timer, random: () => 0, logger: silentLogger, outages });
  return { delivery, parcel, lose: () => lost.abort(new Error('the process ends')) };
}

it('waits for no look at what was posted once the event is lost', async () => {
  const { delivery, parcel, lose } = openDelivery();
  const found = delivery.find(parcel, slowOutlet());
  const posted = delivery.post(parcel, slowOutlet(), createMessage({ markdown: 'answer' }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  lose();
  expect(await Promise.all([found, posted])).toEqual(['lost', 'lost']);
});
