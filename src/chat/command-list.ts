import type { Command } from './command.ts';

/** What people can say, as a list in Markdown: how it is used, and what it does. */
export function commandList(commands: readonly Command[]): string {
  return commands
    .map(({ name, options, summary }) => {
      const usage = [name, ...options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`))];
      return `- \`${usage.join(' ')}\`: ${summary}`;
    })
    .join('\n');
}
