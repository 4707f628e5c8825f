import type { Block, Chunk, LineRange, ListItem, Sentence, TableRow } from '../corpus/note.ts';

/** What a passage is made of; decides what it is good for. */
type PassageShape = 'sentences' | 'item' | 'list' | 'row' | 'table' | 'code' | 'block';

/** A run of a chunk that may be quoted: whole sentences, items, rows or blocks, with nothing left out in between. */
export interface Passage extends LineRange {
  readonly chunk: Chunk;
  readonly shape: PassageShape;
  /** Indexes in `chunk.blocks`, both ends included. */
  readonly firstBlock: number;
  readonly lastBlock: number;
  /** Of a first block that is a paragraph: indexes of its sentences, both ends included. Else all sentences. */
  readonly sentences?: readonly [number, number];
  /** What is quoted, plain: for matching. */
  readonly plain: string;
  /** The same by sentence, item or row: words that stand together in one of them belong together. */
  readonly parts: readonly string[];
  /** What the passage is read under, without being part of it: lead-in and parent items, column heads. */
  readonly lead: string;
  /** Number of items or rows in a list or table, else 1. */
  readonly itemCount: number;
}

/** Longest run that is put together into one passage, in characters of plain text. A single block may be longer. */
const MAX_CHARS = 900;
/** A whole list is worth more than a part of it, up to here. */
const MAX_LIST_CHARS = 1_100;

/** A paragraph up to this long is offered whole beside its sentences. */
const SHORT_PARAGRAPH_CHARS = 480;

/** A parent item longer than this is a text of its own, not a label of what stands below it. */
const LONGEST_LABEL_CHARS = 160;

/** A section up to this long is quoted whole where all of it answers. */
const MAX_WHOLE_CHARS = 800;

/** All of a chunk; undefined where that is too long to be quoted, or goes on in the next part of a long section. */
export function wholePassage(chunk: Chunk): Passage | undefined {
  const { blocks } = chunk;
  const items = blocks.filter(({ kind }) => kind === 'list-item' || kind === 'table-row').length;
  const shape = items > 1 ? 'list' : 'block';
  const passage = span(chunk, shape, 0, blocks.length - 1, '', Math.max(1, items));
  return passage.plain.length <= MAX_WHOLE_CHARS && !opensNextBlock(blocks, blocks.length - 1) ? passage : undefined;
}

/** All passages of a chunk, from single sentences to whole lists, in no particular order. */
export function allPassagesOf(chunk: Chunk): Passage[] {
  return chunk.blocks.flatMap((block, at) => startingAt(chunk, block, at));
}

function startingAt(chunk: Chunk, block: Block, at: number): Passage[] {
  switch (block.kind) {
    case 'paragraph':
      return sentenceRuns(chunk, at, block.sentences.slice(0, opensNextBlock(chunk.blocks, at) ? -1 : undefined));
    case 'list-item':
      return listPassages(chunk, block, at);
    case 'table-row':
      return tablePassages(chunk, block, at);
    case 'code':
      return [
        announced(span(chunk, 'code', at, at, block.caption?.text ?? ''), leadInOf(chunk.blocks, at, block.caption)),
      ];
  }
}

/** Starts like a sentence that leans on the one before it. */
const LEANS_BACK =
  /^(?:it|its|they|their|them|this|these|those|that|such|he|she|here|there|both|also|then|instead|however|so|thus|therefore|otherwise|as a result|for example|for instance|in this|in that|with this|with these|because of this|similarly|likewise|additionally|furthermore|moreover|in addition|by doing so|doing so|on the other hand|but|and|or|the latter|the former|the same|each of)\b/i;

/** Every sentence with the ones it leans on, and the whole paragraph where it is short. */
function sentenceRuns(chunk: Chunk, at: number, sentences: readonly Sentence[]): Passage[] {
  const runs = new Map<string, readonly [number, number]>();
  sentences.forEach((_, end) => {
    let start = end;
    while (start > 0 && LEANS_BACK.test(sentences[start]!.text) && end - start < 2) start -= 1;
    runs.set(`${start}-${end}`, [start, end]);
  });
  const last = sentences.length - 1;
  if (last > 0 && sum(sentences.map(({ text }) => text.length)) <= SHORT_PARAGRAPH_CHARS)
    runs.set(`0-${last}`, [0, last]);
  return [...runs.values()].map((range) => sentencePassage(chunk, at, range));
}

