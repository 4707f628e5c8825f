import type { Chunk, Note } from '../corpus/note.ts';
import { buildSegment } from './build-segment.ts';
import { documentOfChunk } from './chunk-document.ts';
import type { Segment } from './segment.ts';
import { fieldWeights, SEGMENT_DOCUMENTS } from './text-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A segment together with what it was made of. */
export interface NoteSegment {
  readonly notes: readonly Note[];
  readonly chunks: readonly Chunk[];
  readonly segment: Segment;
}

/**
 * Segments for the notes. Those of `previous` whose notes are all still the same objects are kept as they are; the other
 * notes are indexed again. Small segments go along, so that many small changes do not leave many small segments.
 */
export function segmentNotes(
  notes: readonly Note[],
  vocabulary: Vocabulary,
  previous: readonly NoteSegment[] = [],
  segmentDocuments: number = SEGMENT_DOCUMENTS,
): readonly NoteSegment[] {
  const current = new Set(notes);
  const unchanged = previous.filter((segment) => segment.notes.every((note) => current.has(note)));
  const covered = new Set(unchanged.flatMap((segment) => segment.notes));
  if (covered.size === current.size) return unchanged;
  const kept = unchanged.filter(({ chunks }) => chunks.length * 2 > segmentDocuments);
  const keptNotes = new Set(kept.flatMap((segment) => segment.notes));
  const fresh = packNotes(
    notes.filter((note) => !keptNotes.has(note)),
    segmentDocuments,
  );
  return [...kept, ...fresh.map((pack) => buildNoteSegment(pack, vocabulary))];
}

/** Notes in packs of about so many chunks. A note is never divided, whatever its size. */
function packNotes(notes: readonly Note[], chunksPerPack: number): readonly (readonly Note[])[] {
  const packs: Note[][] = [];
  let room = 0;
  for (const note of notes) {
    if (packs.length === 0 || note.chunks.length > room) {
      packs.push([]);
      room = chunksPerPack;
    }
    packs.at(-1)!.push(note);
    room -= note.chunks.length;
  }
  return packs;
}

function buildNoteSegment(notes: readonly Note[], vocabulary: Vocabulary): NoteSegment {
  const documents = notes.flatMap(({ chunks }, group) => chunks.map((chunk) => documentOfChunk(chunk, group)));
  const chunks = notes.flatMap((note) => note.chunks);
  return { notes, chunks, segment: buildSegment(documents, vocabulary, fieldWeights) };
}
