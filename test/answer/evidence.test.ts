import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/answer/candidates.ts';
import { type Judged, judge } from '../../src/answer/evidence.ts';
import { weighQuery } from '../../src/answer/weighed-query.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { notesOf } from './engine-of.ts';

const notes = notesOf({
  'a.md': '# Port\n\n## Opening hours\n\nThe ferry, the barge, the tug, the quay and the crane have a bell each.\n',
});
const index = createSearchIndex(notes);

interface Found {
  readonly question?: string;
  readonly share: number;
  readonly likeness?: number;
}

/** State of an answer of one passage that holds a share of the question, among 30 sections, where the limit is 0.56. */
function stateOf({ question = 'ferry barge tug quay crane', share, likeness = 0 }: Found, names: Partial<Judged> = {}) {
  const weighed = weighQuery(index, index.parse(question));
  const chunk = notes[0]!.chunks[0]!;
  const candidate = {
    passage: { chunk, plain: 'A bell.' },
    coverage: { askedShare: share, near: 1, literal: 1 },
    likeness,
  } as Candidate;
  const judged: Judged = { kind: 'topic', weighed, sections: 30, sides: 0, names: 0, ...names };
  return judge([{ candidate, same: [] }], judged).state;
}

describe('judge', () => {
  it('takes a passage for an answer that holds enough of the question', () => {
    expect(stateOf({ share: 0.57 })).toBe('answer');
    expect(stateOf({ share: 0.55 })).toBe('closest');
    expect(stateOf({ share: 0.4 })).toBe('silent');
  });

  it('wants more of a short question, and less of a long one', () => {
    expect(stateOf({ question: 'ferry barge', share: 0.6 })).toBe('closest');
    expect(stateOf({ question: 'ferry barge', share: 0.63 })).toBe('answer');
    const long = 'when may the ferry pass barge tug quay crane bell port hours open again';
    expect(stateOf({ question: long, share: 0.53 })).toBe('answer');
  });

  it('wants more where a proper name of the question is missing', () => {
    const missing = { names: 0b10 };
    expect(stateOf({ share: 0.65 }, missing)).toBe('closest');
    expect(stateOf({ share: 0.67 }, missing)).toBe('answer');
    expect(stateOf({ share: 0.57 }, { names: 0b01 })).toBe('answer');
  });

  it('wants less where the section is asked for much like this', () => {
    expect(stateOf({ share: 0.45, likeness: 0.9 })).toBe('answer');
    expect(stateOf({ share: 0.45, likeness: 0.5 })).toBe('closest');
  });

  it('takes for an answer what the author says is one', () => {
    expect(stateOf({ share: 0.45, likeness: 1 }, { names: 0b10 })).toBe('answer');
  });

  it('wants a definition to define', () => {
    expect(stateOf({ share: 1 }, { defines: () => true })).toBe('answer');
    expect(stateOf({ share: 1 }, { defines: () => false })).toBe('closest');
  });
});
