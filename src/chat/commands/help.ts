import { type Command, readNothing } from '../command.ts';
import { commandList } from '../command-list.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { createMessage } from '../message.ts';

export const help: Command = {
  name: 'help',
  summary: 'Show what I can do',
  options: [],
  read: readNothing,
  run(_request, { engine, commands }) {
    const examples = engine.suggest(2).map((question) => `- ${escapeMarkdown(question)}`);
    const paragraphs = [
      'I answer from the notes, word for word, and say where it stands. Just ask, or use a command:',
      commandList(commands),
      ...(examples.length > 0 ? ['For example:', examples.join('\n')] : []),
    ];
    return createMessage({ markdown: paragraphs.join('\n\n'), visibility: 'asker' });
  },
};
