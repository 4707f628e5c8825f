import { choiceLabel } from '../choice-label.ts';
import type { Command } from '../command.ts';
import { exampleQuestions } from '../example-questions.ts';
import { createMessage } from '../message.ts';

/** As many as an assistant pane of Slack shows. */
const mostExamples = 4;

/** What the bot says when it comes somewhere, or when somebody calls it and says no more. */
export const hello: Command = {
  name: 'hello',
  summary: 'Say hello, with a few questions to begin with',
  options: [],
  // "Hello" is answered in kind.
  read: () => undefined,
  run(request, deps) {
    const how = request.shared ? 'Mention me and ask me a question' : 'Ask me a question';
    return createMessage({
      markdown: `Hello! ${how}: I answer from the notes, word for word, and say where it stands. \`help\` shows what else I can do.`,
      choices: exampleQuestions(deps, mostExamples).map((question) => ({
        ...{ label: choiceLabel(question), text: question, typed: question },
        buttonOnly: true,
      })),
    });
  },
};
