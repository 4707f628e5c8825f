import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { FakeDiscord } from './fake-discord.ts';
import { usualIntents } from './opened-discord.ts';

interface Payload {
  readonly op: Op;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: unknown;
}

/** A client of the gateway that does nothing by itself, so that tests need not wait for its pauses. */
export interface RawClient {
  readonly heard: readonly Payload[];
  /** What an event of a kind brought at first. */
  data(event: string): Record<string, unknown>;
  /** The texts of messages, in order. */
  readonly texts: readonly unknown[];
  readonly seq: number;
  readonly closeCode: number | undefined;
  send(op: Op, d: unknown): void;
  identify(parts?: object): void;
  resume(session: { readonly session_id?: unknown; readonly seq: number }): void;
  close(code?: number): void;
}

export async function connectRaw(discord: FakeDiscord, url = discord.gatewayUrl): Promise<RawClient> {
  const heard: Payload[] = [];
  let closeCode: number | undefined;
  const socket = new WebSocket(`${url}?v=10&encoding=json`);
  socket.on('message', (data) => void heard.push(JSON.parse(String(data))));
  socket.on('close', (code) => {
    closeCode = code;
  });
  onTestFinished(() => socket.terminate());
  const client: RawClient = {
    heard,
    data: (event) => (heard.find(({ t }) => t === event)?.d ?? {}) as Record<string, unknown>,
    get texts() {
      return heard.flatMap(({ t, d }) => (t === 'MESSAGE_CREATE' ? [(d as { content: unknown }).content] : []));
    },
    get seq() {
      return Math.max(0, ...heard.map(({ s }) => s ?? 0));
    },
    get closeCode() {
      return closeCode;
    },
    send: (op, d) => socket.send(JSON.stringify({ op, d })),
    identify: (parts = {}) =>
      client.send(Op.Identify, {
        token: discord.token,
        intents: usualIntents,
        properties: {},
        shard: [0, 1],
        ...parts,
      }),
    resume: (session) => client.send(Op.Resume, { token: discord.token, ...session }),
    close: (code) => (code === undefined ? socket.terminate() : socket.close(code)),
  };
  await new Promise((resolve, reject) => {
    socket.once('message', resolve);
    socket.once('error', reject);
    socket.once('close', resolve);
  });
  return client;
}