function sentencePassage(chunk: Chunk, block: number, [from, to]: readonly [number, number]): Passage {
  const run = chunk.blocks[block]!.sentences.slice(from, to + 1);
  const parts = run.map(({ text }) => text);
  return {
    chunk,
    shape: from === to ? 'sentences' : 'block',
    firstBlock: block,
    lastBlock: block,
    sentences: [from, to],
    startLine: run[0]!.startLine,
    endLine: run.at(-1)!.endLine,
    plain: parts.join(' '),
    parts,
    lead: '',
    itemCount: 1,
  };
}

function listPassages(chunk: Chunk, item: ListItem, at: number): Passage[] {
  const { blocks } = chunk;
  const lead = labelsOf(item).join(' ');
  const end = subtreeEnd(blocks, at, item);
  const passages = [span(chunk, 'item', at, at, lead)];
  if (end > at) passages.push(span(chunk, 'list', at, end, lead, end - at));

  const previous = blocks[at - 1];
  const opensList = !(previous?.kind === 'list-item' && previous.list === item.list);
  if (opensList) {
    const listEnd = lastIndexWhere(blocks, at, (block) => block.kind === 'list-item' && block.list === item.list);
    passages.push(wholeList(chunk, at, listEnd, lead, leadInOf(blocks, at, item.leadIn)));
  }
  return passages;
}

/** What an item is read under: the list's lead-in and the items above it, those that are short. */
export function labelsOf(item: ListItem): string[] {
  return [...(item.leadIn ? [item.leadIn.text] : []), ...item.parents].filter(
    (text) => text.length <= LONGEST_LABEL_CHARS,
  );
}

/** The whole list with its lead-in; a list too long for that ends after the last item that fits. */
function wholeList(chunk: Chunk, at: number, listEnd: number, lead: string, leadIn: LeadIn | undefined): Passage {
  const announcing = leadIn ? plainOf(chunk.blocks[leadIn.block]!).length : 0;
  const sizes = chunk.blocks.slice(at, listEnd + 1).map((block) => plainOf(block).length);
  const limit = announcing + sum(sizes) <= MAX_LIST_CHARS ? MAX_LIST_CHARS : MAX_CHARS;
  let chars = announcing + sizes[0]!;
  let end = at;
  while (end < listEnd && chars + sizes[end - at + 1]! <= limit) {
    end += 1;
    chars += sizes[end - at]!;
  }
  return announced(span(chunk, 'list', at, end, lead, end - at + 1), leadIn);
}

interface LeadIn {
  readonly block: number;
  readonly sentence: number;
}

/** The passage with the sentence that announces it in front. */
function announced(passage: Passage, leadIn: LeadIn | undefined): Passage {
  if (!leadIn) return passage;
  const sentences = passage.chunk.blocks[leadIn.block]!.sentences.slice(leadIn.sentence);
  const texts = sentences.map(({ text }) => text);
  return {
    ...passage,
    firstBlock: leadIn.block,
    sentences: [leadIn.sentence, leadIn.sentence + sentences.length - 1],
    startLine: sentences[0]!.startLine,
    plain: `${texts.join(' ')}\n${passage.plain}`,
    parts: [...texts, ...passage.parts],
    lead: texts.join(' '),
  };
}

/** Announces what comes next: it says nothing on its own. */
const ANNOUNCES = /[:：]$|\b(?:the following|as follows|shown below|below)\b[^.]*[.:]?$/i;

function opensNextBlock(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1];
  const last = blocks[at]!.sentences.at(-1);
  if (!last || next?.kind === 'paragraph') return false;
  // What was announced may stand in the next part of a long section.
  return next === undefined ? /[:：]$/.test(last.text.trim()) : ANNOUNCES.test(last.text.trim());
}

/** Where the sentence stands that announces the block at `at`, with what that sentence leans on. */
function leadInOf(blocks: readonly Block[], at: number, sentence: Sentence | undefined): LeadIn | undefined {
  const before = blocks[at - 1];
  if (!sentence || before?.kind !== 'paragraph' || before.sentences.at(-1)?.text !== sentence.text) return undefined;
  let first = before.sentences.length - 1;
  while (first > 0 && LEANS_BACK.test(before.sentences[first]!.text)) first -= 1;
  return { block: at - 1, sentence: first };
}

