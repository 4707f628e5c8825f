import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMessage } from '../../src/chat/message.ts';
import { silentLogger } from '../../src/logger.ts';
import { createConsolePlatform } from '../../src/platforms/console/console-platform.ts';
import type { PlatformHost } from '../../src/platforms/platform.ts';
import { testPlatform } from '../contracts/platform-contract.ts';
import { createPlainChat, type Handle } from './plain-chat.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'stevedore-')), 'state');
});
afterEach(() => {
  rmSync(join(dataDir, '..'), { recursive: true });
});

function terminal(isTTY: boolean, over: Partial<PlatformHost> = {}) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  let seen = '';
  output.on('data', (data) => {
    seen += data;
  });
  const ended = vi.fn();
  const platform = createConsolePlatform({
    logger: silentLogger,
    commands: [],
    dataDir,
    input,
    output,
    colour: false,
    hyperlinks: false,
    holdsSecret: (text) => text.includes('hunter2'),
    greeting: 'Welcome.',
    ended,
    ...over,
  });
  /** Types the keys and resolves when the answer is out: the next prompt stands, or a blank line in a pipe. */
  const send = async (keys: string) => {
    const before = seen.length;
    input.write(keys);
    await vi.waitFor(() => {
      expect(seen.length).toBeGreaterThan(before);
      expect(seen).toMatch(isTTY ? /› \u001b\[3G$/ : /\n\n$/);
    });
  };
  return { platform, input, output, ended, send, seen: () => seen };
}

const echo: Handle = async ({ text }) => createMessage({ markdown: `You said *${text}*.` });

const skip = {
  'ignores its own messages': 'what a terminal shows never comes back as input',
  'answers one event once': 'a line has no identity: typed twice, it is asked twice',
  'splits long messages within the limit': 'a terminal has no limit',
  'shows one person alone what is for them': 'nobody else reads the terminal',
  'listens again after it has stopped': 'its input is at an end, or the terminal is somebody else\u2019s by then',
  'starts after it could not': 'there is nothing behind it that could fail',
  'says when it has lost its service, and when it is back': 'there is nothing behind it that could be lost',
};
const hazards = [
  { text: 'a\u001b]52;c;ZXZpbA==\u0007b', harmful: /\u001b\]52|\u0007/ },
  { text: 'a\u001b[2Jb', harmful: /\u001b\[2J/ },
  { text: 'a\u009b2Jb', harmful: /\u009b/ },
  { text: 'a\u202eb', harmful: /\u202e/ },
];

for (const isTTY of [false, true]) {
  testPlatform(isTTY ? 'the console on a terminal' : 'the console in a pipe', {
    hazards,
    maxLength: Number.POSITIVE_INFINITY,
    skip,
    async create() {
      const { platform, send, seen } = terminal(isTTY);
      return {
        platform,
        say: (text) => send(`${text}\n`),
        echo: async () => {},
        shown: () => [seen()],
      };
    },
  });
}

describe('the console in a pipe', () => {
  it('answers each line in order, skips blank ones, and ends with its input', async () => {
    const { platform, input, ended, seen } = terminal(false);
    const slowFirst: Handle = async (request) => {
      if (request.text === 'one') await new Promise((resolve) => setTimeout(resolve, 20));
      return echo(request);
    };
    await platform.start(createPlainChat(platform, slowFirst));
    input.end('\ufeffone\r\n\n  \ntwo\nthree');
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(seen()).toBe('You said *one*.\n\nYou said *two*.\n\nYou said *three*.\n\n');
  });

  it('writes no history', async () => {
    const { platform, input, ended } = terminal(false);
    await platform.start(createPlainChat(platform, echo));
    input.end('one\n');
    await vi.waitFor(() => expect(ended).toHaveBeenCalled());
    expect(() => statSync(dataDir)).toThrow();
  });
});

