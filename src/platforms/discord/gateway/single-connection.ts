import {
  type IContextFetchingStrategy,
  WebSocketShard,
  type WebSocketShardDestroyOptions,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
} from '@discordjs/ws';
import { GatewayOpcodes, type GatewaySendPayload } from 'discord-api-types/v10';
import { resumableCode } from './close-codes.ts';

/** How a connection ended, as far as the SDK knows. */
export interface SingleConnectionEnd {
  /** Of Discord's close frame, or 1006; absent where it was ended here. */
  readonly code?: number;
  /** In the words of the SDK, where it was ended here. */
  readonly reason?: string;
  /** Discord does not know the session any more, or takes no new one for now. */
  readonly sessionInvalid: boolean;
}

/**
 * The SDK's shard, but for what it does at the end of a connection: it would open another half a second later, however many ended
 * before, and drop the session wherever it is in doubt. This one ends for good. It also does not wait for a dead peer to close, nor
 * leave a socket behind that is still being opened, whose failure would end the process.
 */
export class SingleConnection extends WebSocketShard {
  readonly ended: Promise<SingleConnectionEnd>;
  readonly #closingMs: number;
  #end: (end: SingleConnectionEnd) => void = () => {};
  #ending = false;
  #hasBegun = false;
  #closeCode: number | undefined;

  constructor(context: IContextFetchingStrategy, id: number, closingMs: number) {
    super(context, id);
    this.#closingMs = closingMs;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.on(WebSocketShardEvents.Closed, ({ code }) => {
      if (this.#ending) return;
      this.#closeCode = code;
      // The SDK leaves it at that after 4200.
      queueMicrotask(() => void this.destroy({ code }));
    });
  }

  override async send(payload: GatewaySendPayload): Promise<void> {
    const resumes = payload.op === GatewayOpcodes.Resume;
    // After INVALID_SESSION it resumes where it is, but Discord wants another connection for that.
    if (resumes && this.#hasBegun) return this.destroy({ reason: 'Discord asks to resume the session' });
    this.#hasBegun ||= resumes || payload.op === GatewayOpcodes.Identify;
    return super.send(payload);
  }

  override async destroy({ code, reason, recover }: WebSocketShardDestroyOptions = {}): Promise<void> {
    if (this.#ending) {
      // An interval that was begun after the end goes on asking for it.
      stopInterval(Reflect.get(this, 'heartbeatInterval'));
      return;
    }
    this.#ending = true;
    const socket = socketOf(this);
    const late = setTimeout(() => socket?.terminate(), this.#closingMs);
    await super.destroy({ code: resumableCode, ...(reason !== undefined && { reason }) });
    clearTimeout(late);
    socket?.terminate();
    this.#end({
      ...(this.#closeCode === undefined ? reason !== undefined && { reason } : { code: this.#closeCode }),
      // It gives a code wherever it begins a new session for another reason than INVALID_SESSION.
      sessionInvalid: code === undefined && recover === WebSocketShardDestroyRecovery.Reconnect,
    });
  }
}

/** What a WebSocket of `ws` can do that the SDK does not do with it. */
interface RawSocket {
  terminate(): void;
  addEventListener(event: 'error', listener: (event: { readonly error: unknown }) => void): void;
}

/** The SDK keeps it to itself. */
export function socketOf(shard: WebSocketShard): RawSocket | undefined {
  const socket: unknown = Reflect.get(shard, 'connection');
  return isRawSocket(socket) ? socket : undefined;
}

function isRawSocket(value: unknown): value is RawSocket {
  return typeof value === 'object' && value !== null && 'terminate' in value && 'addEventListener' in value;
}

function stopInterval(interval: unknown): void {
  if (interval instanceof Object) clearInterval(interval as NodeJS.Timeout);
}
