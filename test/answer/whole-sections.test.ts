import { describe, expect, it } from 'vitest';
import { engineOf, textOf } from './engine-of.ts';

const steps = `Draining a node means moving its pods to other nodes.

Drain a node in these steps:

1. Cordon the node.
2. Run \`kubectl drain\` and wait.
3. Repair the machine.`;

const note = (section: string): string =>
  `# Nodes\n\nA node is a machine of the cluster.\n\n## How do you drain a node?\n\n${section}\n`;

describe('a short section', () => {
  const engine = engineOf({ 'nodes.md': note(steps) });

  it('is quoted whole where a sentence of it would be half an answer', () => {
    const { snippets } = engine.ask('how do i drain a node');
    expect(snippets[0]!.text).toContain('Draining a node means');
    expect(snippets[0]!.text).toContain('3. Repair the machine.');
    expect(snippets[0]!.citations).toMatchObject([{ startLine: 7, endLine: 13 }]);
  });

  it('is not where the question is for one fact, unless it is very short', () => {
    const question = 'does draining a node move its pods';
    expect(engine.ask(question).snippets[0]!.text).toContain('Repair the machine');
    const longer = engineOf({
      'nodes.md': note(`${steps}\n\n${'The repair of a machine takes patience. '.repeat(11)}`),
    });
    expect(longer.ask(question).snippets[0]!.text).not.toContain('Repair the machine');
  });

  it('is not where it is long', () => {
    const long = engineOf({ 'nodes.md': note(`${steps}\n\n${'The repair of a machine takes patience. '.repeat(20)}`) });
    expect(long.ask('how do i drain a node').snippets[0]!.text.length).toBeLessThan(500);
  });

  it('is not where a part of it is a credential', () => {
    const secret = engineOf({ 'nodes.md': note(`${steps}\n\nThe password: hunter2hunter2`) });
    const text = textOf(secret.ask('how do i drain a node'));
    expect(text).toContain('Repair the machine');
    expect(text).not.toContain('hunter2');
  });
});

describe('a question that the author says a section answers', () => {
  const asked = `---
asked:
  Moving pods away: [machine needs a new fan]
---
# Nodes

## Moving pods away

Cordon the node, and then drain it.

## Fans

A fan cools a machine, and every new machine has one fan or more.
`;

  it('is answered by that section, though other words stand there', () => {
    const answer = engineOf({ 'nodes.md': asked }).ask('Machine needs a new fan?');
    expect(answer.state).toBe('answer');
    expect(answer.snippets[0]!.citations[0]!.headings).toEqual(['Moving pods away']);
  });

  it('is answered by that section, though another one has all of its words', () => {
    const named = asked.replace('A fan cools a machine', 'The machine needs a new fan');
    const answer = engineOf({ 'nodes.md': named }).ask('Machine needs a new fan?');
    expect(answer.snippets[0]!.citations[0]!.headings).toEqual(['Moving pods away']);
  });

  it('is not answered where nobody says so', () => {
    const unsaid = engineOf({ 'nodes.md': asked.replace('machine needs a new fan', 'unload pods') });
    const answer = unsaid.ask('Machine needs a new fan?');
    expect(answer.snippets.map(({ citations }) => citations[0]!.headings)).not.toContainEqual(['Moving pods away']);
  });
});
