/** A line of a thread: `ann> …` is said to the bot, `ann: …` to nobody by name. */
export interface ThreadLine {
  readonly person: string;
  readonly isAddressed: boolean;
  readonly text: string;
}

export function readThread(lines: readonly string[]): readonly ThreadLine[] {
  return lines.map((line) => {
    const [, person, how, text] = /^(\w+)([>:]) (.+)$/s.exec(line) ?? [];
    if (person === undefined || text === undefined) throw new Error(`no line of a thread: ${line}`);
    return { person, isAddressed: how === '>', text };
  });
}
