import { describe, expect, it } from 'vitest';
import { chatText } from '../../src/answer/chat-text.ts';
import { saySame } from '../../src/answer/near-duplicates.ts';
import { definiendum } from '../../src/answer/question-kind.ts';
import { engineOf, textOf } from './engine-of.ts';
import { harbourNotes } from './harbour-notes.ts';

const ask = (files: Record<string, string>, question: string, ...context: string[]) =>
  engineOf(files).ask(question, context);

describe('long passages', () => {
  it('shows the best passage though it is longer than an answer should be', () => {
    const long = `The harbour crane ${'lifts the heavy boxes of the morning ships and '.repeat(20)}rests at noon.`;
    const answer = ask({ 'a.md': `# Harbour crane\n\n${long}\n` }, 'what does the harbour crane lift');
    expect(answer.state).toBe('answer');
    expect(textOf(answer)).toContain('The harbour crane lifts');
  });

  it('returns a list of eighteen items whole', () => {
    const items = Array.from({ length: 18 }, (_, at) => `- goods number ${at} of the sort that is heavy to carry`);
    const answer = ask(
      { 'a.md': `# Depot\n\nThe depot takes these goods:\n\n${items.join('\n')}\n` },
      'which goods does the depot take?',
    );
    for (const item of items) expect(textOf(answer)).toContain(item.slice(2));
  });

  it('never quotes an announcement without what it announces', () => {
    const code = Array.from({ length: 80 }, (_, at) => `crane --step ${at} --slowly`).join('\n');
    const answer = ask(
      { 'a.md': `# Crane\n\n## Install\n\nTo install the crane, run:\n\n\`\`\`sh\n${code}\n\`\`\`\n` },
      'how do I install the crane',
    );
    expect(answer.snippets.some(({ text }) => text.trim().endsWith('run:'))).toBe(false);
  });
});

it.each([
  [
    'The cache of the crane is enabled by default on every quay.',
    'The cache of the crane is disabled by default on every quay.',
  ],
  ['The client calls the server when the crane is ready.', 'The server calls the client when the crane is ready.'],
  ['The crane can lift a box of this size alone.', 'The crane can rarely lift a box of this size alone.'],
])('%j and %j are not taken for the same', (a, b) => {
  expect(saySame(a, b)).toBe(false);
});

describe('credentials', () => {
  const password = `Tr0ub4dor${'&'}3`;
  it.each([
    ['a heading', `# Gate\n\n## Password: ${password} of the depot gate\n\nThe depot gate opens at nine every day.`],
    [
      'a link',
      `# Gate\n\nThe depot gate is watched in [Grafana](https://admin:${'s3cr3tpw1'}@grafana.internal/) all day.`,
    ],
    ['a pair of cells', `# Gate\n\n| depot gate | value |\n| --- | --- |\n| DB_PASSWORD | ${password} |`],
    ['a column', `# Gate\n\n| depot gate | password |\n| --- | --- |\n| north | ${password} |`],
    ['plain words', `# Gate\n\nThe depot gate password is ${password}9x now.`],
    ['a line of a key', `# Gate\n\nThe depot gate key is ${'MIIEpAIBAAKCAQEA7bq0Zc'.repeat(4)} now.`],
  ])('in %s is never shown', (_, markdown) => {
    for (const question of [
      'when does the depot gate open',
      'how is the depot gate watched',
      'depot gate password',
      'depot gate key',
    ]) {
      expect(JSON.stringify(ask({ 'a.md': markdown }, question))).not.toMatch(/Tr0ub4dor|s3cr3tpw1|MIIEpAIBAAKCAQEA/);
    }
  });
});

describe('a follow-up', () => {
  it('does not take over what stands on its own', () => {
    const answer = ask(harbourNotes, 'who won the world cup', 'what is Podman?');
    expect(answer.state).not.toBe('answer');
  });
  it('leaves a pronoun alone that the question itself explains', () => {
    expect(ask(harbourNotes, 'does a pod keep its IP address?', 'what is Helm?').question).not.toMatch(/helm/i);
  });
  it('asks for the cost of what was spoken of', () => {
    expect(ask(harbourNotes, 'what about its cost?', 'what is Podman?').question).toMatch(/podman/i);
  });
});

it.each([
  [['what is Kubernetes?'], 'which one is cheaper, Podman or Helm', 'which one is cheaper, Podman or Helm'],
  [
    ['what is Podman?', 'what is Helm?'],
    'what is the difference between the two',
    'what is the difference between Podman or Helm',
  ],
  [['what is Podman?'], 'tell me more', 'Podman'],
] as const)('after %j, %j is read as %j', (context, question, completed) => {
  expect(engineOf(harbourNotes).ask(question, context).question).toBe(completed);
});

it('takes a mention for no definition', () => {
  const notes = { 'a.md': '# Crane\n\nA crane lifts boxes, and the foreman may add a winch to a crane.\n' };
  expect(ask(notes, 'what is a crane').state).toBe('answer');
  expect(ask(notes, 'what is a winch').state).not.toBe('answer');
});

it('keeps the state of tasks', () => {
  const notes = { 'a.md': '# Crane\n\nThe crane checks are these:\n\n- [x] grease the crane\n- [ ] paint the crane\n' };
  expect(textOf(ask(notes, 'which crane checks are there'))).toContain('- [x] grease the crane\n- [ ] paint the crane');
});

it('clips and collapses what is not worth reading', () => {
  expect(chatText(`what${' '.repeat(9_000)}is  a\tpod`)).toBe('what is a pod'.slice(0, 4));
  expect(chatText('what   is\ta pod ----- ????')).toBe('what is a pod -- ??');
  expect(chatText('a\n\n\nb').split('\n')).toEqual(['a', 'b']);
});

it('defines names with dots and names of several words', () => {
  expect(definiendum('what is node.js')).toBe('node.js');
  expect(definiendum('what is out of memory')).toBe('out of memory');
});
