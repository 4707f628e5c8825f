import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerEngine } from './answer/answer.ts';
import { createAnswerEngine } from './answer/answer-engine.ts';
import { readCachedCorpus } from './cached-corpus.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Corpus } from './corpus/note.ts';
import { packageVersion } from './package-version.ts';
import type { SearchIndex } from './search/query.ts';
import { createSearchIndex } from './search/search-index.ts';

/** One version of the notes, and what is made of it. */
export interface Edition {
  readonly corpus: Corpus;
  readonly index: SearchIndex;
  readonly engine: AnswerEngine;
}

/** Makes one edition after another as the notes change: what has not changed is not indexed again. */
export function createEditions({ citationUrlTemplate }: Config): (corpus: Corpus) => Edition {
  let previous: SearchIndex | undefined;
  return (corpus) => {
    const index = createSearchIndex(corpus.notes, { synonyms: corpus.synonyms, ...(previous && { previous }) });
    previous = index;
    return { corpus, index, engine: createAnswerEngine({ corpus, index, citationUrlTemplate }) };
  };
}

/**
 * The edition for a command that runs once: of the notes as they stand, which are parsed only if they changed since the
 * last time.
 * @throws ConfigError when there is no note to answer from.
 */
export async function openEdition(config: Config): Promise<Edition> {
  const corpus = await readCachedCorpus(config.corpusDir, {
    folder: join(config.dataDir, 'cache'),
    codeVersion: codeVersion(),
    read: async (root) => {
      // The parsers alone take longer to load than an answer takes to find.
      const { readCorpus } = await import('./corpus/read-corpus.ts');
      return readCorpus(root);
    },
    now: systemClock.now,
  });
  return createEditions(config)(corpus);
}

/** Changes with every release and every build. Sources that run without a build get a new one each time. */
function codeVersion(): string {
  const built = statSync(new URL('./main.js', import.meta.url), { throwIfNoEntry: false });
  return `${packageVersion()} ${built?.mtimeMs ?? process.hrtime.bigint()}`;
}
