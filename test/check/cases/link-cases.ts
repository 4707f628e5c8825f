import type { RuleCase } from '../rule-contract.ts';

const ecs = '---\ntitle: Amazon ECS\naliases: [Elastic Container Service]\n---\n## Launch types\n\nThere are two.\n';

export const linkCases: Readonly<Record<string, readonly RuleCase[]>> = {
  'dead-link': [
    {
      name: 'mends links by title, spelling, case and folder',
      files: {
        'aws/ecs.md': ecs,
        'containers.md': '# Containers\n\nThey run.\n',
        'a.md':
          '[[Elastic Container Service]], [[contaniers]], [x](ecs.md#launch-types), [y](Containers.md) and [[aws/ecs#Lunch types|t]].\n',
      },
      found: ['a.md:1', 'a.md:1', 'a.md:1', 'a.md:1', 'a.md:1'],
      mended: {
        'a.md':
          '[[ecs|Elastic Container Service]], [[containers|contaniers]], [x](aws/ecs.md#launch-types), [y](containers.md) and [[aws/ecs#Launch types|t]].\n',
      },
    },
    {
      name: 'names once a note that nobody wrote, and every heading that is not there',
      files: {
        'aws/ecs.md': ecs,
        'a.md':
          '[[later]] and [[later]].\n\n[x](aws/ecs.md#prices), [[ecs#Prices]], [y](#nowhere), ![[missing]] and [z](gone.md).\n',
      },
      found: ['a.md:1', 'a.md:3', 'a.md:3', 'a.md:3', 'a.md:3', 'a.md:3'],
    },
    {
      name: 'follows links as Obsidian and GitHub do, and leaves alone what leads elsewhere',
      files: {
        'aws/ecs.md': `${ecs}\nA line. ^block\n\n## Own id {#own}\n\n<a name="old"></a> See [above](#launch-types).\n`,
        'a.md':
          '[[ECS]], [[aws/ecs]], [[ecs.md#launch types]], [[ecs#^block]], ![[photo.png]], [u](aws/ecs.md#own), [v](./aws/ecs.md#old).\n\n[w](https://example.com/x.md), [s](mailto:a@b.c), [d](data.yaml), [o](../out.md), [p](/docs/page/), [i](ignored.md), `[[code]]`, if [[ $a = 1 ]].\n',
        'ignored.md.bak': '',
        'data.yaml': '',
      },
      found: ['a.md:3'],
    },
    {
      name: 'does not take for a slip what the text of a link says as well',
      files: { 'puppeteer.md': 'A.\n', 'a.md': '[pyppeteer](pyppeteer.md), [this](pupeteer.md)\n' },
      found: ['a.md:1', 'a.md:1'],
      mended: { 'a.md': '[pyppeteer](pyppeteer.md), [this](puppeteer.md)\n' },
    },
    { name: 'is content with a note without links', files: { 'aws/ecs.md': ecs }, found: [] },
  ],
};