function tablePassages(chunk: Chunk, row: TableRow, at: number): Passage[] {
  const lead = row.header.join(' ');
  const passages = [span(chunk, 'row', at, at, lead)];
  const previous = chunk.blocks[at - 1];
  const opensTable = !(previous?.kind === 'table-row' && previous.table === row.table);
  if (opensTable) {
    const end = lastIndexWhere(chunk.blocks, at, (block) => block.kind === 'table-row' && block.table === row.table);
    const whole = span(chunk, 'table', at, end, lead, end - at + 1);
    if (end > at && whole.plain.length <= MAX_CHARS) passages.push(whole);
  }
  return passages;
}

function span(chunk: Chunk, shape: PassageShape, first: number, last: number, lead: string, itemCount = 1): Passage {
  const blocks = chunk.blocks.slice(first, last + 1);
  const start = blocks[0]!;
  return {
    chunk,
    shape,
    firstBlock: first,
    lastBlock: last,
    startLine: start.kind === 'table-row' ? start.headerLines.startLine : start.startLine,
    endLine: blocks.at(-1)!.endLine,
    plain: blocks.map(plainOf).join('\n'),
    parts: blocks.map(plainOf),
    lead,
    itemCount,
  };
}

/** Sentences that may stand between two quoted ones of a paragraph and are then quoted along. */
const WIDEST_GAP = 1;

/**
 * Two passages of a chunk as one, where nothing or next to nothing stands between them; undefined where they are apart
 * or `second` does not come after `first`.
 */
export function joinPassages(first: Passage, second: Passage): Passage | undefined {
  if (first.chunk !== second.chunk) return undefined;
  return first.firstBlock === second.firstBlock ? joinSentences(first, second) : joinBlocks(first, second);
}

/** Both begin in one paragraph; the second may go on with what that announces. */
function joinSentences(first: Passage, second: Passage): Passage | undefined {
  if (!first.sentences || !second.sentences || first.lastBlock > first.firstBlock) return undefined;
  const [from, until] = first.sentences;
  const [next, to] = second.sentences;
  if (next <= until || next - until - 1 > WIDEST_GAP) return undefined;
  const paragraph = sentencePassage(first.chunk, first.firstBlock, [from, to]);
  if (second.lastBlock === second.firstBlock) return paragraph;
  const added = sentencePassage(first.chunk, first.firstBlock, [from, next - 1]);
  return {
    ...second,
    sentences: [from, to],
    startLine: added.startLine,
    plain: `${added.plain} ${second.plain}`,
    parts: [...added.parts, ...second.parts],
  };
}

/** The second follows straight upon the first, and neither leaves out a part of a paragraph at the seam. */
function joinBlocks(first: Passage, second: Passage): Passage | undefined {
  const { blocks } = first.chunk;
  const last = blocks[first.lastBlock]!;
  const toEnd =
    !first.sentences || first.lastBlock > first.firstBlock || first.sentences[1] === last.sentences.length - 1;
  const opening = blocks[second.firstBlock]!.sentences.length - 1;
  const fromStart = !second.sentences || (second.sentences[0] === 0 && second.sentences[1] === opening);
  if (first.lastBlock + 1 !== second.firstBlock || !toEnd || !fromStart || last.kind === 'table-row') return undefined;
  return {
    ...first,
    shape: second.itemCount > 1 ? second.shape : first.shape,
    lastBlock: second.lastBlock,
    endLine: second.endLine,
    plain: `${first.plain}\n${second.plain}`,
    parts: [...first.parts, ...second.parts],
    itemCount: first.itemCount + second.itemCount,
  };
}

function plainOf(block: Block): string {
  return block.sentences.map(({ text }) => text).join(' ');
}

/** Index of the last block nested under the item at `at`. */
function subtreeEnd(blocks: readonly Block[], at: number, item: ListItem): number {
  return lastIndexWhere(
    blocks,
    at,
    (block) => block.kind === 'list-item' && block.list === item.list && block.depth > item.depth,
  );
}

/** Index of the last of the blocks after `at` which all pass the test. */
function lastIndexWhere(blocks: readonly Block[], at: number, test: (block: Block) => boolean): number {
  let end = at;
  while (blocks[end + 1] && test(blocks[end + 1]!)) end += 1;
  return end;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
