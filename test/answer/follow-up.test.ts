import { describe, expect, it } from 'vitest';
import { completeFollowUp, resolvePronoun } from '../../src/answer/follow-up.ts';
import { createNameLexicon } from '../../src/answer/names.ts';
import { notesOf } from './engine-of.ts';
import { harbourNotes } from './harbour-notes.ts';

const names = createNameLexicon(notesOf(harbourNotes));
const complete = (question: string, ...context: string[]) => completeFollowUp(question, context, names);

describe('completeFollowUp', () => {
  it('leaves a first question as it is', () => {
    expect(complete('how much does it cost?')).toEqual({ text: 'how much does it cost?' });
    expect(complete('and Podman?').text).toBe('and Podman?');
  });

  it('leaves a question alone that stands on its own', () => {
    expect(complete('how do I drain a node before maintenance?', 'what is Podman?').text).toBe(
      'how do I drain a node before maintenance?',
    );
  });

  it.each([
    ['and Kustomize?', 'what is Helm?'],
    ['what about Kustomize', 'what is Helm?'],
    ['how about Kustomize?', 'explain Helm'],
    ['ok, and Kustomize?', 'what is Helm?'],
  ])('%j after %j asks the same of another thing', (question, previous) => {
    const { text } = complete(question, previous);
    expect(text).toContain('Kustomize');
    expect(text).not.toContain('Helm');
    expect(text).not.toMatch(/\b(?:and|about)\b/);
  });

  it('keeps the wording of the question before when it asks it of another thing', () => {
    expect(complete('and Kustomize?', 'who maintains Helm?').text).toBe('who maintains Kustomize?');
  });

  it('narrows the question before by words that name no thing', () => {
    expect(complete('and for startups?', 'what is Helm?').text).toBe('what is Helm for startups');
  });

  it.each([
    ['how much does it cost?', 'how much does Podman cost?'],
    ['who makes it', 'who makes Podman'],
    ['what is its default network?', "what is Podman's default network?"],
    ['is it free?', 'is Podman free?'],
  ])('puts the subject where %j has a pronoun', (question, completed) => {
    expect(complete(question, 'what is Podman?')).toEqual({
      text: completed,
      follows: 'what is Podman?',
      asAsked: question,
    });
  });

  it('does not touch an "it" that stands for nothing', () => {
    expect(complete('is it possible to run Helm without root?', 'what is Podman?').text).toBe(
      'is it possible to run Helm without root?',
    );
  });

  it.each(['which of the two is simpler?', 'which one is simpler?', 'which is simpler'])(
    'names both after a comparison: %s',
    (question) => {
      const { text } = complete(question, 'Helm vs Kustomize');
      expect(text).toContain('Helm or Kustomize');
      expect(text).toContain('simpler');
    },
  );

  it('repeats the question before after a bare why', () => {
    expect(complete('why?', 'are image tags mutable').text).toBe('why are image tags mutable');
    expect(complete('but why', 'are image tags mutable').text).toMatch(/why are image tags mutable$/);
  });

  it('asks where else something is called what', () => {
    expect(complete('and what is it called in Kustomize?', 'what is a package called in Helm?').text).toBe(
      'what is a package called in Kustomize?',
    );
  });

  it('completes through a chain of questions', () => {
    expect(complete('how much does it cost?', 'what is Podman', 'and Docker Engine?').text).toBe(
      'how much does Docker Engine cost?',
    );
    expect(complete('and Kustomize?', 'what is Podman?', 'what is Helm?', 'who maintains it?').text).toBe(
      'who maintains Kustomize?',
    );
  });

  it('looks at the last few questions only', () => {
    const asking = Array.from({ length: 20 }, () => 'is it free?');
    expect(complete('who makes it?', 'what is Podman?', 'is it free?').text).toBe('who makes Podman?');
    expect(complete('who makes it?', 'what is Podman?', ...asking).text).not.toContain('Podman');
  });

  it('takes courtesies off the earlier questions', () => {
    expect(complete('and Kustomize?', 'hey team, who maintains Helm?').text).toBe('who maintains Kustomize?');
  });

  it('adds the subject of the question before to a question without one, as a guess', () => {
    const { text, asAsked } = complete('what are the drawbacks?', 'what is Podman?');
    expect(text).toContain('drawbacks');
    expect(text).toContain('Podman');
    expect(asAsked).toBe('what are the drawbacks?');
  });
});

describe('resolvePronoun', () => {
  it('puts what the scene is about where the question says "it"', () => {
    expect(resolvePronoun('What is that?', 'Everybody here talks of Helm.', names)).toBe('What is Helm?');
  });
  it('leaves a question alone without a scene or without a pronoun', () => {
    expect(resolvePronoun('What is that?', '', names)).toBe('What is that?');
    expect(resolvePronoun('What is a taint?', 'Everybody here talks of Helm.', names)).toBe('What is a taint?');
  });
});

it('leaves a question alone whose pronoun stands for names of its own', () => {
  const question = 'which one is cheaper, Podman or Helm';
  expect(complete(question, 'what is Kubernetes?')).toEqual({ text: question });
});
