import type { RuleCase } from '../rule-contract.ts';

const sentence = 'A container holds an application and all it needs. ';

export const textCases: Readonly<Record<string, readonly RuleCase[]>> = {
  'pronoun-start': [
    {
      name: 'finds sentences that lean on what is not there',
      files: {
        'a.md':
          'It is a pod.\n\n## B\n\nThis command lists pods.\n\n## C\n\nThe latter is better.\n\n## D\n\nBoth are fine.\n\n## E\n\nTheir name differs.\n',
      },
      found: ['a.md:1', 'a.md:5', 'a.md:9', 'a.md:13', 'a.md:17'],
    },
    {
      name: 'allows what leans on nothing',
      files: {
        'a.md':
          'It is possible to run two.\n\n## B\n\nThere is a limit.\n\n## C\n\nThis page lists limits.\n\n## D\n\nBoth ECS and EKS run pods.\n\n## E\n\n- It is an item.\n\n## F\n\n> It is a quote.\n\n## G\n\nThose who sign in pay. It is so.\n\n## This\n\nItems cost money.\n\n## H\n\nIt takes 30 seconds.\n',
      },
      found: [],
    },
  ],
  'long-paragraph': [
    {
      name: 'counts the characters of a paragraph',
      files: { 'a.md': `${sentence.repeat(10)}\n\n${sentence.repeat(20)}\n` },
      found: ['a.md:1', 'a.md:3'],
    },
    {
      name: 'allows what is quoted whole, and long lists and code',
      files: {
        'a.md': `${sentence.repeat(9)}\n\n${`- ${sentence}\n`.repeat(30)}\n\`\`\`sh\n${sentence.repeat(30)}\n\`\`\`\n`,
      },
      found: [],
    },
  ],
  'empty-item': [
    {
      name: 'deletes the lines of empty items',
      files: { 'a.md': '- one\n-\n- two\n\n1. three\n2.\n' },
      found: ['a.md:2', 'a.md:6'],
      mended: { 'a.md': '- one\n- two\n\n1. three\n' },
    },
    {
      name: 'leaves line ends as they are',
      files: { 'a.md': '- one\r\n-\r\n- two\r\n' },
      found: ['a.md:2'],
      mended: { 'a.md': '- one\r\n- two\r\n' },
    },
    { name: 'allows items with anything in them', files: { 'a.md': '- `x`\n- ![](x.png)\n- > q\n\n---\n' }, found: [] },
  ],
  'double-encoded': [
    {
      name: 'mends them',
      files: { 'a.md': 'A podâ€™s life.\n' },
      found: ['a.md:1'],
      mended: { 'a.md': 'A pod’s life.\n' },
    },
    { name: 'allows letters with accents', files: { 'a.md': 'Café “naïve” – Ångström.\n' }, found: [] },
  ],
  'lost-character': [
    {
      name: 'writes an apostrophe where nothing else can have stood',
      files: { 'a.md': 'Fine.\n\nIt doesn\ufffdt run, and you\ufffdre out. A caf\ufffd is open.\n' },
      found: ['a.md:3', 'a.md:3', 'a.md:3'],
      mended: { 'a.md': "Fine.\n\nIt doesn't run, and you're out. A caf\ufffd is open.\n" },
    },
    { name: 'allows text', files: { 'a.md': 'Fine.\n' }, found: [] },
  ],
  'no-prompt': [
    { name: 'names the section', files: { 'a.md': '# Pod\n\nPods run.\n' }, found: ['a.md:1'] },
    { name: 'is content where there is no section', files: { 'a.md': '' }, found: [] },
  ],
};
