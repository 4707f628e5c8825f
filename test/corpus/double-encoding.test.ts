import { describe, expect, test } from 'vitest';
import { mendDoubleEncoding } from '../../src/corpus/double-encoding.ts';

const upperHalf = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** As a programme does that takes UTF-8 for windows-1252. */
const encodeAgain = (text: string): string =>
  [...new TextEncoder().encode(text)]
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? (upperHalf[byte - 0x80] as string) : String.fromCharCode(byte)))
    .join('');

describe('characters that were encoded twice', () => {
  test.each(['It’s', 'café', 'a\u00a0b', '“quoted”', 'Größe', '€5', 'x → y', '✅ done', '🚀 go', 'Привет', 'コンテナ'])(
    'are mended: %s',
    (text) => {
      const twice = encodeAgain(text);
      expect(twice).not.toBe(text);
      expect(mendDoubleEncoding(twice).text).toBe(text);
    },
  );

  test('are mended as they stand in real files', () => {
    expect(mendDoubleEncoding('images.Â\u00a0It supports cafÃ©s, donâ€™t worry').text).toBe(
      'images.\u00a0It supports cafés, don’t worry',
    );
    expect(mendDoubleEncoding('itâ\u0080\u0099s').text).toBe('it’s');
  });

  test('are mended when it happened more than once', () => {
    expect(mendDoubleEncoding(encodeAgain(encodeAgain('It’s'))).text).toBe('It’s');
  });

  test('are mended beside characters that are right', () => {
    expect(mendDoubleEncoding(`Größe — ${encodeAgain('café')} naïve`).text).toBe('Größe — café naïve');
  });

  test('are counted, and the first is placed', () => {
    expect(mendDoubleEncoding(`ab ${encodeAgain('é ü')}`)).toEqual({ text: 'ab é ü', count: 2, firstOffset: 3 });
  });

  test.each(['NÃO', 'Â', 'Spaß« und »mehr', 'le “café”…', 'São Tomé', 'ÀÉÎ', 'naïve — ‘x’', '10 Å”', 'plain'])(
    'are not found in: %s',
    (text) => {
      expect(mendDoubleEncoding(text)).toEqual({ text, count: 0 });
    },
  );

  test('never make a line end', () => {
    const text = `a${encodeAgain('\u2028')}b${encodeAgain('\u0085')}c`;
    expect(mendDoubleEncoding(text).text).toBe(text);
  });
});

test('the half of a no-break space that an editor left behind is dropped', () => {
  expect(mendDoubleEncoding('itâ€™s Â fast, Â really').text).toBe('it’s  fast,  really');
  expect(mendDoubleEncoding('LÂ METRO').text).toBe('LÂ METRO');
});
