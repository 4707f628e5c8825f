import type { RuleCase } from '../rule-contract.ts';

export const headingCases: Readonly<Record<string, readonly RuleCase[]>> = {
  'duplicate-heading': [
    {
      name: 'finds the same heading in the same place',
      files: { 'a.md': '# A\n\n## Limits\n\nOne.\n\n## limits\n\nTwo.\n' },
      found: ['a.md:7'],
    },
    {
      name: 'allows it below two others, and in code',
      files: { 'a.md': '# A\n\n## ECS\n\n### Limits\n\nOne.\n\n## EKS\n\n### Limits\n\nTwo.\n\n```sh\n## ECS\n```\n' },
      found: [],
    },
  ],
  'similar-heading': [
    {
      name: 'finds the same in other words, here and in another note',
      files: {
        'ecs.md': '# ECS\n\n## What is an ECS task?\n\nA.\n\n## Roles of tasks\n\nB.\n\n## Task roles\n\nC.\n',
        'task.md': '# Task\n\n## ECS tasks\n\nD.\n\n## More\n\nE.\n',
      },
      found: ['ecs.md:11', 'task.md:3'],
    },
    {
      name: 'tells apart what another question word, direction or note tells apart',
      files: {
        'ecs.md':
          '# ECS\n\n## Why use ECS?\n\nA.\n\n## When to use ECS?\n\nB.\n\n## From ECS to EKS\n\nC.\n\n## From EKS to ECS\n\nD.\n\n## Limits\n\nE.\n\n## Pull an image\n\nF.\n',
        'exercise.md': '## Roles of ECS\n\nF.\n',
        'solution.md': '## ECS roles\n\nG.\n',
        'eks.md': '# EKS\n\n## Limits\n\nE.\n\n## Pull an image\n\nF.\n\n## ECS\n\nG.\n',
      },
      found: [],
    },
  ],
};
