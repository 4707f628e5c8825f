import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const head = (yaml: string) => {
  const { note, problems } = read(`---\n${yaml}\n---\nText.`);
  const { title, aliases, tags, sources, questions, verified, frontMatter } = note;
  return { title, aliases, tags, sources, questions, verified, frontMatter, problems };
};

describe('front matter', () => {
  test('says what the note is', () => {
    expect(
      head(
        [
          'title: Amazon ECS',
          'aliases: [ECS, Elastic Container Service]',
          'tags: [aws, "#containers"]',
          'sources:',
          '  - https://example.com/a',
          'questions:',
          '  - What is ECS?',
          'verified: 2025-01-31',
          'owner: { team: platform }',
        ].join('\n'),
      ),
    ).toMatchObject({
      title: 'Amazon ECS',
      aliases: ['ECS', 'Elastic Container Service'],
      tags: ['aws', 'containers'],
      sources: ['https://example.com/a'],
      questions: ['What is ECS?'],
      verified: '2025-01-31',
      frontMatter: { owner: { team: 'platform' } },
      problems: [],
    });
  });

  test('holds no half of a character', () => {
    const { title, tags, sources } = head(String.raw`title: "a\ud800"
tags: ["\udc00b", "\ud83d\ude00"]
sources: ["c\ud800"]`);
    expect({ title, tags, sources }).toEqual({ title: 'a\ufffd', tags: ['\ufffdb', '😀'], sources: ['c\ufffd'] });
  });

  test('may hold a text where a list is meant', () => {
    expect(head('aliases: ECS\ntags: "#aws, cloud containers"\nsources: https://a.b')).toMatchObject({
      aliases: ['ECS'],
      tags: ['aws', 'cloud', 'containers'],
      sources: ['https://a.b'],
    });
  });

  test('may hold numbers and empty values', () => {
    expect(head('title: 2025\naliases:\ntags: [1, null]\n')).toMatchObject({
      title: '2025',
      aliases: [],
      tags: ['1'],
      problems: [],
    });
  });

  test.each([
    ['verified: 2025-02-30', 'verified'],
    ['verified: yesterday', 'verified'],
    ['title: [a, b]', 'title'],
    ['tags: { a: b }', 'tags'],
    ['aliases: [[a]]', 'aliases'],
  ])('with a value of the wrong kind is reported and ignored: %s', (yaml, key) => {
    const { problems, title, tags, aliases, verified } = head(`x: 1\n${yaml}`);
    expect(problems).toMatchObject([{ severity: 'warning', code: 'front-matter-type', path: 'note.md', line: 3 }]);
    expect(problems[0]?.message).toContain(key);
    expect({ title, tags, aliases, verified }).toEqual({ title: 'note', tags: [], aliases: [], verified: undefined });
  });

  test('that does not parse is reported with its line; the text is served', () => {
    const { problems, texts, note } = read('---\ntitle: A\ntags: a: b\n---\n\nText.');
    expect(problems).toMatchObject([{ severity: 'warning', code: 'front-matter-invalid', path: 'note.md', line: 3 }]);
    expect(problems[0]?.remedy).not.toBe('');
    expect(texts).toEqual(['Text.']);
    expect(note.frontMatter).toEqual({});
  });

  test('is not what stands between two rules', () => {
    expect(read('---\n\nJust text.\n\n---\n\nMore.')).toMatchObject({ texts: ['Just text.', 'More.'], problems: [] });
    expect(read('---\n\n- a\n\n> b').blocks.map(({ kind }) => kind)).toEqual(['list-item', 'paragraph']);
  });

  test('may be empty, and counts as lines', () => {
    expect(head('').problems).toEqual([]);
    expect(read('---\ntitle: A\n---\n\nText.').lines).toEqual(['5-5']);
  });

  test('stands at the very top only', () => {
    expect(read('Text.\n\n---\ntitle: A\n---\n').note.title).toBe('note');
  });
});
