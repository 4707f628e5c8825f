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

/** Makes engines for one version of the notes after another: what has not changed is not indexed again. */
export function createEngineFactory({ citationUrlTemplate }: Config): (corpus: Corpus) => AnswerEngine {
  let previous: SearchIndex | undefined;
  return (corpus) => {
    const index = createSearchIndex(corpus.notes, { synonyms: corpus.synonyms, ...(previous && { previous }) });
    previous = index;
    return createAnswerEngine({ corpus, index, citationUrlTemplate });
  };
}

/**
 * Makes an engine for questions that are asked once: from the notes as they stand, which are parsed only if they changed
 * since the last time.
 * @throws ConfigError when there is no note to answer from.
 */
export async function openEngine(config: Config): Promise<AnswerEngine> {
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
  return createEngineFactory(config)(corpus);
}

/** Changes with every release and every build. Sources that run without a build get a new one each time. */
function codeVersion(): string {
  const built = statSync(new URL('./main.js', import.meta.url), { throwIfNoEntry: false });
  return `${packageVersion()} ${built?.mtimeMs ?? process.hrtime.bigint()}`;
}
