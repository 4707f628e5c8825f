import { describe, expect, it } from 'vitest';
import { splitAtCode } from '../../../../src/platforms/discord/listeners/code-spans.ts';

const codeIn = (text: string) =>
  splitAtCode(text)
    .filter(({ isCode }) => isCode)
    .map((piece) => piece.text);

describe('code in a message', () => {
  it.each([
    ['run `docker ps` now', ['`docker ps`']],
    ['``a ` b`` c', ['``a ` b``']],
    ['```sh\nls `x`\n``` and `y`', ['```sh\nls `x`\n```', '`y`']],
    ['it`s a lone one', []],
    ['`` two and ` one', []],
    ['escaped \\` then `code`', ['`code`']],
    ['', []],
  ])('is found in %j', (text, code) => expect(codeIn(text)).toEqual(code));

  it('leaves nothing out', () => {
    const text = 'a `b` ``c`d`` e ``` f ` g';
    expect(
      splitAtCode(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});
