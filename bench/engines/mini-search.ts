import MiniSearch from 'minisearch';
import type { Engine } from './engine.ts';

/** MiniSearch as it is out of the box. */
export const miniSearch: Engine = {
  name: 'MiniSearch',
  build(documents) {
    const index = new MiniSearch({ fields: ['title', 'headings', 'text'] });
    index.addAll(documents.map((document) => ({ ...document, headings: document.headings.join(' ') })));
    return (question, limit) =>
      index
        .search(question)
        .slice(0, limit)
        .map(({ id }) => String(id));
  },
};
