import { randomBytes } from 'node:crypto';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { reasonOf } from './probe.ts';

/**
 * Opens a WebSocket and closes it at once, before a session would begin: RFC 6455, 4.1.
 * @returns why it cannot be opened; nothing where it can.
 */
export function reasonNotToOpen(url: string, patienceMs: number): Promise<string | undefined> {
  const address = new URL(url);
  const plain = address.protocol === 'ws:';
  address.protocol = plain ? 'http:' : 'https:';
  address.search = '?v=10&encoding=json';
  const headers = {
    ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
    'sec-websocket-key': randomBytes(16).toString('base64'),
  };
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(patienceMs);
    const request = (plain ? requestPlain : requestSecure)(address, { headers, signal, agent: false });
    request.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve(undefined);
    });
    request.on('response', (response) => {
      response.destroy();
      resolve(`HTTP ${response.statusCode}`);
    });
    request.on('error', (error) => resolve(signal.aborted ? 'no answer in time' : reasonOf(error)));
    request.end();
  });
}
