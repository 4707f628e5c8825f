import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { examineWeb } from '../../../src/platforms/web/examine/examine-web.ts';
import { freePort } from '../slack/slack-room.ts';
import { openWebRoom } from './web-room.ts';

const local = { host: '127.0.0.1', hasOperator: false };

it('finds the port free, or says what to do', async () => {
  const port = await freePort();
  expect(await examineWeb({ ...local, port })).toMatchObject([
    { state: 'ok', message: `HTTP_PORT ${port} on 127.0.0.1 is free` },
  ]);
  const other = createServer((socket) => socket.end('220 mail\r\n')).listen(port, '127.0.0.1');
  onTestFinished(() => void other.close());
  expect(await examineWeb({ ...local, port })).toMatchObject([
    { state: 'problem', message: expect.stringContaining('EADDRINUSE'), remedy: expect.stringContaining('HTTP_PORT') },
  ]);
});

it('does not mind that it runs there already', async () => {
  const { site } = await openWebRoom();
  await site.listen();
  const port = Number(new URL(site.address() ?? '').port);
  expect(await examineWeb({ ...local, port })).toMatchObject([
    { state: 'ok', message: `Stevedore answers at port ${port} already` },
  ]);
});

it.each([
  ['others are let in, and nobody is told where', { host: '0.0.0.0' }, ['PUBLIC_URL']],
  ['all is well behind a proxy', { host: '0.0.0.0', publicUrl: 'https://ships.example', hasOperator: true }, []],
  ['the token goes over the network', { publicUrl: 'http://ships.example', hasOperator: true }, ['OPERATOR_TOKEN']],
  ['the token stays on the machine', { publicUrl: 'http://localhost:8080', hasOperator: true }, []],
])('says so where %s', async (_, over, named) => {
  const [, ...findings] = await examineWeb({ ...local, port: 0, ...over });
  expect(findings.map(({ state }) => state)).toEqual(named.map(() => 'warning'));
  for (const [index, name] of named.entries()) expect(findings[index]?.message).toContain(name);
});
