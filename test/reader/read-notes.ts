import { createCorpusReader } from '../../src/corpus/corpus-reader.ts';
import { readerRoutes } from '../../src/reader/reader-routes.ts';
import { folderWith } from '../corpus/folder.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The reader of a folder with these files. */
export async function readNotes(files: Files, { basePath = '' } = {}) {
  const root = await folderWith(files);
  const reader = createCorpusReader(root);
  let corpus = await reader.read();
  let now = 0;
  const app = readerRoutes({
    ...{ basePath, isOperator: () => false, now: () => now },
    notes: () => ({ corpus, files: reader.known() }),
  });
  const get = async (path: string, address = '192.0.2.9') =>
    app.request(`http://site.test${path}`, {}, { incoming: { socket: { remoteAddress: address } } });
  return {
    ...{ root, get, corpus },
    html: async (path: string) => (await get(path)).text(),
    /** The text of the note alone. */
    prose: async (path: string) =>
      /<div class="prose">([\s\S]*?)<\/div>\n(?=\n|<nav|<section|<\/article)/.exec(
        await (await get(path)).text(),
      )?.[1] ?? '',
    readAgain: async () => {
      corpus = await reader.read();
    },
    later: (ms: number) => {
      now += ms;
    },
  };
}
