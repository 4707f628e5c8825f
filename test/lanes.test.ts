import { expect, it } from 'vitest';
import { createLanes } from '../src/lanes.ts';

function stage(atOnce?: number) {
  const lanes = createLanes(atOnce);
  const log: string[] = [];
  const held = new Map<string, () => void>();
  const run = (lane: string, name: string, signal?: AbortSignal) =>
    lanes.run(lane, signal, async () => {
      log.push(`${name} begins`);
      await new Promise<void>((resolve) => held.set(name, resolve));
      log.push(`${name} ends`);
    });
  const end = (name: string) => held.get(name)?.();
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { run, end, log, settle };
}

it('runs one task of a lane after the other, and lanes beside each other', async () => {
  const { run, end, log, settle } = stage();
  const all = [run('a', 'first'), run('a', 'second'), run('b', 'other')];
  await settle();
  expect(log).toEqual(['first begins', 'other begins']);
  end('first');
  await settle();
  expect(log.slice(2)).toEqual(['first ends', 'second begins']);
  end('second');
  end('other');
  await Promise.all(all);
});

it('lets nobody overtake because somebody between them gives up', async () => {
  const { run, end, log, settle } = stage();
  const off = new AbortController();
  const first = run('a', 'first');
  const second = run('a', 'second', off.signal);
  const third = run('a', 'third');
  off.abort(new Error('given up'));
  await expect(second).rejects.toThrow('given up');
  await settle();
  expect(log).toEqual(['first begins']);
  end('first');
  await first;
  await settle();
  end('third');
  await third;
  expect(log).toEqual(['first begins', 'first ends', 'third begins', 'third ends']);
});

it('goes on after a task that fails', async () => {
  const lanes = createLanes();
  const failing = lanes.run('a', undefined, () => Promise.reject(new Error('no')));
  const next = lanes.run('a', undefined, async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

it('runs as many tasks of a lane at a time as it is told', async () => {
  const { run, end, log, settle } = stage(2);
  const all = ['first', 'second', 'third', 'fourth'].map((name) => run('a', name));
  await settle();
  expect(log).toEqual(['first begins', 'second begins']);
  end('second');
  await settle();
  expect(log.slice(2)).toEqual(['second ends', 'third begins']);
  for (const name of ['first', 'third']) end(name);
  await settle();
  end('fourth');
  await Promise.all(all);
});

it('does not begin for whom it is too late already', async () => {
  const { run, end, log, settle } = stage();
  await expect(run('a', 'late', AbortSignal.abort(new Error('given up')))).rejects.toThrow('given up');
  const next = run('a', 'next');
  await settle();
  end('next');
  await next;
  expect(log).toEqual(['next begins', 'next ends']);
});
