import { basename, resolve } from 'node:path';
import { type Collection, readCollection } from './collection.ts';
import { type EngineClient, startEngine } from './engine-client.ts';
import { engines } from './engines/index.ts';
import { mean, ndcg, percentile, recall, reciprocalRank } from './metrics.ts';
import { table, withRatio } from './table.ts';

interface Result {
  readonly name: string;
  readonly ndcg: number;
  readonly reciprocalRank: number;
  readonly recall: number;
  readonly buildMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly memoryMb: number;
}

const DEPTH = 100;
/** Questions asked before the measuring starts, so that all engines are compiled and warm. */
const WARM_UP = 50;

/** Quality and cost of every engine on one collection in BEIR's layout, in one run. */
export async function benchRetrieval(folder: string): Promise<string> {
  const collection = readCollection(folder);
  const clients = engines.map(({ name }) => startEngine(name));
  try {
    const results = await measure(clients, collection, folder);
    const { documents, queries } = collection;
    const head = `${basename(resolve(folder))}: ${documents.length} documents, ${queries.length} queries. In brackets: times ours.`;
    return `${head}\n\n${render(results)}`;
  } finally {
    for (const client of clients) client.close();
  }
}

async function measure(
  clients: readonly EngineClient[],
  { queries, judgements }: Collection,
  folder: string,
): Promise<readonly Result[]> {
  const buildMs: number[] = [];
  for (const client of clients) buildMs.push((await client.build({ kind: 'collection', folder })).buildMs);
  for (const { text } of queries.slice(0, WARM_UP)) for (const client of clients) await client.search(text, DEPTH);

  const runs = clients.map((): { ids: readonly string[]; tookMs: number }[] => []);
  for (const { text } of queries) {
    for (const [at, client] of clients.entries()) runs[at]!.push(await client.search(text, DEPTH));
  }
  return await Promise.all(
    clients.map(async (client, at): Promise<Result> => {
      const score = (metric: typeof ndcg) =>
        mean(runs[at]!.map(({ ids }, query) => metric(ids, judgements.get(queries[query]!.id)!)));
      const times = runs[at]!.map(({ tookMs }) => tookMs);
      return {
        name: client.name,
        ndcg: score(ndcg),
        reciprocalRank: score(reciprocalRank),
        recall: score(recall),
        buildMs: buildMs[at]!,
        p50Ms: percentile(times, 0.5),
        p99Ms: percentile(times, 0.99),
        memoryMb: (await client.memory()).indexBytes / 2 ** 20,
      };
    }),
  );
}

function render(results: readonly Result[]): string {
  const ours = results[0]!;
  const figure = (head: string, key: Exclude<keyof Result, 'name'>, digits: number) => ({
    head,
    cell: (result: Result) => withRatio(result[key], ours[key], digits),
  });
  return table(
    [
      { head: 'engine', cell: ({ name }) => name },
      figure('nDCG@10', 'ndcg', 4),
      figure('MRR@10', 'reciprocalRank', 4),
      figure('Recall@100', 'recall', 4),
      figure('build ms', 'buildMs', 0),
      figure('p50 ms', 'p50Ms', 3),
      figure('p99 ms', 'p99Ms', 3),
      figure('memory MB', 'memoryMb', 1),
    ],
    results,
  );
}
