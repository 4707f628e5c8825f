import type { RuleCase } from '../rule-contract.ts';

const note = (frontMatter: string): string => `---\n${frontMatter}\n---\nA pod is a group of containers.\n`;

export const frontMatterCases: Readonly<Record<string, readonly RuleCase[]>> = {
  'front-matter-type': [
    {
      name: 'quotes a question with a colon in it',
      files: { 'a.md': note('title: Pod\nquestions:\n  - what is a pod\n  - pod: what is it') },
      found: ['a.md:5'],
      mended: { 'a.md': note('title: Pod\nquestions:\n  - what is a pod\n  - "pod: what is it"') },
    },
    {
      name: 'leaves a mapping of several lines to the author',
      files: { 'a.md': note('title: [Pod]\naliases:\n  - one: 1\n    two: 2') },
      found: ['a.md:2', 'a.md:4'],
    },
    {
      name: 'takes one text for a list, numbers for texts, and any unknown key',
      files: { 'a.md': note('title: 42\ntags: aws ecs\naliases: [1, true]\nnext: {a: {b: c}}\nsources:') },
      found: [],
    },
  ],
  'front-matter-key': [
    {
      name: 'mends slips and capitals',
      files: { 'a.md': note('tittle: Pod\nverfied: 2025-01-01\nQuestions: [what is a pod]') },
      found: ['a.md:2', 'a.md:3', 'a.md:4'],
      mended: { 'a.md': note('title: Pod\nverified: 2025-01-01\nquestions: [what is a pod]') },
    },
    {
      name: 'does not mend where the right key is there',
      files: { 'a.md': note('title: Pod\ntitel: Pods') },
      found: ['a.md:3'],
    },
    {
      name: 'leaves keys of other programs alone',
      files: { 'a.md': note('alias: Pods\ntag: k8s\nsource: x\nresources: y\ntype: z\nquit: 1\ncssclasses: [a]') },
      found: [],
    },
  ],
  'listed-twice': [
    {
      name: 'takes out what stands there twice, in both notations',
      files: {
        'a.md': note(
          'tags: [a, b, a]\nquestions:\n  - what is a pod\n  - why\n  - what is a pod\n  -\nverified: 2025-01-01',
        ),
      },
      found: ['a.md:2', 'a.md:6', 'a.md:7'],
      mended: {
        'a.md': note('tags: [a, b]\nquestions:\n  - what is a pod\n  - why\nverified: 2025-01-01'),
      },
    },
    { name: 'allows the same in two lists', files: { 'a.md': note('tags: [pod]\naliases: [pod]') }, found: [] },
  ],
  'no-sources': [
    {
      name: 'warns of a note without, where others have',
      files: { 'a.md': note('sources: [x]'), 'b.md': note('title: B') },
      found: ['b.md:1'],
    },
    { name: 'is one hint where none has', files: { 'a.md': 'A.', 'b.md': 'B.' }, found: ['.'] },
    { name: 'is content where all have', files: { 'a.md': note('sources: [x]') }, found: [] },
  ],
  'no-verified': [
    {
      name: 'warns of a note without, where others have',
      files: { 'a.md': note('verified: 2025-01-01'), 'b.md': note('title: B') },
      found: ['b.md:1'],
    },
    { name: 'is content where all have', files: { 'a.md': note('verified: 2025-01-01') }, found: [] },
  ],
  'no-questions': [
    {
      name: 'warns of a note without, where others have',
      files: { 'a.md': note('questions: [x]'), 'b.md': note('title: B'), 'empty.md': '' },
      found: ['b.md:1'],
    },
    { name: 'is content where all have', files: { 'a.md': note('questions: [x]') }, found: [] },
  ],
  'verified-date': [
    {
      name: 'rewrites what can be read in one way only',
      files: {
        'a.md': note('verified: 2025/1/31'),
        'b.md': note('verified: 31 January 2025'),
        'c.md': note('verified: Jan 31st, 2025'),
        'd.md': note('verified: 31.01.2025'),
        'e.md': note('verified: 20250131'),
      },
      found: ['a.md:2', 'b.md:2', 'c.md:2', 'd.md:2', 'e.md:2'],
      mended: Object.fromEntries([...'abcde'].map((name) => [`${name}.md`, note('verified: 2025-01-31')])),
    },
    {
      name: 'leaves to the author what may mean two days, no day, or a day to come',
      files: {
        'a.md': note('verified: 01/02/2025'),
        'b.md': note('verified: 2025-02-31'),
        'c.md': note('verified: 2025-06-17'),
        'd.md': note('verified: yes'),
      },
      found: ['a.md:2', 'b.md:2', 'c.md:2', 'd.md:2'],
    },
    {
      name: 'allows today and, for the sake of time zones, tomorrow',
      files: { 'a.md': note('verified: 2025-06-15'), 'b.md': note('verified: 2025-06-16'), 'c.md': note('verified:') },
      found: [],
    },
  ],
  'verified-old': [
    {
      name: 'finds what is a year and a day old',
      files: { 'a.md': note('title: A\nverified: 2024-06-14') },
      found: ['a.md:3'],
    },
    { name: 'allows a year', files: { 'a.md': note('verified: 2024-06-15') }, found: [] },
  ],
};
