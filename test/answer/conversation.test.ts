import { describe, expect, it } from 'vitest';
import { engineOf, textOf } from './engine-of.ts';
import { harbourNotes } from './harbour-notes.ts';

const engine = engineOf(harbourNotes);
const converse = (...questions: string[]) => engine.ask(questions.at(-1)!, questions.slice(0, -1));
const lastText = (...questions: string[]) => textOf(converse(...questions));

describe('a follow-up', () => {
  it.each([
    ['and Kustomize?', 'Kustomize patches plain manifests'],
    ['what about Podman', 'Podman is a container engine'],
    ['how much does it cost?', 'Helm is free'],
    ['who created it', 'created by Deis'],
  ])('%s', (question, said) => {
    expect(lastText('what is Helm?', question)).toContain(said);
  });

  it('asks the same of another thing', () => {
    expect(lastText('how much does Podman cost?', 'and Docker Engine?')).toContain('Docker Engine is free');
    expect(lastText('what is a package called in Helm?', 'and what is it called in Kustomize?')).toContain(
      'A package of patches is called an overlay.',
    );
  });

  it('chooses between the two of a comparison', () => {
    const answer = converse('Helm vs Kustomize', 'which of the two is simpler?');
    expect(textOf(answer)).toContain('Kustomize is simpler than Helm');
    expect(answer.question).toContain('Helm');
    expect(answer.question).toContain('Kustomize');
  });

  it('goes on over three questions', () => {
    const chain = ['what is Podman', 'and Docker Engine?', 'how much does it cost?'];
    const { snippets, question } = converse(...chain);
    expect(question).toContain('Docker Engine');
    expect(snippets[0]?.citations[0]?.path).toBe('engines/docker-engine.md');
    expect(textOf({ snippets })).toContain('Docker Desktop needs a paid subscription');
    expect(lastText('how do I drain a node', 'what is Helm?', 'and Kustomize?')).toContain('Kustomize patches');
  });

  it('shows how the question was understood', () => {
    expect(converse('what is Podman?', 'how much does it cost?').question).toBe('how much does Podman cost?');
    expect(engine.ask('what is Podman?').question).toBe('what is Podman?');
  });

  it('leaves the conversation behind when a question stands on its own', () => {
    expect(lastText('what is Helm?', 'how do I drain a node before maintenance?')).toContain('kubectl drain');
    expect(converse('what is Helm?', 'who won the world cup?').state).not.toBe('answer');
  });

  it('falls back on the question as asked when the completed one is not answered', () => {
    const answer = converse('what is the quantum flux capacitor?', 'how is it drained?');
    expect(textOf(answer)).toContain('kubectl drain node-1');
    expect(answer.question).toBe('how is it drained?');
  });
});

describe('a scene before the question', () => {
  it.each([
    'We moved our shop to the new cluster last week and I am still learning. What is a taint?',
    'i keep losing pods on my biggest node, what is a taint',
    'What is a taint? My colleague uses that word all day long and I never dare to ask him.',
    'hi all, quick question please: what is a taint, thanks!',
  ])('does not hide it: %s', (message) => {
    const answer = engine.ask(message);
    expect(textOf(answer)).toContain('A taint keeps pods off a node');
    expect(answer.snippets[0]?.citations[0]?.headings).toEqual(['Taints']);
  });

  it('says what "it" is', () => {
    expect(textOf(engine.ask('Everybody in our team talks of Kustomize these days. What is it?'))).toContain(
      'Kustomize patches plain manifests',
    );
  });

  it('does not make an answer of a question that the notes do not know', () => {
    const message = 'We run Kubernetes with Helm and Podman on forty nodes. Who won the world cup in 1998?';
    expect(engine.ask(message).state).not.toBe('answer');
  });
});
