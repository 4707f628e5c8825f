import { describe, expect, it } from 'vitest';
import { engineOf, markedIn, textOf } from './engine-of.ts';
import { harbourNotes } from './harbour-notes.ts';

const engine = engineOf(harbourNotes);

describe('a typo', () => {
  it.each([
    ['what is Kustomzie?', 'Kustomzie', 'Kustomize', 'Kustomize patches plain manifests'],
    ['what are statefulstes', 'statefulstes', 'StatefulSet', 'A StatefulSet gives every pod a stable name'],
    ['how do tiants work', 'tiants', 'Taints', 'A taint keeps pods off a node'],
  ])('%s', (question, from, to, said) => {
    const { corrections, explanation, ...answer } = engine.ask(question);
    expect(corrections).toEqual([{ from, to }]);
    expect(explanation.corrected).toEqual(corrections);
    expect(textOf(answer)).toContain(said);
    expect(answer.snippets.flatMap(markedIn).map((word) => word.toLowerCase())).toContain(
      to.toLowerCase().replace(/s$/, ''),
    );
  });

  it('is not seen in words that the notes hold, nor in plain English ones', () => {
    for (const question of ['what is a pod?', 'what is a sidecar?', 'does a node dream of sheep?'])
      expect(engine.ask(question).corrections).toEqual([]);
  });
});

describe('another name', () => {
  it('of the field is found', () => {
    const answer = engine.ask('what is the smallest unit of k8s?');
    expect(textOf(answer)).toContain('A pod is the smallest unit that Kubernetes schedules');
    expect(answer.explanation.expanded).toContainEqual({ word: 'k8s', by: 'Kubernetes' });
    expect(answer.snippets.flatMap(markedIn)).toContain('Kubernetes');
  });

  it('out of the notes is found', () => {
    const answer = engine.ask('what is the container network interface?');
    expect(textOf(answer)).toContain('Container Network Interface (CNI) is a specification');
    const { matched } = engine.ask('what is a CNI plug-in').explanation;
    expect(matched).toContain('CNI');
  });

  it('from synonyms.yaml is found', () => {
    const files = {
      'crane.md': '# Crane\n\nA crane lifts boxes off the ship.\n',
      'tug.md': '# Tug\n\nA tug pulls ships.\n',
    };
    const question = 'what is a Kran?';
    expect(engineOf(files).ask(question).state).not.toBe('answer');
    const answer = engineOf(files, { synonyms: [['crane', 'Kran']] }).ask(question);
    expect(textOf(answer)).toContain('A crane lifts boxes');
    expect(answer.explanation.expanded).toEqual([{ word: 'Kran', by: 'crane' }]);
  });

  it('by an alias of the note is found', () => {
    const files = {
      'crane.md': '---\naliases: [box lifter]\n---\n# Crane\n\nA crane is a machine on rails.\n',
      'tug.md': '# Tug\n\nA tug pulls ships.\n',
    };
    expect(textOf(engineOf(files).ask('what is a box lifter?'))).toContain('A crane is a machine on rails.');
  });

  it('is found when people say things in other words', () => {
    expect(textOf(engine.ask('what is the price of Helm?'))).toContain('Helm is free');
    expect(textOf(engine.ask('what is the maximum of pods on a node?'))).toContain('at most 110 pods');
  });
});

describe('the explanation', () => {
  it('tells words that were found from words that were not', () => {
    const { explanation } = engine.ask('how many pods run on a node of the zebra kind?');
    expect(explanation.matched).toEqual(expect.arrayContaining(['pods', 'node']));
    expect(explanation.unmatched).toContain('zebra');
    for (const word of explanation.matched) expect(explanation.unmatched).not.toContain(word);
  });

  it('says of a silence which words are missing', () => {
    const { explanation } = engine.ask('what is the JVM?');
    expect(explanation.unmatched).toEqual(['JVM']);
    expect(explanation.matched).toEqual([]);
  });

  it('names the best section that was not quoted', () => {
    for (const question of ['what is Podman?', 'how do I drain a node?', 'Helm vs Kustomize']) {
      const { snippets, explanation } = engine.ask(question);
      const quoted = snippets.flatMap(({ citations }) => citations.map(({ path, anchor }) => `${path}#${anchor}`));
      const { runnerUp } = explanation;
      if (runnerUp) expect(quoted).not.toContain(`${runnerUp.path}#${runnerUp.anchor}`);
    }
    expect(engine.ask('what is Podman?').explanation.runnerUp).toMatchObject({
      path: expect.stringMatching(/^(?:engines|kubernetes)\//),
      startLine: expect.any(Number),
    });
  });

  it('has no runner-up where only one section knows the word', () => {
    expect(engineOf({ 'tug.md': '# Tug\n\nA tug pulls ships.\n' }).ask('what is a tug?').explanation).toEqual({
      matched: ['tug'],
      expanded: [],
      corrected: [],
      unmatched: [],
    });
  });

  it('of a completed question speaks of the words of the completed one', () => {
    const { explanation } = engine.ask('how much does it cost?', ['what is Podman?']);
    expect(explanation.matched).toContain('Podman');
  });
});
