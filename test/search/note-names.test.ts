import { describe, expect, it } from 'vitest';
import { namesInNotes } from '../../src/search/note-names.ts';
import { createSynonyms, nameOf } from '../../src/search/synonyms.ts';
import { makeNote } from './make-note.ts';

describe('names in notes', () => {
  it('come from titles with their aliases, generic ones left out', () => {
    const note = makeNote(
      'oci.md',
      {},
      { title: 'Open Container Initiative (OCI)', aliases: ['OCI formats', 'overview'] },
    );
    expect(namesInNotes([note])).toEqual([
      ['Open Container Initiative', 'OCI formats'],
      ['Open Container Initiative', 'OCI'],
    ]);
  });

  it('do not come from titles that are sentences', () => {
    const note = makeNote('a.md', {}, { title: 'How do I stop a running container today?', aliases: ['stopping'] });
    expect(namesInNotes([note])).toEqual([]);
  });

  it('come from headings and sentences once each, never from code', () => {
    const note = makeNote('a.md', {
      'HPA (Horizontal Pod Autoscaler)': [
        'The Horizontal Pod Autoscaler (HPA) scales.',
        'The Horizontal Pod Autoscaler (HPA).',
      ],
    });
    const [first] = note.chunks;
    const code = { kind: 'code', language: '', code: '', startLine: 1, endLine: 1 } as const;
    const sentences = [{ text: 'Other Long Name (OLN)', markdown: '', startLine: 1, endLine: 1 }];
    const withCode = { ...note, chunks: [{ ...first!, blocks: [...first!.blocks, { ...code, sentences }] }] };
    expect(namesInNotes([withCode])).toEqual([['Horizontal Pod Autoscaler', 'HPA']]);
  });

  it('come from links whose letters agree', () => {
    const links = [
      { target: 'k8s', alias: 'Kubernetes', line: 1 },
      { target: 'notes/Horizontal Pod Autoscaler', alias: 'HPA', line: 1 },
      { target: 'k8s', alias: 'this platform', line: 1 },
      { target: 'k8s', line: 1 },
    ];
    expect(namesInNotes([makeNote('a.md', {}, { links })])).toEqual([
      ['k8s', 'Kubernetes'],
      ['Horizontal Pod Autoscaler', 'HPA'],
    ]);
  });
});

describe('synonyms', () => {
  const others = (groups: readonly (readonly string[])[], name: string) =>
    createSynonyms(groups)
      .entryOf(nameOf(name).terms)
      ?.others.map(({ label }) => label);

  it('of a name that means two things are the names of both, which stay apart', () => {
    const groups = [
      ['OS', 'operating system'],
      ['OS', 'OpenStack'],
    ];
    expect(others(groups, 'os')).toEqual(['operating system', 'OpenStack']);
    expect(others(groups, 'operating system')).toEqual(['OS']);
  });

  it('are found in any form of the words', () => {
    expect(others([['virtual machines', 'VM']], 'Virtual Machine')).toEqual(['VM']);
  });

  it('make a name a unit when an acronym or its last word stands for it', () => {
    const isUnit = (group: readonly string[], name: string) =>
      createSynonyms([group]).entryOf(nameOf(name).terms)?.isUnit;
    expect(isUnit(['Elastic Container Service', 'ECS'], 'Elastic Container Service')).toBe(true);
    expect(isUnit(['AWS Fargate', 'Fargate'], 'AWS Fargate')).toBe(true);
    expect(isUnit(['container image', 'Docker image'], 'container image')).toBe(false);
  });

  it('leave a word of its own alone that only makes a name longer', () => {
    expect(others([['Kubernetes', 'Kubernetes cluster', 'k8s']], 'Kubernetes cluster')).toBeUndefined();
    expect(others([['Kubernetes', 'Kubernetes cluster', 'k8s']], 'Kubernetes')).toEqual(['k8s']);
  });
});
