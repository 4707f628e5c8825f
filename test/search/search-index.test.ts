import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../src/corpus/note.ts';
import type { SearchIndex } from '../../src/search/query.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { makeNote } from './make-note.ts';

const ecs = makeNote('ecs.md', {
  '': ['ECS runs tasks.'],
  'Launch types': ['Fargate or EC2.', 'Fargate is serverless.'],
});
const eks = makeNote('eks.md', { '': ['EKS runs Kubernetes.', 'Pods run on Fargate.'] });

function found(index: SearchIndex, question: string): readonly string[] {
  return index.search(index.parse(question)).map(({ chunk }) => chunk.id);
}

describe('an index', () => {
  it('finds the chunks of notes and says which terms they hold', () => {
    const index = createSearchIndex([ecs, eks]);
    const query = index.parse('fargate pods zeppelin');
    expect(index.chunkCount).toBe(3);
    expect(index.search(query).map(({ chunk, matched }) => [chunk.id, matched])).toEqual([
      ['eks.md#0', [0, 1]],
      ['ecs.md#1', [0]],
    ]);
    expect(index.search(query, { limit: 1 })).toHaveLength(1);
    expect(index.search(query, { limit: 0 })).toHaveLength(0);
  });

  it('searches titles and headings too', () => {
    const index = createSearchIndex([ecs, { ...eks, title: 'Elastic Kubernetes' }]);
    expect(found(index, 'launch types')).toEqual(['ecs.md#1']);
  });

  it('of no notes finds nothing', () => {
    const index = createSearchIndex([]);
    expect(found(index, 'fargate')).toEqual([]);
    expect(index.parse('fargate').terms[0]!.known).toBe(false);
  });
});

describe('the next version of an index', () => {
  it('has what changed, and the one before stays as it was', () => {
    const before = createSearchIndex([ecs, eks]);
    const changed = makeNote('eks.md', { '': ['EKS runs zeppelins.'] });
    const after = createSearchIndex([ecs, changed], { previous: before });
    expect(found(after, 'zeppelins')).toEqual(['eks.md#0']);
    expect(found(after, 'pods')).toEqual([]);
    expect(after.parse('pods').terms[0]!.known).toBe(false);
    expect(found(before, 'pods')).toEqual(['eks.md#0']);
    expect(found(before, 'zeppelins')).toEqual([]);
  });

  it('answers exactly as one that was made anew, whatever was changed', () => {
    const words = ['pod', 'node', 'task', 'fleet', 'layer'];
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
    const note = (path: string) => fc.array(text, { minLength: 1, maxLength: 3 }).map((texts) => noteOf(path, texts));
    const pool = fc.tuple(...Array.from({ length: 12 }, (_, at) => note(`n${at}.md`)));
    const choice = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 12 });
    fc.assert(
      fc.property(pool, fc.array(choice, { minLength: 2, maxLength: 4 }), (notes, versions) => {
        let index: SearchIndex | undefined;
        for (const version of versions) {
          const current = version.map((at) => notes[at]!);
          index = createSearchIndex(current, { segmentDocuments: 4, ...(index ? { previous: index } : {}) });
          const anew = createSearchIndex(current);
          for (const question of ['pod', 'fleet node', 'task layer pod pod']) {
            const [a, b] = [index, anew].map((each) => each.search(each.parse(question)));
            expect(a!.map(({ chunk, score }) => [chunk.id, score])).toEqual(
              b!.map(({ chunk, score }) => [chunk.id, score]),
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

function noteOf(path: string, texts: readonly string[]): Note {
  return makeNote(path, Object.fromEntries(texts.map((text, at) => [`h${at}`, [text]])));
}

describe('matching', () => {
  const index = createSearchIndex([
    makeNote('a.md', { '': ['Amazon ECS (Elastic Container Service) runs kube-proxy, Docker and a Dockerfile.'] }),
  ]);
  const marked = (question: string, text: string) => {
    const query = index.parse(question);
    return index.match(query, text).map(({ term, start, end }) => [query.terms[term]!.surface, text.slice(start, end)]);
  };

  it('finds every place of a term, in any form of the word', () => {
    expect(marked('running containers', 'A container runs; two CONTAINERS ran.')).toEqual([
      ['containers', 'container'],
      ['running', 'runs'],
      ['containers', 'CONTAINERS'],
    ]);
  });

  it('finds other names and whole phrases', () => {
    expect(marked('ecs', 'The Elastic Container Service, ECS.')).toEqual([
      ['ecs', 'Elastic Container Service'],
      ['ecs', 'ECS'],
    ]);
    expect(marked('ecs', 'A container service that is elastic.')).toEqual([]);
    expect(marked('elastic container service', 'elastic container')).toEqual([]);
  });

  it('finds compounds whole and apart, and words in compounds', () => {
    expect(marked('kube-proxy', 'kube-proxy, KubeProxy, kube proxy')).toEqual([
      ['kube-proxy', 'kube-proxy'],
      ['kube-proxy', 'kube-proxy'],
      ['kube-proxy', 'KubeProxy'],
      ['kube-proxy', 'KubeProxy'],
      ['kube-proxy', 'kube proxy'],
    ]);
    expect(marked('proxy', 'the kube-proxy')).toEqual([['proxy', 'proxy']]);
    expect(marked('docker file', 'a Dockerfile')).toEqual([
      ['docker', 'Dockerfile'],
      ['file', 'Dockerfile'],
    ]);
  });

  it('finds the corrected word', () => {
    expect(marked('dokcer', 'Docker.')).toEqual([['dokcer', 'Docker']]);
  });
});
