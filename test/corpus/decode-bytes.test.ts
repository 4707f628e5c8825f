import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../src/corpus/decode-bytes.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));

describe('the bytes of a note', () => {
  test('are UTF-8, with or without a mark', () => {
    expect(decodeBytes('a.md', bytes('Größe 🚀'))).toEqual({ text: 'Größe 🚀', written: 'Größe 🚀', problems: [] });
    expect(decodeBytes('a.md', bytes(0xef, 0xbb, 0xbf, '# A'))).toEqual({ text: '# A', written: '# A', problems: [] });
  });

  test('are UTF-16 where the mark says so', () => {
    expect(decodeBytes('a.txt', bytes(0xff, 0xfe, 0x41, 0, 0x42, 0))).toEqual({
      text: 'AB',
      written: 'AB',
      problems: [],
    });
    expect(decodeBytes('a.txt', bytes(0xfe, 0xff, 0, 0x41, 0, 0x42))).toEqual({
      text: 'AB',
      written: 'AB',
      problems: [],
    });
  });

  test('are windows-1252 where they are no UTF-8, which is reported with the line', () => {
    const { text, problems } = decodeBytes('a.md', bytes('one\ntwo\nthe host', 0x92, 's caf', 0xe9, '\n'));
    expect(text).toBe('one\ntwo\nthe host’s café\n');
    expect(problems).toMatchObject([{ severity: 'warning', code: 'not-utf-8', path: 'a.md', line: 3 }]);
    expect(problems[0]?.remedy).not.toBe('');
  });

  test('lose a few zero bytes, which is reported with the line', () => {
    const { text, problems } = decodeBytes('a.md', bytes('one\nt', 0, 'wo\n'));
    expect(text).toBe('one\ntwo\n');
    expect(problems).toMatchObject([{ severity: 'warning', code: 'zero-bytes', line: 2 }]);
  });

  test('are no text when many are zero', () => {
    const result = decodeBytes('a.md', bytes('PK', ...Array<number>(100).fill(0)));
    expect(result.text).toBeUndefined();
    expect(result.problems).toMatchObject([{ severity: 'error', code: 'binary-file', path: 'a.md' }]);
  });

  test('are mended where they were encoded twice, which is reported with the line and keeps all lines', () => {
    const { text, problems } = decodeBytes('a.md', bytes('one\r\nimages.Â\u00a0It â€™s\r\n'));
    expect(text).toBe('one\r\nimages.\u00a0It ’s\r\n');
    expect(problems).toMatchObject([{ severity: 'warning', code: 'double-encoded', line: 2 }]);
  });
});
