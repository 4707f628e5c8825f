import type { Citation } from '../../corpus/citation.ts';
import { UserError } from '../../errors.ts';
import { answerCitations } from '../answer-message.ts';
import { citationMarkdown } from '../citation-markdown.ts';
import type { Command } from '../command.ts';
import { meantAnswer, readQuestionId } from '../meant-answer.ts';
import { createMessage } from '../message.ts';

export const sources: Command = {
  name: 'sources',
  summary: 'List the notes behind the last answer, and when each was last checked',
  options: [],
  forAll: true,
  read: readQuestionId,
  async run(request, deps) {
    const meant = await meantAnswer(request, deps);
    if (meant === undefined) {
      throw new UserError('no-sources', 'There is no answer to give sources for yet. Ask me something first.');
    }
    const { answer, asked, visibility } = meant;
    const citations = answerCitations(answer);
    const theAnswer = asked === undefined ? 'The last answer' : 'The answer';
    if (citations.length === 0) return createMessage({ markdown: `${theAnswer} rests on no note.`, visibility });
    const lead = answer.state === 'answer' ? `${theAnswer} is quoted from:` : 'Nothing was quoted. Nearest:';
    return createMessage({ markdown: `${lead}\n\n${citations.map(line).join('\n')}`, citations, visibility });
  },
};

function line(citation: Citation): string {
  const checked = citation.verified === undefined ? '' : `, checked ${citation.verified}`;
  return `- ${citationMarkdown(citation)}${checked}`;
}
