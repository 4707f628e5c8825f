import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Built, Memory, Request, Searched } from './engine-process.ts';
import type { Source } from './source.ts';

/** An engine that runs in a process of its own. */
export interface EngineClient {
  readonly name: string;
  build(source: Source): Promise<Built>;
  search(question: string, limit: number): Promise<Searched>;
  memory(): Promise<Memory>;
  close(): void;
}

/** Old-generation heap that a process may grow to; lunr and wink take more than the default at 100,000 chunks. */
const HEAP_MB = 6_000;

export function startEngine(name: string): EngineClient {
  const child = fork(fileURLToPath(new URL('./engine-process.ts', import.meta.url)), {
    execArgv: [...process.execArgv, `--max-old-space-size=${HEAP_MB}`],
  });
  return {
    name,
    build: (source) => ask(child, { kind: 'build', engine: name, source }),
    search: (question, limit) => ask(child, { kind: 'search', question, limit }),
    memory: () => ask(child, { kind: 'memory' }),
    close: () => child.kill(),
  };
}

async function ask<T>(child: ChildProcess, request: Request): Promise<T> {
  const settled = new AbortController();
  const { signal } = settled;
  const reply = once(child, 'message', { signal }).then(([message]) => message as T);
  const end = once(child, 'exit', { signal }).then(([code]): never => {
    throw new Error(`the engine's process ended with code ${code}`);
  });
  child.send(request);
  try {
    return await Promise.race([reply, end]);
  } finally {
    settled.abort();
    await Promise.allSettled([reply, end]);
  }
}
