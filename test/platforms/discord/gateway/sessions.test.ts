import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import { openGatewayRoom, startsOf } from './gateway-room.ts';

/** Waiting that stops going on, as in a process that was killed or is held up. */
function freezableSleep() {
  let thaw = () => {};
  let ice: Promise<void> | undefined;
  return {
    async sleep(ms: number, signal?: AbortSignal) {
      await systemSleep(ms, signal);
      if (ice === undefined) return;
      const aborted = new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      await Promise.race([ice, aborted]);
    },
    freeze() {
      ice = new Promise((resolve) => {
        thaw = resolve;
      });
    },
    thaw() {
      ice = undefined;
      thaw();
    },
  };
}

const folderOf = (dataDir: string) => join(dataDir, 'discord-sessions');

async function filesOf(dataDir: string): Promise<readonly string[]> {
  return (await readdir(folderOf(dataDir))).map((name) => join(folderOf(dataDir), name));
}

/** What stands in the only file. */
async function savedIn(dataDir: string): Promise<string> {
  const [file] = await filesOf(dataDir);
  return file === undefined ? '' : await readFile(file, 'utf8');
}

async function untilSaved(dataDir: string, text: string): Promise<void> {
  while (!(await savedIn(dataDir).catch(() => '')).includes(text)) await systemSleep(5);
}

test('the next process goes on with the session, and is told what was said meanwhile', async () => {
  const { discord, process, say } = await openGatewayRoom();
  const first = process();
  await first.gateway.start();
  say('before');
  await discord.until(() => first.said.length === 1);
  await first.gateway.stop();
  await discord.until(() => discord.gateway.connections === 0);
  say('between');
  const second = process();
  await second.gateway.start();
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
  expect(second.said).toEqual(['between']);
  expect(second.logged.find(({ level }) => level === 'info')).toEqual({
    level: 'info',
    message: 'connected to Discord',
    fields: { shard: 0, session: 'resumed', replayed: 1 },
  });
});

test('stopping waits for what is being dealt with', async () => {
  const { discord, process, say } = await openGatewayRoom();
  let finish = () => {};
  const work = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const first = process({
    onDispatch: ({ t }) => (t === 'MESSAGE_CREATE' ? work : undefined),
    pace: { drainMs: 5_000 },
  });
  await first.gateway.start();
  say('one');
  await discord.until(() => first.said.length === 1);
  const stopping = first.gateway.stop();
  await discord.until(() => discord.gateway.connections === 0);
  finish();
  await stopping;
  const second = process();
  await second.gateway.start();
  say('two');
  await discord.until(() => second.said.includes('two'));
  expect(second.said).toEqual(['two']);
});

test('what is not dealt with when stopping ends, or fails meanwhile, is told again', async () => {
  const { discord, process, say } = await openGatewayRoom();
  const first = process({
    async onDispatch(payload) {
      if (payload.t !== 'MESSAGE_CREATE') return;
      if (payload.d.content === 'endless') await new Promise(() => {});
      if (payload.d.content !== 'refused') return;
      await discord.until(() => discord.gateway.connections === 0);
      throw new Error('the process stops');
    },
  });
  await first.gateway.start();
  for (const text of ['done', 'refused', 'done too', 'endless', 'done as well']) say(text);
  await discord.until(() => first.said.length === 5);
  await first.gateway.stop();
  const second = process();
  await second.gateway.start();
  expect(second.said).toEqual(['refused', 'done too', 'endless', 'done as well']);
});

test('where the address for going on is dead, the session is gone on with where sessions begin', async () => {
  const { discord, process, say, dataDir } = await openGatewayRoom();
  const first = process();
  await first.gateway.start();
  await first.gateway.stop();
  say('between');
  const [file = ''] = await filesOf(dataDir);
  const saved = await readFile(file, 'utf8');
  await writeFile(file, saved.replace(/"resumeUrl":"[^"]*"/, '"resumeUrl":"ws://127.0.0.1:1"'));
  const second = process();
  await second.gateway.start();
  expect(second.said).toEqual(['between']);
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
});

test('after a kill the next process is told again what was not dealt with', async () => {
  const { discord, process, say, dataDir } = await openGatewayRoom();
  const { sleep, freeze, thaw } = freezableSleep();
  const first = process({
    runtime: { sleep },
    onDispatch: (payload) =>
      payload.t === 'MESSAGE_CREATE' && payload.d.content === 'two' ? new Promise<void>(() => {}) : undefined,
  });
  await first.gateway.start();
  for (const text of ['one', 'two', 'three']) say(text);
  await discord.until(() => first.said.length === 3);
  // READY, the guild, and the first message.
  await untilSaved(dataDir, '"sequence":3');
  freeze();
  discord.gateway.drop();
  const second = process();
  await second.gateway.start();
  expect(second.said).toEqual(['two', 'three']);
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
  thaw();
});

test('only who runs the process may read the file, and there is no token in it', async () => {
  const { discord, process, dataDir } = await openGatewayRoom();
  await process().gateway.start();
  await untilSaved(dataDir, 'sequence');
  const [file = ''] = await filesOf(dataDir);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(folderOf(dataDir))).mode & 0o777).toBe(0o700);
  expect(await readFile(file, 'utf8')).not.toContain(discord.token);
});

