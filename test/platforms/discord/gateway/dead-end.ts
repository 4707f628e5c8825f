import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a gateway that can go dead: what is sent into it stays there, and nobody closes anything. */
export interface DeadEnd {
  readonly url: string;
  goDead(): void;
  /** Resolves once the client has given it up. */
  readonly abandoned: Promise<void>;
}

export async function openDeadEnd(gatewayUrl: string): Promise<DeadEnd> {
  const port = Number(new URL(gatewayUrl).port);
  const ends: Socket[] = [];
  let abandon = () => {};
  const abandoned = new Promise<void>((resolve) => {
    abandon = resolve;
  });
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const gateway = connect(port, '127.0.0.1');
    for (const end of [client, gateway]) end.on('error', () => {});
    client.pipe(gateway);
    gateway.pipe(client);
    client.on('end', abandon);
    client.on('close', abandon);
    ends.push(client, gateway);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const end of ends) end.destroy();
    server.close();
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    goDead() {
      for (const end of ends) {
        end.unpipe();
        end.resume();
      }
    },
    abandoned,
  };
}
