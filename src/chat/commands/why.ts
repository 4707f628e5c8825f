import type { Answer } from '../../answer/answer.ts';
import { UserError } from '../../errors.ts';
import { citationMarkdown } from '../citation-markdown.ts';
import type { Command } from '../command.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { meantAnswer, readQuestionId } from '../meant-answer.ts';
import { createMessage } from '../message.ts';

export const why: Command = {
  name: 'why',
  summary: 'Explain the last answer: which words were found, and where else to look',
  options: [],
  forAll: true,
  read: readQuestionId,
  async run(request, deps) {
    const meant = await meantAnswer(request, deps);
    if (meant === undefined) {
      throw new UserError('nothing-to-explain', 'There is no answer to explain yet. Ask me something first.');
    }
    const { answer, asked, visibility } = meant;
    const { runnerUp } = answer.explanation;
    const isAnothers = asked !== undefined && asked.person !== request.person;
    return createMessage({
      markdown: explain(answer, isAnothers ? 'The question' : 'You asked'),
      citations: runnerUp === undefined ? [] : [runnerUp],
      visibility,
    });
  },
};

function explain({ question, confidence, explanation }: Answer, lead: string): string {
  const { matched, expanded, corrected, unmatched, runnerUp } = explanation;
  const mistyped = new Set(corrected.map(({ from }) => from));
  const lines = [
    row('Found in the notes', matched.filter((word) => !mistyped.has(word)).map(escapeMarkdown)),
    row(
      'Found by another name',
      expanded.map(({ word, by }) => `${escapeMarkdown(word)} as ${escapeMarkdown(by)}`),
    ),
    row(
      'Read as',
      corrected.map(({ from, to }) => `${escapeMarkdown(to)} (you wrote ${escapeMarkdown(from)})`),
    ),
    row('Not found', unmatched.filter((word) => !mistyped.has(word)).map(escapeMarkdown)),
    row('Next best place', runnerUp === undefined ? [] : [citationMarkdown(runnerUp)]),
  ].filter((line) => line !== undefined);
  const covered = `What was shown covers ${Math.round(confidence * 100)} % of the question, rare words counting most.`;
  return [`${lead}: *${escapeMarkdown(question)}*`, ...(lines.length > 0 ? [lines.join('\n')] : []), covered].join(
    '\n\n',
  );
}

function row(name: string, values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : `- **${name}:** ${values.join(', ')}`;
}
