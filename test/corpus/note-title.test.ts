import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const titleAndPaths = (text: string, path?: string) => {
  const { note, chunks } = read(text, path);
  return [note.title, chunks.map((chunk) => chunk.headings)];
};

describe("a note's title", () => {
  test('is the front matter’s', () => {
    expect(titleAndPaths('---\ntitle: Real\n---\n# Other\n\nText.\n\n# Third\n\nText.')).toEqual([
      'Real',
      [['Other'], ['Third']],
    ]);
  });

  test('is the first heading when it is the only one of level 1, which then is in no heading path', () => {
    expect(titleAndPaths('# Amazon ECS\n\nText.\n\n## Tasks\n\nText.')).toEqual(['Amazon ECS', [[], ['Tasks']]]);
  });

  test('is not the first heading when there are more of level 1', () => {
    expect(titleAndPaths('# One\n\nText.\n\n# Two\n\nText.', 'my-notes_on ECS.md')).toEqual([
      'my notes on ECS',
      [['One'], ['Two']],
    ]);
  });

  test('is not a heading of level 1 that others come before', () => {
    expect(titleAndPaths('## Sub\n\nText.\n\n# Top\n\nText.', 'a/b/file name.txt')).toEqual([
      'file name',
      [['Sub'], ['Top']],
    ]);
  });

  test.each([
    '000_cbbcffa2ea72d884.txt',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV.md',
    '2025-01-03.md',
    '202501031159.md',
    '550e8400-e29b-41d4-a716-446655440000.md',
  ])('is the first heading when the name says nothing and all stands below it: %s', (path) => {
    expect(titleAndPaths('## Containers\n\nText.\n\n### Images\n\nText.', path)[0]).toBe('Containers');
  });

  test('is not the first of several headings, which would speak for all of them', () => {
    expect(titleAndPaths('### Containers\n\nText.\n\n### Images\n\nText.', '0001.md')[0]).toBe('0001');
  });

  test('is the name even if it says nothing where there is no heading', () => {
    expect(titleAndPaths('Text.', '2025-01-03.md')).toEqual(['2025 01 03', [[]]]);
  });

  test('is in no heading path when everything stands below it', () => {
    expect(titleAndPaths('### All\n\nText.\n\n#### Part\n\nText.', '0001.md')).toEqual(['All', [[], ['Part']]]);
  });
});
