import { readCheckSettings } from '../check/check-settings.ts';
import { checkVault } from '../check/check-vault.ts';
import type { Checked } from '../check/mend-folder.ts';
import { readTexts } from '../check/read-texts.ts';
import type { Rule } from '../check/rule.ts';
import { rules as allRules } from '../check/rules/index.ts';
import { createVault } from '../check/vault.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createCorpusReader } from '../corpus/corpus-reader.ts';
import { createEditions } from '../edition.ts';
import { promptsOf } from '../prompts-of.ts';
import { curatedProblems } from '../quiz/curated/curated-notes.ts';

interface FolderCheckDeps {
  readonly config: Config;
  readonly rules: readonly Rule[];
  readonly clock: Clock;
}

/** Looks at the folder as it stands, each time that it is called; what has not changed is not parsed again. */
export function createFolderCheck({ config, rules, clock }: FolderCheckDeps): () => Promise<Checked> {
  const reader = createCorpusReader(config.corpusDir);
  const editionOf = createEditions(config);
  const codes = new Set(allRules.map(({ code }) => code));
  return async () => {
    const corpus = await reader.read();
    const [{ texts, files }, read] = await Promise.all([readTexts(corpus), readCheckSettings(corpus.root, codes)]);
    const edition = editionOf(corpus);
    const { index } = edition;
    const vault = createVault({
      ...{ corpus, texts, files, settings: read.settings },
      problems: [...corpus.problems, ...curatedProblems(corpus.notes), ...read.problems],
      today: new Date(clock.now()).toISOString().slice(0, 10),
      firstHit: (question) => index.search(index.parse(question), { limit: 1 })[0]?.chunk,
      prompts: promptsOf(edition, config),
    });
    return { vault, findings: await checkVault(vault, rules) };
  };
}