describe('the console on a terminal', () => {
  it('greets, prompts, answers, and prompts again', async () => {
    const { platform, send, seen } = terminal(true);
    await platform.start(createPlainChat(platform, echo));
    await send('one\r');
    expect(seen()).toMatch(/^Welcome\.\n[\s\S]*› [\s\S]*You said one\.\n\n[\s\S]*› /);
    await platform.stop();
  });

  it.each([
    ['exit', 'exit\r'],
    ['quit, in any case', 'QUIT\r'],
    ['Ctrl-C', '\u0003'],
    ['Ctrl-C on a half-typed line', 'wha\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('leaves on %s', async (_, keys) => {
    const handle = vi.fn(echo);
    const { platform, input, ended } = terminal(true);
    await platform.start(createPlainChat(platform, handle));
    input.write(keys);
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(handle).not.toHaveBeenCalled();
    await platform.stop();
  });

  it('answers what was sent before the person left', async () => {
    const { platform, input, ended, seen } = terminal(true);
    await platform.start(createPlainChat(platform, echo));
    input.write('one\r\u0004');
    await vi.waitFor(() => expect(ended).toHaveBeenCalled());
    await platform.stop();
    expect(seen()).toContain('You said one.');
  });

  it('lets a line of the log stand above what is being typed', async () => {
    let makeRoom = (write: () => void) => write();
    const { platform, input, output, send, seen } = terminal(true, { besideLog: (room) => (makeRoom = room) });
    await platform.start(createPlainChat(platform, echo));
    input.write('half a que');
    await vi.waitFor(() => expect(seen()).toMatch(/half a que$/));
    const before = seen().length;
    makeRoom(() => output.write('warn: it rains\n'));
    expect(seen().slice(before)).toMatch(/^\u001b\[1G\u001b\[2Kwarn: it rains\n[\s\S]*› half a que/);
    await send('stion\r');
    expect(seen()).toContain('You said half a question.');
    await platform.stop();
  });

  it('takes a pasted block for one question, its unfinished last line included', async () => {
    const handle = vi.fn(echo);
    const { platform, input, send } = terminal(true);
    await platform.start(createPlainChat(platform, handle));
    input.write('kind: Pod\rspec:\r  restartPolicy: Never');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(handle).not.toHaveBeenCalled();
    await send('\r');
    expect(handle.mock.calls.map(([request]) => request.text)).toEqual(['kind: Pod\nspec:\n  restartPolicy: Never']);
    await platform.stop();
  });

  it('offers the questions of earlier sessions again, newest first, and keeps them to their owner', async () => {
    for (const line of ['one', 'two', 'one']) {
      const { platform, send } = terminal(true);
      await platform.start(createPlainChat(platform, echo));
      await send(`${line}\r`);
      await platform.stop();
    }
    const { platform, send, seen } = terminal(true);
    await platform.start(createPlainChat(platform, echo));
    await send('\u001b[A\u001b[A\r');
    expect(seen()).toContain('You said two.');
    await platform.stop();
    expect(readFileSync(join(dataDir, 'console-history'), 'utf8')).toBe('one\ntwo\none\ntwo\n');
    expect(statSync(join(dataDir, 'console-history')).mode & 0o777).toBe(0o600);
  });

  it('keeps nothing of a paste that holds a credential', async () => {
    const { platform, send } = terminal(true);
    await platform.start(createPlainChat(platform, echo));
    await send('user: ann\rpassword: hunter2\rwhy does this fail\r');
    await send('one\r');
    await platform.stop();
    expect(readFileSync(join(dataDir, 'console-history'), 'utf8')).toBe('one\n');
  });

  it('works where no history can be kept', async () => {
    const warn = vi.fn();
    const { platform, send, seen } = terminal(true, {
      dataDir: '/dev/null/state',
      logger: { ...silentLogger, warn },
    });
    await platform.start(createPlainChat(platform, echo));
    await send('one\r');
    expect(seen()).toContain('You said one.');
    expect(warn).toHaveBeenCalled();
    await platform.stop();
  });
});
