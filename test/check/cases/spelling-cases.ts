import type { RuleCase } from '../rule-contract.ts';

export const spellingCases: Readonly<Record<string, readonly RuleCase[]>> = {
  spelling: [
    {
      name: 'finds slips, each once a note, with its line',
      files: { 'a.md': '# Pod\n\nA contianer is started.\nIt can recieve a signal, the contianer.\n\n- managment\n' },
      found: ['a.md:3', 'a.md:4', 'a.md:6'],
    },
    {
      name: 'knows English in both spellings, the field, names, compounds and identifiers',
      files: {
        'kvassir.md': `---\naliases: [Quuxly]\n---\n# Kvassir\n\nThe behavior and the behaviour of Kubernetes, containerd, a kubelet and Karpenter don’t differ.
Kvassir and Quuxly use kube-proxy, nginx:1.25, /usr/lib/xyzzq, camelCaseWordd, VMs, \`zorblax\` and zorblax, [a](https://exampel.com/foobaz).
An autoscaler, a filesystem, misconfigured and non-blocking. It's the node's.\n\n\`\`\`sh\nfrobnicat --wrold\n\`\`\`\n`,
      },
      found: [],
    },
    {
      name: 'takes for a name what three notes write alike',
      files: { 'a.md': 'A frobnik.\n', 'b.md': 'The frobnik.\n', 'c.md': 'Some frobniks, one frobnik.\n' },
      found: ['c.md:1'],
    },
    {
      name: 'says once of a note in another language that it is',
      files: {
        'a.md':
          'Ein Behälter enthält eine Anwendung und alles, was diese braucht, und läuft abgeschottet von anderen Behältern auf demselben Rechner, obwohl beide denselben Kern benutzen.\n',
      },
      found: ['a.md:1'],
    },
  ],
};
