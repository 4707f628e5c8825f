import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { engineOf, textOf } from './engine-of.ts';

// Put together here so that no scanner takes this file for a leak.
const accessKey = `AKIA${'QWERTYUIOPASDFGH'}`;
const password = `password: ${'Tr0ub4dor&3'}`;
const token = `ghp_${'a1B2'.repeat(9)}`;

const shows = (answer: Answer, secret: string) =>
  JSON.stringify([answer.snippets, answer.suggestions, answer.line ?? '']).includes(secret);

describe.each([
  ['an access key', accessKey],
  ['a password', password],
  ['a token', token],
])('%s is never quoted', (_, secret) => {
  it.each([
    ['in a sentence', `The registry key is ${secret} today. The registry key opens the depot.`],
    ['in emphasis', `The registry key is **${secret}** today.\n\nThe registry key opens the depot.`],
    ['in a list item', `- The registry key is ${secret} today\n- The registry key opens the depot`],
    ['in a nested item', `- The registry key opens the depot\n  - The registry key: ${secret}`],
    [
      'in an item above',
      `- The registry key ${secret}\n  - The registry key opens the vault\n\nThe registry key opens the depot.`,
    ],
    [
      'in a table row',
      `| registry key | use |\n| --- | --- |\n| ${secret} | old |\n| lost | registry key opens the depot |`,
    ],
    ['in a code block', `The registry key opens the depot.\n\n\`\`\`sh\nexport KEY\n# registry key\n${secret}\n\`\`\``],
    [
      'in what announces a list',
      `The registry key ${secret} opens:\n\n- the vault\n\nThe registry key opens the depot.`,
    ],
    [
      'in what announces code',
      `Use the registry key ${secret} to log in:\n\n\`\`\`\nlogin\n\`\`\`\n\nThe registry key opens the depot.`,
    ],
  ])('%s', (_where, markdown) => {
    const engine = engineOf({
      'keys.md': `# Registry key\n\n${markdown}\n`,
      'other.md': '# Tugs\n\nTugs pull ships.\n',
    });
    for (const question of [
      'what is the registry key?',
      'list the registry key',
      'how do I use the registry key to log in?',
      `what is ${secret}`,
    ])
      expect(shows(engine.ask(question), secret), question).toBe(false);
    // Nor does it hide the rest of the note.
    expect(textOf(engine.ask('what does the registry key open?'))).toContain('registry key opens the depot');
  });

  it('in a question which an author wrote', () => {
    const engine = engineOf({
      'keys.md': `---\nquestions:\n  - 'What does ${secret} open?'\n  - What is a depot?\n---\n# Depot\n\nA depot is a place where boxes are kept.\n`,
    });
    expect(engine.suggest(2)).toEqual(['What is a depot?']);
    expect(shows(engine.ask('hi'), secret)).toBe(false);
  });
});
