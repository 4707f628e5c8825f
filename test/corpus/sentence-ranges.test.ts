import { describe, expect, test } from 'vitest';
import { sentenceRanges } from '../../src/corpus/sentence-ranges.ts';

const sentences = (text: string): string[] => sentenceRanges(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test.each([
    ['ends of every kind', 'One. Two! Three? Four… Five.', ['One.', 'Two!', 'Three?', 'Four…', 'Five.']],
    ['no end at all', 'Launch types', ['Launch types']],
    [
      'what closes after the end',
      'He said "stop." Then (it did.) It ran.',
      ['He said "stop."', 'Then (it did.)', 'It ran.'],
    ],
    [
      'a name in lower case at the start',
      'It runs pods. kubectl lists them.',
      ['It runs pods.', 'kubectl lists them.'],
    ],
    ['a full-width stop', '容器很轻。它启动很快。', ['容器很轻。', '它启动很快。']],
    ['an acronym before the end', 'This is Amazon ECS. It runs tasks.', ['This is Amazon ECS.', 'It runs tasks.']],
  ])('end with %s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test.each([
    'Use a registry, e.g. ECR, for images.',
    'Use a registry, i.e. ECR for images.',
    'Containers vs. VMs.',
    'Code, runtime, libraries, etc. are packed.',
    'Sold by Amazon Web Services, Inc. or its affiliates.',
    'It needs version 1.2.3 of the agent.',
    'A t3.micro serves index.html from 0.0.0.0/0 at www.example.com.',
    'See https://example.com/a.b?c=d. for more, e.g. Examples.'.replace('. for', ' for'),
    'In US East (N. Virginia) it costs less.',
    'See no. 5 of the list.',
    'It takes min. 2 GB.',
    '1. In Amazon ECS it is an instance.',
    'Wait... it runs.',
    'The U.S. regions are older.',
    'At 140 °C. or more it browns.',
    'It was said by J.-P. Sartre.',
    'Run it on .NET or in Node.js.',
  ])('are not cut inside: %s', (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  test.each([
    ['Can it run? No. It cannot.', ['Can it run?', 'No.', 'It cannot.']],
    ['It is packed with libraries, etc. Then it runs.', ['It is packed with libraries, etc.', 'Then it runs.']],
    ['Crusts brown at 140 °C. Sugar needs more.', ['Crusts brown at 140 °C.', 'Sugar needs more.']],
    ['Nodes use CRI-O. Others use containerd.', ['Nodes use CRI-O.', 'Others use containerd.']],
    ['It takes 5 min. Then it runs.', ['It takes 5 min.', 'Then it runs.']],
  ])('end after an abbreviation where the next one starts: %s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test('are not cut inside fixed ranges, and are cut at breaks', () => {
    const text = 'Run `a. B` now. Then stop';
    expect(sentenceRanges(text, [{ start: 4, end: 10 }], [20])).toEqual([
      { start: 0, end: 15 },
      { start: 16, end: 20 },
      { start: 21, end: 25 },
    ]);
  });
});
