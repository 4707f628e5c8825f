import { fieldNames } from '../../src/search/field-names.ts';
import { createSynonyms } from '../../src/search/synonyms.ts';
import { createTextIndex } from '../../src/search/text-index.ts';
import type { Engine } from './engine.ts';

/** Ours, as it searches notes. */
export const stevedore: Engine = {
  name: 'Stevedore',
  build(documents) {
    const index = createTextIndex(
      documents.map((document, group) => ({ ...document, group })),
      { synonyms: createSynonyms(fieldNames) },
    );
    return (question, limit) => index.rank(index.parse(question), limit).map(({ number }) => documents[number]!.id);
  },
};
