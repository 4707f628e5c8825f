import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { makeNote } from './make-note.ts';

const texts = [
  'What is a pod?',
  'What is Podman?',
  'How do I write a Dockerfile?',
  'Why does a container restart?',
  'What does kube-proxy do?',
  'What is Kubernetes?',
  'Naïve retries',
];

/** The texts that are meant by what was typed, best first, in an index that knows a name in two spellings. */
async function meant(typed: string, from: readonly string[] = texts) {
  const notes = [makeNote('a.md', { '': ['Harbour.'] })];
  const index = await createSearchIndex(notes, { synonyms: [['Kubernetes', 'k8s']] }).over(from);
  return index.rank(index.parseTyped(typed), 10).map(({ number }) => from[number]);
}

describe('a text that is still being typed', () => {
  it.each([
    ['dock', 'How do I write a Dockerfile?'],
    ['DOCK', 'How do I write a Dockerfile?'],
    ['why does a cont', 'Why does a container restart?'],
    ['kube-pro', 'What does kube-proxy do?'],
    ['naive', 'Naïve retries'],
  ])('"%s" stands for what begins with its last word', async (typed, text) => {
    expect((await meant(typed))[0]).toBe(text);
  });

  it('finds by any word of it, the one that holds most of them first', async () => {
    const [first, ...others] = await meant('pod restart contai');
    expect(first).toBe('Why does a container restart?');
    expect(others).toEqual(['What is a pod?']);
  });

  it('prefers the word itself to longer ones', async () => {
    expect(await meant('pod')).toEqual(['What is a pod?', 'What is Podman?']);
  });

  it('takes a word for finished once something stands behind it', async () => {
    expect(await meant('pod ')).toEqual(['What is a pod?']);
    expect(await meant('dock ')).toEqual([]);
  });

  it.each([
    ['dokce', 'How do I write a Dockerfile?'],
    ['contianer', 'Why does a container restart?'],
    ['kubrenet', 'What is Kubernetes?'],
    ['kubrenetes', 'What is Kubernetes?'],
  ])('forgives the slip in "%s"', async (typed, text) => {
    expect((await meant(typed))[0]).toBe(text);
  });

  it('takes a slip for the nearest words alone', async () => {
    const near = ['What is a namespace?', 'What is a namespare?'];
    expect(await meant('namespcae', near)).toEqual(['What is a namespace?']);
  });

  it('knows the names that the notes know', async () => {
    expect(await meant('k8s')).toEqual(['What is Kubernetes?']);
  });

  it.each(['', '   ', '?!', 'zeppelin', 'xo'])('finds nothing by "%s"', async (typed) => {
    expect(await meant(typed)).toEqual([]);
  });
});
