import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { engineOf, type Files } from './engine-of.ts';
import { harbourNotes } from './harbour-notes.ts';

const VOCABULARY = `pod node volume image registry layer daemon kubelet ingress secret probe sidecar taint quota digest
  restarts pulls mounts schedules builds exposes drains stores runs is groups keeps slowly never always
  Kubernetes Podman Fargate ECS kube-proxy nginx:1.25 10.0.0.0/8 --memory 512Mi naïve Größe контейнер 容器 🚢`.split(
  /\s+/,
);

const word = fc.constantFrom(...VOCABULARY);
const dressed = fc
  .tuple(
    word,
    fc.constantFrom(
      (text: string) => text,
      (text: string) => text,
      (text: string) => `**${text}**`,
      (text: string) => `_${text}_`,
      (text: string) => `\`${text}\``,
      (text: string) => `[${text}](https://docs.test/${encodeURIComponent(text)})`,
      (text: string) => `${text}\\*`,
      (text: string) => `"${text}"`,
      (text: string) => `<${text}`,
      (text: string) => `${text}&amp;`,
      (text: string) => `${text}\u00a0`,
    ),
  )
  .map(([text, dress]) => dress(text));
const phrase = fc.array(dressed, { minLength: 2, maxLength: 9 }).map((words) => words.join(' '));
const wrapped = fc
  .array(dressed, { minLength: 2, maxLength: 9 })
  .chain((words) =>
    fc
      .array(fc.constantFrom(' ', ' ', ',\n'), { minLength: words.length, maxLength: words.length })
      .map((gaps) => words.map((text, at) => text + gaps[at]!).join('')),
  )
  .map((text) => text.replace(/[,\s]+$/, ''));

/** Whatever may be quoted only whole begins with `Aa<n>` and ends with `zz<n>`, so that a cut shows. */
type Draft = (whole: (text: string) => string) => string;
const paragraph: fc.Arbitrary<Draft> = fc
  .array(wrapped, { minLength: 1, maxLength: 4 })
  .map((texts) => (whole) => texts.map((text) => `${whole(text)}.`).join(' '));
const list: fc.Arbitrary<Draft> = fc
  .tuple(
    fc.constantFrom('-', '*', '1.', '- [ ]'),
    fc.array(fc.tuple(phrase, fc.boolean()), { minLength: 1, maxLength: 6 }),
    fc.option(phrase, { nil: undefined }),
  )
  .map(([marker, items, lead]) => (whole) => {
    const lines = items.map(([text, nested], at) => `${nested && at > 0 ? '   ' : ''}${marker} ${whole(text)}`);
    return (lead === undefined ? '' : `${whole(lead)}:\n\n`) + lines.join('\n');
  });
const table: fc.Arbitrary<Draft> = fc
  .array(fc.tuple(phrase, phrase), { minLength: 1, maxLength: 4 })
  .map((rows) => (whole) => {
    const body = rows.map(([left, right]) => `| ${whole(`${left} | ${right}`)} |`);
    return ['| name | use |', '| --- | :-: |', ...body].join('\n');
  });
const code: fc.Arbitrary<Draft> = fc
  .tuple(fc.constantFrom('```', '~~~', '```sh'), fc.array(word, { minLength: 1, maxLength: 6 }))
  .map(
    ([fence, words]) =>
      (whole) =>
        `${fence}\n${whole(words.join('\n  '))}\n${fence.slice(0, 3)}`,
  );
const quote: fc.Arbitrary<Draft> = phrase.map((text) => (whole) => `> [!note] Aside\n> ${whole(text)}.`);
const heading: fc.Arbitrary<Draft> = fc
  .tuple(fc.constantFrom('#', '##', '###'), fc.array(word, { minLength: 1, maxLength: 3 }))
  .map(
    ([level, words]) =>
      () =>
        `${level} ${words.join(' ')}`,
  );

const note = fc
  .tuple(
    fc.array(fc.oneof(heading, paragraph, paragraph, list, table, code, quote), { minLength: 1, maxLength: 9 }),
    fc.constantFrom('', '---\ntitle: Harbour\nverified: 2025-01-02\n---\n'),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([drafts, frontMatter, lineEnd]) => {
    let count = 0;
    const whole = (text: string) => {
      count += 1;
      return `Aa${count} ${text} zz${count}`;
    };
    const blocks = drafts.map((draft) => draft(whole));
    return (frontMatter + blocks.join('\n\n')).replaceAll('\n', lineEnd);
  });
