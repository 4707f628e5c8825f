import { engines } from './engines/index.ts';
import { documentsOf, type Source } from './source.ts';

/** What the measuring process asks, and what comes back for each. */
export type Request =
  | { readonly kind: 'build'; readonly engine: string; readonly source: Source }
  | { readonly kind: 'search'; readonly question: string; readonly limit: number }
  | { readonly kind: 'memory' };

export interface Built {
  readonly buildMs: number;
}

export interface Searched {
  readonly ids: readonly string[];
  readonly tookMs: number;
}

export interface Memory {
  /** What the index takes once it has been searched: growth of heap and array buffers since before the build. */
  readonly indexBytes: number;
}

/**
 * Runs one engine in a process of its own, so that no engine pays for another's memory. Only the engine's own work is
 * timed; the measuring process asks all engines in turn, so that they share the machine's noise.
 */
function run(): void {
  let search: (question: string, limit: number) => readonly string[];
  let documents: Awaited<ReturnType<typeof documentsOf>> = [];
  let before = 0;

  const answer = async (request: Request): Promise<Built | Searched | Memory> => {
    switch (request.kind) {
      case 'build': {
        const engine = engines.find(({ name }) => name === request.engine)!;
        documents = await documentsOf(request.source);
        before = usedBytes();
        const start = performance.now();
        search = engine.build(documents);
        return { buildMs: performance.now() - start };
      }
      case 'search': {
        const start = performance.now();
        const ids = search(request.question, request.limit);
        return { ids, tookMs: performance.now() - start };
      }
      case 'memory':
        return { indexBytes: usedBytes() - before };
    }
  };
  process.on('message', (request: Request) => {
    answer(request).then(
      (reply) => process.send!(reply),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}

function usedBytes(): number {
  if (!globalThis.gc) throw new Error('run with node --expose-gc, as `npm run bench` does');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

run();
