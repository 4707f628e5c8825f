import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueryTerm } from '../../src/search/query.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { makeNote } from './make-note.ts';

const notes = [
  makeNote(
    'ecs.md',
    {
      '': ['Amazon ECS (Elastic Container Service) runs containers.', 'A task definition names the container image.'],
      Launch: ['ECS runs on Fargate or on a fleet of EC2 instances.', 'kube-proxy is no part of it.'],
    },
    { title: 'Amazon ECS', aliases: ['ECS'] },
  ),
  makeNote(
    'kubernetes.md',
    {
      '': ['Kubernetes is orchestration.', 'A pod may end in CrashLoopBackOff.', 'Docker builds from a Dockerfile.'],
      Nodes: ['A node group has nodes.', 'Set --memory to limit a workload.', 'HPAs scale it. Each VM has an OS.'],
    },
    { title: 'Kubernetes', links: [{ target: 'ecs', alias: 'this service', line: 3 }] },
  ),
  makeNote('image.md', { '': ['An image has layers.'] }, { title: 'Container image', aliases: ['Docker image'] }),
];
const index = createSearchIndex(notes, { synonyms: [['fleet', 'flotilla']] });

const surfaces = (text: string) => index.parse(text).terms.map(({ surface }) => surface);
const onlyTerm = (text: string): QueryTerm => {
  const { terms } = index.parse(text);
  expect(terms).toHaveLength(1);
  return terms[0]!;
};
const reads = ({ alternatives }: QueryTerm) => alternatives.map(({ terms }) => terms.join(' '));

describe('question words', () => {
  it('are left out and named', () => {
    const query = index.parse("What's a pod, and how do I stop it?");
    expect(query.terms.map(({ surface }) => surface)).toEqual(['pod', 'stop']);
    expect(query.dropped).toEqual(['What', 'a', 'and', 'how', 'do', 'I', 'it']);
  });

  it('stay when there is nothing else', () => {
    const query = index.parse('how is it?');
    expect(query.terms.map(({ surface }) => surface)).toEqual(['how', 'is', 'it']);
    expect(query.dropped).toEqual([]);
  });

  it('as chats shorten them', () => {
    expect(surfaces('whats fargate pls')).toEqual(['fargate']);
  });
});

describe('terms', () => {
  it('say where they stand and are given once', () => {
    const query = index.parse('pod or Pods, pod?');
    expect(query.terms.map(({ surface, start, end }) => [surface, start, end])).toEqual([['pod', 0, 3]]);
  });

  it('weigh by how many chunks hold them', () => {
    const [rare, common, absent] = index.parse('layers container zeppelin').terms;
    expect(rare!.rarity).toBeCloseTo(Math.log(1 + (5 - 1 + 0.5) / (1 + 0.5)));
    expect(common!.rarity).toBeLessThan(rare!.rarity);
    expect(absent!.rarity).toBeCloseTo(Math.log(1 + (5 + 0.5) / 0.5));
    expect([rare!.known, common!.known, absent!.known]).toEqual([true, true, false]);
  });

  it('are compounds where the notes have the compound, else their words', () => {
    expect(surfaces('kube-proxy')).toEqual(['kube-proxy']);
    expect(surfaces('kube proxy')).toEqual(['kube', 'proxy']);
    expect(surfaces('pod-eviction')).toEqual(['pod', 'eviction']);
    expect(surfaces('ECS/EKS')).toEqual(['ECS', 'EKS']);
    expect(surfaces('--memory')).toEqual(['--memory']);
    expect(surfaces('--cpus')).toEqual(['cpus']);
  });

  it('find a compound by any spelling and by its words', () => {
    for (const text of ['CrashLoopBackOff', 'crashloopbackoff', 'crash-loop-back-off', 'crash loop back off']) {
      expect(index.parse(text).terms.every(({ known }) => known)).toBe(true);
    }
  });

  it('find words that are joined or apart in the notes', () => {
    expect(reads(index.parse('docker file').terms[1]!)).toContain('dockerfil');
    expect(reads(index.parse('work load').terms[0]!)).toContain('workload');
    expect(reads(onlyTerm('nodegroup'))).toContain('node group');
    expect(onlyTerm('nodegroup').known).toBe(true);
  });

  it('find acronyms in the plural and in small letters', () => {
    for (const text of ['HPA', 'hpas', 'HPAs', 'vms', 'VMs', 'vm']) expect(onlyTerm(text).known).toBe(true);
  });
});

