import type { Candidate } from '../../../src/quiz/daily/choose-prompt.ts';
import type { PromptSource } from '../../../src/quiz/daily/prompt-part.ts';

export function makeCandidate(id: string, given: Partial<Candidate> & { readonly note?: string } = {}): Candidate {
  const { note = 'harbour/cranes.md', ...rest } = given;
  return {
    id,
    kind: 'true-false',
    stem: `Is ${id} so?`,
    choices: ['True', 'False'],
    answerIndex: 0,
    answer: 'True',
    accepted: ['True'],
    payload: {},
    explanation: 'It is so.',
    citation: { path: note, title: note, headings: [], anchor: '', startLine: 1, endLine: 2, url: `${note}#L1-L2` },
    section: `${note}#${id}`,
    quality: 0.8,
    ...rest,
  };
}

export function makeBank(candidates: readonly Candidate[]): PromptSource {
  return {
    about: async (topic) => candidates.filter(({ citation }) => topic === '' || citation.path.includes(topic)),
  };
}

/** 5 notes of 4 sections with 3 prompts each, of 3 kinds. */
export const sixtyPrompts: readonly Candidate[] = Array.from({ length: 60 }, (_, index) => {
  const note = `harbour/${['cranes', 'ropes', 'tides', 'ships', 'cargo'][index % 5]}.md`;
  const kind = ['true-false', 'cloze', 'term'][Math.floor(index / 20)]!;
  return makeCandidate(`p${index}`, { note, kind, section: `${note}#${index % 20}` });
});
