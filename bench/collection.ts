import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every engine is given to index. */
export interface BenchDocument {
  readonly id: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
}

export interface BenchQuery {
  readonly id: string;
  readonly text: string;
}

/** Graded relevance of documents: query id → document id → grade, 0 for not relevant. */
type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Collection {
  readonly documents: readonly BenchDocument[];
  /** Only queries that have a relevant document. */
  readonly queries: readonly BenchQuery[];
  readonly judgements: Judgements;
}

/** Reads a folder in BEIR's layout: corpus.jsonl, queries.jsonl and qrels/*.tsv with a header line. */
export function readCollection(folder: string): Collection {
  const documents = readRecords(join(folder, 'corpus.jsonl')).map(({ _id, title = '', text = '' }) => ({
    id: String(_id),
    title: String(title),
    headings: [],
    text: String(text),
  }));
  const judgements = readJudgements(join(folder, 'qrels'));
  const queries = readRecords(join(folder, 'queries.jsonl'))
    .map(({ _id, text }) => ({ id: String(_id), text: String(text) }))
    .filter(({ id }) => [...(judgements.get(id)?.values() ?? [])].some((grade) => grade > 0));
  return { documents, queries, judgements };
}

function readJudgements(folder: string): Judgements {
  const judgements = new Map<string, Map<string, number>>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.tsv'))) {
    for (const line of readLines(join(folder, file)).slice(1)) {
      const [query, document, grade] = line.split('\t');
      const graded = judgements.get(query!) ?? new Map<string, number>();
      judgements.set(query!, graded.set(document!, Number(grade)));
    }
  }
  return judgements;
}

function readRecords(path: string): readonly Record<string, unknown>[] {
  return readLines(path).map((line) => JSON.parse(line));
}

function readLines(path: string): readonly string[] {
  return readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean);
}
