import type { Citation } from '../../corpus/citation.ts';
import { UserError } from '../../errors.ts';
import { answerCitations } from '../answer-message.ts';
import { citationMarkdown } from '../citation-markdown.ts';
import { type Command, readNothing } from '../command.ts';
import { createMessage } from '../message.ts';

export const sources: Command = {
  name: 'sources',
  summary: 'List the notes behind the last answer, and when each was last checked',
  options: [],
  read: readNothing,
  async run(request, { memory }) {
    const answer = await memory.lastAnswer(request);
    if (answer === undefined) {
      throw new UserError('no-sources', 'There is no answer to give sources for yet. Ask me something first.');
    }
    const citations = answerCitations(answer);
    if (citations.length === 0) return createMessage({ markdown: 'The last answer rests on no note.' });
    const lead = answer.state === 'answer' ? 'The last answer is quoted from:' : 'Nothing was quoted. Nearest:';
    return createMessage({ markdown: `${lead}\n\n${citations.map(line).join('\n')}`, citations });
  },
};

function line(citation: Citation): string {
  const checked = citation.verified === undefined ? '' : `, checked ${citation.verified}`;
  return `- ${citationMarkdown(citation)}${checked}`;
}
