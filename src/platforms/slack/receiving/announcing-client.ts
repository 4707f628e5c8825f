import { SocketModeClient } from '@slack/socket-mode';

/**
 * The SDK's client, but for what it does when Slack announces the end of a connection: it closes the socket at once, and what was
 * not acknowledged yet never is. This one emits `announced` with the reason, and goes on until it is told to disconnect.
 */
export class AnnouncingClient extends SocketModeClient {
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const reason = disconnectReason(data);
    try {
      if (reason !== undefined) this.emit('announced', reason);
      else await super.onWebSocketMessage(data, isBinary);
    } catch (error) {
      // Nobody waits for it, and a frame that is not understood must not end the process.
      this.emit('error', error);
    }
  }
}

/** Nothing for what announces no end. */
function disconnectReason(data: string | ArrayBuffer): string | undefined {
  // Slack's envelopes begin with other keys as well, but nobody needs to parse a long one twice.
  if (typeof data !== 'string' || data.length > 2_000) return undefined;
  try {
    const message: { type?: unknown; reason?: unknown } | null = JSON.parse(data);
    return message?.type === 'disconnect' ? String(message.reason) : undefined;
  } catch {
    return undefined;
  }
}
