import { describe, expect, it } from 'vitest';
import { createNamedSections } from '../../src/answer/named-sections.ts';
import { notesOf } from './engine-of.ts';

const sections = createNamedSections(
  notesOf({
    'a.md':
      '# Overview of things\n\nText before.\n\n## 2.1 Amazon ECS (Elastic Container Service)\n\nIt runs tasks.\n\n### Pods\n\nA pod.\n',
    'b.md':
      '---\naliases: [the fleet manager]\n---\n# ECS\n\nECS is an orchestrator.\n\n## What is a task?\n\nA task.\n',
    'c.md': '# Pod\n\nPods in a note of their own.\n',
  }),
);
const find = (name: string, limit = 5) =>
  sections.find(name, limit).map(({ note, headings }) => [note.path, ...headings].join(' › '));

describe('createNamedSections', () => {
  it.each([
    ['elastic container service', ['a.md › 2.1 Amazon ECS (Elastic Container Service)']],
    ['fleet manager', ['b.md']],
    ['task', ['b.md › What is a task?']],
    ['a Task', ['b.md › What is a task?']],
  ])('finds what is named %j', (name, places) => {
    expect(find(name)).toEqual(places);
  });

  it('puts the opening of a note before sections, whatever the number of the word', () => {
    expect(find('ECS')).toEqual(['b.md', 'a.md › 2.1 Amazon ECS (Elastic Container Service)']);
    expect(find('pods')).toEqual(['c.md', 'a.md › 2.1 Amazon ECS (Elastic Container Service) › Pods']);
    expect(find('pod')).toEqual(find('pods'));
  });

  it('gives no more than asked for, and nothing for no name', () => {
    expect(find('ECS', 1)).toEqual(['b.md']);
    expect(find('')).toEqual([]);
    expect(find('?!')).toEqual([]);
    expect(find('container')).toEqual([]);
  });
});
