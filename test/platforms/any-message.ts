import fc from 'fast-check';
import { type Choice, createMessage, type Message } from '../../src/chat/message.ts';
import { markdownSoup } from '../corpus/markdown-soup.ts';

export function choice(label: string, over: Partial<Choice> = {}): Choice {
  return { label, text: `say ${label}`, typed: label.toLowerCase(), buttonOnly: false, ...over };
}

/** Tables of these sizes, in columns and rows. */
export function anyTable(...sizes: readonly (readonly [number, number])[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...sizes), markdownSoup).map(([[columns, rows], soup]) => {
    const cell = soup.replace(/[|\n\r`]/g, ' ').slice(0, 40);
    const row = (text: string) => `|${`${text}|`.repeat(columns)}`;
    return [row('h'), row('-'), ...Array.from({ length: rows }, (_, index) => row(`${index} ${cell}`))].join('\n');
  });
}

/** Messages of up to four blocks, with marks anywhere and two choices. */
export function anyMessage(blocks: fc.Arbitrary<string>): fc.Arbitrary<Message> {
  const documents = fc.array(blocks, { maxLength: 4 }).map((parts) => parts.join('\n\n'));
  return fc.tuple(documents, marks).map(([markdown, ranges]) =>
    createMessage({
      markdown,
      marks: ranges.filter(([start, end]) => end <= markdown.length && !cutsCharacter(markdown, start, end)),
      choices: [choice('Why'), choice('1. x')],
    }),
  );
}

const marks = fc.array(fc.nat({ max: 400 }), { maxLength: 12 }).map((ends) => {
  const sorted = [...new Set(ends)].sort((a, b) => a - b);
  return sorted.flatMap((end, index) => (index % 2 === 1 ? [[sorted[index - 1] ?? 0, end] as const] : []));
});

function cutsCharacter(text: string, ...ends: readonly number[]): boolean {
  return ends.some((end) => /^[\udc00-\udfff]/.test(text.slice(end, end + 1)));
}
