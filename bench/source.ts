import { type BenchDocument, readCollection } from './collection.ts';
import { readSections, recombine } from './recombined-notes.ts';

/** Where documents come from, in words that can be handed to another process. */
export type Source =
  | { readonly kind: 'collection'; readonly folder: string }
  | { readonly kind: 'recombined'; readonly folder: string; readonly count: number };

export async function documentsOf(source: Source): Promise<readonly BenchDocument[]> {
  if (source.kind === 'collection') return readCollection(source.folder).documents;
  return recombine(await readSections(source.folder), source.count);
}
