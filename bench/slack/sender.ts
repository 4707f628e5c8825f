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