describe('other names', () => {
  it('are found for a name as a whole, under one weight', () => {
    const [long, short, vendor] = ['elastic container service', 'ECS', 'Amazon ECS'].map(onlyTerm);
    expect(reads(long!)).toContain('ecs');
    expect(reads(short!)).toContain('elast contain servic');
    expect(reads(vendor!)).toContain('ecs');
    expect(long!.rarity).toBe(short!.rarity);
    expect(vendor!.rarity).toBe(short!.rarity);
  });

  it('are not found for a part of a name', () => {
    const { terms } = index.parse('container service');
    expect(terms.map(({ surface }) => surface)).toEqual(['container', 'service']);
    expect(terms.flatMap(reads)).not.toContain('ecs');
  });

  it('come from the field, from the notes and from the corpus', () => {
    expect(reads(onlyTerm('k8s'))).toContain('kubernet');
    expect(reads(onlyTerm('virtual machine'))).toContain('vm');
    expect(reads(onlyTerm('operating systems'))).toContain('os');
    expect(reads(onlyTerm('flotilla'))).toContain('fleet');
    expect(onlyTerm('flotilla').alternatives.map(({ source }) => source)).toEqual(['word', 'synonym']);
  });

  it('of several words stand for each word of the name', () => {
    const [docker, image] = index.parse('docker image').terms;
    expect(reads(docker!)).toContain('contain imag');
    expect(reads(image!)).toContain('contain imag');
  });

  it('do not come from what a link happens to read as', () => {
    expect(reads(onlyTerm('service'))).not.toContain('ecs');
  });

  it('in one question are one term', () => {
    expect(surfaces('is ECS the Elastic Container Service?')).toEqual(['ECS']);
  });
});

describe('slips', () => {
  it.each([
    ['fargte', 'Fargate'],
    ['kuberentes', 'Kubernetes'],
    ['dokcer', 'Docker'],
    ['conatiners', 'containers'],
    ['orchestation', 'orchestration'],
  ])('%s is taken for %s', (typed, meant) => {
    const query = index.parse(`whats ${typed}`);
    expect(query.corrections).toEqual([{ from: typed, to: meant }]);
    expect(query.terms).toHaveLength(1);
    expect(query.terms[0]!.known).toBe(true);
    expect(query.terms[0]!.alternatives[1]!.source).toBe('correction');
  });

  it('are told once, however often they are made', () => {
    expect(index.parse('fargte with fargte').corrections).toHaveLength(1);
  });

  it('of a name find its other names', () => {
    expect(reads(onlyTerm('kuberentes'))).toContain('k8s');
  });

  it.each(['feet', 'quartet', 'world', 'JVM', 'ACS', 'ecz', 'e2c', 'tasq3', 'nude', 'nots'])(
    '%s is no slip, or too short to tell',
    (typed) => {
      expect(index.parse(typed).corrections).toEqual([]);
      expect(onlyTerm(typed).known).toBe(false);
    },
  );

  it('are looked for in words alone that no note holds', () => {
    expect(index.parse('pod node task image layers').corrections).toEqual([]);
  });
});

describe('any question', () => {
  it('is parsed, searched and matched without a throw', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('ecs ', 'ECS/', '-', '--', 'kube-proxy', 'Amazon ', 'what ', '`', '\n', 'x', '('),
      }),
    );
    fc.assert(
      fc.property(text, (any) => {
        const query = index.parse(any);
        for (const { surface, start, end, alternatives } of query.terms) {
          expect(any.slice(start, end)).toBe(surface);
          expect(alternatives.length).toBeGreaterThan(0);
        }
        index.search(query);
        for (const { term, start, end } of index.match(query, any)) {
          expect(query.terms[term]).toBeDefined();
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(any.length);
        }
      }),
    );
  });

  it('of great length costs no more than its beginning', () => {
    expect(index.parse(`pod ${'log line '.repeat(50_000)} fargate`).terms.map(({ surface }) => surface)).toEqual([
      'pod',
      'log',
      'line',
    ]);
  });
});
