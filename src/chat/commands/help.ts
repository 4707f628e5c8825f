import { type Command, readNothing } from '../command.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { createMessage } from '../message.ts';

export const help: Command = {
  name: 'help',
  summary: 'Show what I can do',
  options: [],
  read: readNothing,
  run(_request, { engine, commands }) {
    const list = commands.map(({ name, options, summary }) => {
      const usage = [name, ...options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`))];
      return `- \`${usage.join(' ')}\`: ${summary}`;
    });
    const examples = engine.suggest(2).map((question) => `- ${escapeMarkdown(question)}`);
    const paragraphs = [
      'I answer from the notes, word for word, and say where it stands. Just ask, or use a command:',
      list.join('\n'),
      ...(examples.length > 0 ? ['For example:', examples.join('\n')] : []),
    ];
    return createMessage({ markdown: paragraphs.join('\n\n'), visibility: 'asker' });
  },
};