const notes: fc.Arbitrary<Files> = fc
  .array(note, { minLength: 1, maxLength: 4 })
  .map((texts) => Object.fromEntries(texts.map((text, at) => [`shelf/note ${at}.md`, text])));
const question = fc
  .tuple(
    fc.constantFrom('', 'what is ', 'how do I ', 'list ', 'why ', 'difference between ', 'Error: '),
    fc.array(word, { minLength: 1, maxLength: 5 }),
    fc.constantFrom(' ', ' and ', ' vs '),
  )
  .map(([opening, words, joint]) => opening + words.join(joint));

/** Letters and digits alone: whatever is mark-up, white space or punctuation goes. */
const bare = (markdown: string) => markdown.replace(/&amp;/g, '').replace(/[^\p{L}\p{N}]/gu, '');

function linesOf(files: Files, { path, startLine, endLine }: { path: string; startLine: number; endLine: number }) {
  return files[path]!.split(/\r\n|\n|\r/)
    .slice(startLine - 1, endLine)
    .join('\n');
}

function expectVerbatim(files: Files, answer: Answer): void {
  for (const { text, citations } of answer.snippets) {
    const cited = bare(linesOf(files, citations[0]!));
    let from = 0;
    for (const line of text.split('\n').map(bare)) {
      const at = cited.indexOf(line, from);
      expect(at, `${JSON.stringify(line)} in ${cited}`).toBeGreaterThanOrEqual(0);
      from = at + line.length;
    }
  }
}

/** Nothing is cut, and nothing is said twice. */
function expectWholeAndOnce({ snippets }: Answer): void {
  const said: string[] = [];
  for (const { text, citations } of snippets) {
    const open: string[] = [];
    for (const [, sign, number] of text.matchAll(/(Aa|zz)(\d+)/g)) {
      if (sign === 'Aa') {
        open.push(number!);
        said.push(`${citations[0]!.path} ${number}`);
      } else expect(open.pop()).toBe(number);
    }
    expect(open).toEqual([]);
  }
  expect(said).toEqual([...new Set(said)]);
}

function expectValidMarks({ snippets }: Answer): void {
  for (const { text, marks } of snippets) {
    let end = 0;
    for (const [from, to] of marks) {
      expect(from).toBeGreaterThanOrEqual(end);
      expect(to).toBeGreaterThan(from);
      end = to;
    }
    expect(end).toBeLessThanOrEqual(text.length);
  }
}

describe('answers from any notes', () => {
  it('are quoted word for word from the cited lines, whole, with valid marks', () => {
    let snippets = 0;
    fc.assert(
      fc.property(notes, fc.array(question, { minLength: 4, maxLength: 4 }), (files, questions) => {
        const engine = engineOf(files);
        questions.forEach((asked, at) => {
          const answer = engine.ask(asked, questions.slice(0, at));
          snippets += answer.snippets.length;
          expectVerbatim(files, answer);
          expectWholeAndOnce(answer);
          expectValidMarks(answer);
        });
      }),
      { numRuns: 40 },
    );
    // Else the property would hold for want of answers.
    expect(snippets).toBeGreaterThan(20);
  });

  it('are the same for the same question', () => {
    fc.assert(
      fc.property(notes, question, question, (files, asked, earlier) => {
        const engine = engineOf(files);
        const first = engine.ask(asked, [earlier]);
        engine.ask(earlier);
        expect(engine.ask(asked, [earlier])).toEqual(first);
        expect(engineOf(files).ask(asked, [earlier])).toEqual(first);
      }),
      { numRuns: 15 },
    );
  });
});

describe('any message', () => {
  const engine = engineOf(harbourNotes);
  const message = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'it',
          'and',
          'which',
          'of the two',
          'vs',
          'why',
          '?',
          '\n',
          '(',
          '```',
          'pod',
          'Helm',
          '[',
          '](',
        ),
        {
          maxLength: 12,
        },
      )
      .map((words) => words.join(' ')),
  );

  it('gets an answer, whatever was said before', () => {
    fc.assert(
      fc.property(message, fc.array(message, { maxLength: 3 }), (asked, context) => {
        const answer = engine.ask(asked, context);
        expectVerbatim(harbourNotes, answer);
        expectValidMarks(answer);
        expect(answer.snippets.length > 0).toBe(answer.state === 'answer');
        expect(answer.confidence).toBeGreaterThanOrEqual(0);
        expect(answer.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('may be of any length', () => {
    for (const asked of ['pod '.repeat(5_000), 'x'.repeat(20_000), '('.repeat(2_000), 'what is a pod?\n'.repeat(300)])
      expect(() => engine.ask(asked, [asked])).not.toThrow();
  });
});
