import lunr from 'lunr';
import type { Engine } from './engine.ts';

/** lunr as it is out of the box. The characters of its query language are taken out of the question. */
export const lunrEngine: Engine = {
  name: 'lunr',
  build(documents) {
    const index = lunr((builder) => {
      builder.ref('id');
      for (const field of ['title', 'headings', 'text']) builder.field(field);
      for (const document of documents) builder.add({ ...document, headings: document.headings.join(' ') });
    });
    return (question, limit) =>
      index
        .search(question.replace(/[-+:^~*]/g, ' '))
        .slice(0, limit)
        .map(({ ref }) => ref);
  },
};
