import { expect, it } from 'vitest';
import { plainText } from '../../src/quiz/plain-text.ts';

it.each([
  ['a **bold** and *slanted* word', 'a bold and slanted word'],
  ['`docker ps -a` and ``a`b``', 'docker ps -a and a`b'],
  ['see [the hooks](https://example.com/a_b)', 'see the hooks'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['fill in \\_\\_\\_\\_ here', 'fill in ____ here'],
  ['two\nlines', 'two lines'],
])('reads %j as %j', (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});
