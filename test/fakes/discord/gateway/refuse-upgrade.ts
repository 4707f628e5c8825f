import type { Duplex } from 'node:stream';
import type { Fault } from '../faults.ts';

/** Answers a handshake with a fault. @returns whether the handshake ends with that. */
export function refuseUpgrade(socket: Duplex, fault: Fault): boolean {
  const answer = (status: number, headers: readonly string[] = []) => {
    const head = [`HTTP/1.1 ${status} Refused`, 'connection: close', 'content-length: 0', ...headers];
    socket.end(`${head.join('\r\n')}\r\n\r\n`);
    return true;
  };
  switch (fault.kind) {
    case 'rate limited':
      return answer(429, [`retry-after: ${fault.retryAfterS}`]);
    case 'server error':
    case 'failed after':
      return answer(fault.status ?? 503);
    case 'error':
      return answer(fault.status);
    case 'reset':
    case 'lost reply':
      socket.destroy();
      return true;
    case 'no answer':
    case 'no answer after':
      // Whoever waits gives up by itself.
      socket.on('error', () => {});
      return true;
    default:
      return false;
  }
}
