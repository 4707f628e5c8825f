/** A command as one types it, cut into its words. */
export interface CommandLine {
  readonly words: readonly string[];
  /** Program and sub-commands, without options and what is to be filled in: `docker image ls`. */
  readonly core: readonly string[];
}

const PROGRAM = /^(?:\.\/)?[a-z][a-z0-9_.+-]*$/;
/** Words of a shell's own language: what they begin is no command. */
const SHELL_WORD = /^(?:until|while|for|if|then|do|done|else|elif|fi|case|esac|function|return|local|select)$/;
/** Options, paths, places to fill in, values. */
const ARGUMENT = /^-|[A-Z/:=.<>{}[\]()"'$@#*\d]|^\|$/;

/**
 * Nothing where a piece of code is no command: a setting, a call, and one word unless `oneWord` says that it stands where
 * commands stand.
 */
export function readCommand(code: string, oneWord = false): CommandLine | undefined {
  const words = code.trim().split(/\s+/);
  const [program = '', first] = words;
  if (first === undefined ? !oneWord : /^(?:=|:|\(|->|=>)/.test(first)) return undefined;
  if (!PROGRAM.test(program) || SHELL_WORD.test(program)) return undefined;
  const end = words.findIndex((word, at) => at > 0 && ARGUMENT.test(word));
  return { words, core: words.slice(0, end < 0 ? words.length : end) };
}

/** Whether it has neither options nor arguments. */
export const isBare = ({ words, core }: CommandLine): boolean => words.length === core.length;

export const sameProgram = (a: CommandLine, b: CommandLine): boolean => a.words[0] === b.words[0];

/** Whether two do much the same, one perhaps with more options or arguments: `docker ps` and `docker ps -a`. */
export function sameFamily(a: CommandLine, b: CommandLine): boolean {
  const length = Math.min(a.core.length, b.core.length);
  return a.core.slice(0, length).join(' ') === b.core.slice(0, length).join(' ');
}

/** Whether one is the other with something added: what the shorter does, the longer may do as well. */
export const extendsCommand = (longer: CommandLine, shorter: CommandLine): boolean =>
  longer.words.length > shorter.words.length && shorter.words.every((word) => longer.words.includes(word));

const SHELLS: ReadonlySet<string> = new Set([
  '',
  'sh',
  'bash',
  'zsh',
  'fish',
  'shell',
  'console',
  'terminal',
  'shell-session',
  'powershell',
  'ps1',
  'cmd',
  'bat',
]);

export interface ShellCommand {
  readonly code: string;
  /** What the comment behind it, or straight above it, says. */
  readonly comment?: string;
}

/** The commands of a code block, with lines that go on joined; none where it is no code for a shell. */
export function shellCommands(language: string, code: string): readonly ShellCommand[] {
  if (!SHELLS.has(language)) return [];
  const commands: ShellCommand[] = [];
  let above: string | undefined;
  for (const line of code.replace(/[ \t]*\\\n\s*/g, ' ').split('\n')) {
    const comment = /^\s*#+\s+(\S.*)$/.exec(line)?.[1];
    const [, typed = '', behind] = /^\s*(?:[$>%]\s+)?(.*?)(?:\s+#\s+(\S.*))?$/.exec(line) ?? [];
    if (comment === undefined && typed.trim() !== '') {
      const said = behind ?? above;
      commands.push({ code: typed.trim(), ...(said !== undefined && { comment: said }) });
    }
    // A comment speaks of the one line below it.
    above = comment;
  }
  return commands;
}
