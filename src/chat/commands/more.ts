import { UserError } from '../../errors.ts';
import { snippetsMarkdown } from '../answer-markdown.ts';
import { citationMarkdown } from '../citation-markdown.ts';
import type { Command } from '../command.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { type MeantAnswer, meantAnswer, readQuestionId } from '../meant-answer.ts';
import { createMessage, type Message } from '../message.ts';

export const more: Command = {
  name: 'more',
  summary: 'Show what else the notes say on the last question',
  options: [],
  forAll: true,
  read: readQuestionId,
  async run(request, deps) {
    const meant = await meantAnswer(request, deps);
    if (meant === undefined) {
      throw new UserError('no-more', 'There is no answer to add to yet. Ask me something first.');
    }
    const { question, context, visibility } = meant;
    const snippets = deps.engine.more(question, context);
    if (snippets.length === 0) return { ...nothingMore(meant), visibility };
    const written = snippetsMarkdown(snippets, [lead(meant)]);
    const citations = snippets.flatMap((snippet) => snippet.citations);
    return createMessage({ ...written, citations, visibility });
  },
};

function lead({ answer }: MeantAnswer): string {
  return answer.state === 'answer' ? `More on *${named(answer)}*:` : `Perhaps on *${named(answer)}*:`;
}

/** The question within a sentence, which has an end of its own. */
function named({ question }: MeantAnswer['answer']): string {
  return escapeMarkdown(question.replace(/(?<=\S)[\s?.!]+$/, ''));
}

/** Where to look is worth saying, even if it is nothing to quote. */
function nothingMore({ answer }: MeantAnswer): Message {
  const { runnerUp } = answer.explanation;
  const nothing = `The notes say no more on *${named(answer)}*.`;
  if (runnerUp === undefined || answer.state === 'silent') return createMessage({ markdown: nothing });
  return createMessage({
    markdown: `${nothing} The next best place: ${citationMarkdown(runnerUp)}`,
    citations: [runnerUp],
  });
}