test('two processes at a time have sessions of their own, and so have those that come after them', async () => {
  const { discord, process, say, dataDir } = await openGatewayRoom();
  const [one, two] = [process(), process({ pace: { leaseMs: 300 } })];
  await one.gateway.start();
  await untilSaved(dataDir, 'sequence');
  await two.gateway.start();
  say('heard by both');
  await discord.until(() => one.said.length === 1 && two.said.length === 1);
  expect(startsOf(discord)).toEqual(['identify ok', 'identify ok']);
  await Promise.all([one.gateway.stop(), two.gateway.stop()]);
  const [three, four] = [process(), process()];
  await Promise.all([three.gateway.start(), four.gateway.start()]);
  expect(startsOf(discord).slice(2)).toEqual(['resume ok', 'resume ok']);
  expect(discord.gateway.connections).toBe(2);
});

test('a process whose sessions were taken over while it was held up does not take them back', async () => {
  const { discord, process, say } = await openGatewayRoom();
  const { sleep, freeze, thaw } = freezableSleep();
  const slow = process({ runtime: { sleep } });
  await slow.gateway.start();
  await untilSaved(slow.dataDir, 'sequence');
  freeze();
  const other = process();
  // Discord ends the connection of the one when the other resumes.
  await other.gateway.start();
  thaw();
  await discord.until(() => startsOf(discord).length === 3);
  say('heard by both');
  await discord.until(() => slow.said.length === 1 && other.said.length === 1);
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok', 'identify ok']);
  expect(slow.lines('warn')).toEqual([expect.stringContaining('another process has taken over')]);
});

test.each([
  ['with another token', (discord: { resetToken(): string }) => ({ token: discord.resetToken() })],
  ['with other intents', () => ({ messageContent: false })],
  ['with another number of shards', () => ({ shards: { count: 2 } })],
])('a session that was begun %s is left alone', async (_, change) => {
  const { discord, process } = await openGatewayRoom();
  const first = process();
  await first.gateway.start();
  await first.gateway.stop();
  const second = process({ settings: change(discord) });
  await second.gateway.start();
  expect(new Set(startsOf(discord))).toEqual(new Set(['identify ok']));
});

test.each(['', 'no JSON', '{"version":1}', '{"version":1,"kind":"x","sessions":[{"shard":0}]}'])(
  'a damaged file is left alone: %s',
  async (text) => {
    const { discord, process, dataDir } = await openGatewayRoom();
    await mkdir(folderOf(dataDir));
    await writeFile(join(folderOf(dataDir), 'damaged.left.json'), text);
    const { gateway, lines } = process();
    await gateway.start();
    expect(startsOf(discord)).toEqual(['identify ok']);
    expect(lines('warn', 'error')).toEqual([]);
  },
);

test('a session that was left long ago is not asked for, and its file goes', async () => {
  const { discord, process, dataDir } = await openGatewayRoom();
  const first = process();
  await first.gateway.start();
  await first.gateway.stop();
  const [file = ''] = await filesOf(dataDir);
  const longAgo = Date.now() / 1000 - 7_200;
  await utimes(file, longAgo, longAgo);
  const second = process();
  await second.gateway.start();
  expect(startsOf(discord)).toEqual(['identify ok', 'identify ok']);
  expect(await filesOf(dataDir)).not.toContain(file);
});

test('where nothing can be written, that is said once, and all works but the next start', async () => {
  const { discord, process, say, dataDir } = await openGatewayRoom();
  const file = join(dataDir, 'a file');
  await writeFile(file, '');
  const { gateway, said, lines } = process({ dataDir: file });
  await gateway.start();
  say('one');
  await discord.until(() => said.length === 1);
  await gateway.stop();
  expect(lines('warn', 'error')).toEqual(['the sessions of the gateway are not kept for the next start']);
});
