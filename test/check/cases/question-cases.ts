import type { RuleCase } from '../rule-contract.ts';

const pod = '---\nquestions:\n  - what is a pod\n---\n# Pod\n\nA pod is the smallest unit that Kubernetes runs.\n';
const registry =
  '---\nquestions:\n  - where do images live\n---\n# Registry\n\nA registry stores the images of containers for those who pull them.\n';

export const questionCases: Readonly<Record<string, readonly RuleCase[]>> = {
  'question-elsewhere': [
    {
      name: 'names a question that another note answers',
      files: {
        'pod.md': pod,
        'registry.md': registry,
        'odd.md': '---\nquestions:\n  - smallest unit that Kubernetes runs\n---\n# Colours\n\nMauve is none of them.\n',
        'unit.md':
          '# What is the smallest unit that Kubernetes runs?\n\nThe smallest unit that Kubernetes runs is a pod.\n',
        'nothing.md': '---\nquestions: [zebra]\n---\n',
      },
      found: ['nothing.md:2', 'odd.md:3'],
    },
    {
      name: 'is content where each finds its own note',
      files: { 'pod.md': pod, 'registry.md': registry },
      found: [],
    },
  ],
  'unasked-section': [
    {
      name: 'names a section that no question finds',
      files: {
        'pod.md': `${pod}\n## Restarts\n\nThe field restartPolicy says when the kubelet starts the containers again.\n`,
      },
      found: ['pod.md:9'],
    },
    {
      name: 'asks for no more than text that stands for itself, in notes with questions',
      files: {
        'pod.md': `${pod}\n## See also\n\nSome more about it can be read in the other notes of this folder, too.\n\n## Short\n\nIt is.\n`,
        'b.md': '# Volume\n\nA volume keeps data longer than the container that wrote it is there.\n',
      },
      found: [],
    },
  ],
  'same-question': [
    {
      name: 'finds a question in other words',
      files: { 'a.md': pod, 'b.md': registry.replace('where do images live', "What's a pod?") },
      found: ['b.md:3'],
    },
    {
      name: 'tells questions apart, and lets a note ask in two ways',
      files: {
        'a.md': pod.replace('  - what is a pod', '  - what is a pod\n  - what is a pod?'),
        'b.md': registry.replace('where do images live', 'why is a pod'),
      },
      found: [],
    },
  ],
};
