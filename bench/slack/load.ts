import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

export const signingSecret = 'bench-secret';

/** A signed request as Slack sends it; resolves with the milliseconds until it was acknowledged. */
export type Send = (contentType: string, body: string) => Promise<number>;

/** @param connections kept open at a time. */
export function createSender(url: string, connections: number): { send: Send; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send: Send = (contentType, body) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': contentType,
      'content-length': Buffer.byteLength(body),
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    };
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const call = request(url, { method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - start);
          else reject(new Error(`acknowledged with ${response.statusCode}`));
        });
      });
      call.on('error', reject);
      call.end(body);
    });
  };
  return { send, close: () => agent.destroy() };
}

/** Sends as fast as the connections allow, `total` in all. @returns acknowledged per second. */
export async function flood(
  total: number,
  connections: number,
  sendOne: (at: number) => Promise<number>,
): Promise<number> {
  let next = 0;
  const start = performance.now();
  const lane = async (): Promise<void> => {
    while (next < total) {
      const at = next;
      next += 1;
      await sendOne(at);
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return total / ((performance.now() - start) / 1000);
}

/** Sends at a steady rate, whether or not what was sent before is acknowledged. @returns milliseconds until each was, sorted. */
export async function steady(
  total: number,
  perSecond: number,
  sendOne: (at: number) => Promise<number>,
): Promise<number[]> {
  const start = performance.now();
  const pending: Promise<number>[] = [];
  while (pending.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1);
    while (pending.length < due) pending.push(sendOne(pending.length));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return (await Promise.all(pending)).sort((a, b) => a - b);
}
