import { describe, expect, it } from 'vitest';
import { createNameLexicon } from '../../src/answer/names.ts';
import { findSides } from '../../src/answer/sides.ts';
import { notesOf } from './engine-of.ts';
import { harbourNotes } from './harbour-notes.ts';

const names = createNameLexicon(notesOf(harbourNotes));

describe('findSides', () => {
  it.each([
    ["what's the difference between a volume and a bind mount?", ['volume', 'bind mount'], /^(?!.*volume)/],
    ['compare Helm with Kustomize', ['Helm', 'Kustomize'], /^$/],
    ['Helm vs Kustomize', ['Helm', 'Kustomize'], /^$/],
    ['Helm versus Kustomize for small teams', ['Helm', 'Kustomize'], /small teams/],
    ["difference between the 'Helm' and 'Kustomize' commands in CI", ["'Helm'", "'Kustomize'"], /in CI/],
    ['difference between Helm and Kustomize objects', ['Helm', 'Kustomize'], /^(?!.*objects)/],
    ['difference between MKDIR and RMDIR', ['MKDIR', 'RMDIR'], /difference/],
    ['how do Podman and Docker Engine differ?', ['Podman', 'Docker Engine'], /differ/],
    ['Deployment, StatefulSet and DaemonSet compared', ['Deployment', 'StatefulSet', 'DaemonSet'], /compared/],
  ])('%s', (question, sides, aspect) => {
    const found = findSides(question, names);
    expect(found?.sides).toEqual(sides);
    expect(found?.aspect).toMatch(aspect);
  });

  it('finds none where fewer than two things are named', () => {
    expect(findSides('what is Helm', names)).toBeUndefined();
    expect(findSides('how do Helm and helm differ', names)).toBeUndefined();
    expect(findSides('tea vs coffee', names)).toBeUndefined();
  });
});
