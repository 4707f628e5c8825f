import { windows1252 } from './windows-1252.ts';

const byteOf = new Map<string, number>();
for (let byte = 0x80; byte <= 0xff; byte++) {
  byteOf.set(String.fromCharCode(byte), byte);
}
[...windows1252].forEach((character, index) => {
  byteOf.set(character, 0x80 + index);
});

const tail = `[\\u0080-\\u00bf${windows1252}]`;
/** A character that reads as the first byte of a UTF-8 sequence, with as many after it as that byte announces. */
const sequence = `(?:[\\u00c2-\\u00df]${tail}|[\\u00e0-\\u00ef]${tail}{2}|[\\u00f0-\\u00f4]${tail}{3})`;
const runs = new RegExp(`${sequence}+`, 'g');
const single = new RegExp(sequence, 'g');

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Mends characters that were written as UTF-8, read as windows-1252 and written again (`Â `, `â€™`, `Ã©`), also where
 * that happened twice. Only sequences whose bytes are valid UTF-8 change; the number of lines never does.
 */
export function mendDoubleEncoding(text: string): { text: string; firstOffset?: number; count: number } {
  let count = 0;
  let firstOffset: number | undefined;
  let mended = text;
  for (let round = 0; round < 3; round++) {
    const before = mended;
    mended = before.replace(runs, (run, offset: number) => {
      const lone = run.match(single)?.length === 1;
      return run.replace(single, (characters) => {
        const meant = decode(characters);
        const next = before[offset + run.length] ?? '';
        if (meant === undefined || !isLikely(meant, lone, next)) return characters;
        firstOffset ??= offset;
        count++;
        return meant;
      });
    });
    if (mended === before) break;
  }
  // An editor that takes no-break spaces for spaces leaves the first half of one behind.
  mended = mended.replace(/(?<![\p{L}\p{M}])Â(?=[ \t])/gu, (_, offset: number) => {
    firstOffset ??= offset;
    count++;
    return '';
  });
  return firstOffset === undefined ? { text, count } : { text: mended, firstOffset, count };
}

function decode(characters: string): string | undefined {
  try {
    return utf8.decode(Uint8Array.from(characters, (character) => byteOf.get(character) ?? 0));
  } catch {
    return undefined;
  }
}

/**
 * `café”…`, `Spaß«` and `10 Å”` happen to be valid as well. So a sequence on its own counts only when it means a character
 * of the blocks which such accidents do not reach: Latin (beyond Latin-1 inside a word only), punctuation and symbols,
 * emoji. Other scripts come in runs.
 */
function isLikely(meant: string, lone: boolean, next: string): boolean {
  const code = meant.codePointAt(0) ?? 0;
  if (code < 0xa0 || code === 0x2028 || code === 0x2029) return false;
  if (!lone || code < 0x100) return true;
  if (code < 0x180) return /\p{L}/u.test(next);
  return (code >= 0x2000 && code < 0x2c00) || code === 0xfeff || code >= 0x1f000;
}
