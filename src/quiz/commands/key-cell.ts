import { type CommandLine, readCommand } from './command-line.ts';

export interface Key {
  /** Inline Markdown. */
  readonly markdown: string;
  readonly command?: CommandLine;
}

const SPAN = /`[^`]+`/g;
/** Between names of one thing. */
const SEPARATORS = /^(?:\s*(?:,|\/|\bor\b|\band\b)\s*)*$/;
const LONGEST_KEY = 110;

/**
 * The command, code or message which a cell or the beginning of an item names. Nothing where it names several that may
 * differ in what they do, or none.
 */
export function readKey(markdown: string, isCommandLike: (code: string) => boolean): Key | undefined {
  const cell = markdown.trim();
  const spans = cell.match(SPAN) ?? [];
  const [first] = spans;
  if (first === undefined || !cell.startsWith(first) || cell.length > LONGEST_KEY * 2) return undefined;
  const codes = spans.map((span) => span.slice(1, -1).trim());
  const rest = cell.replace(SPAN, '').trim();
  const isAlternatives = SEPARATORS.test(rest);
  if (isCommandLike(codes[0]!)) {
    if (spans.length > 1 && isAlternatives) return undefined;
    const command = readCommand(codes[0]!, true);
    return command && first.length <= LONGEST_KEY ? { markdown: first, command } : undefined;
  }
  if (spans.length === 1) return cell.length <= LONGEST_KEY ? { markdown: cell } : undefined;
  return isAlternatives ? { markdown: alternatives(spans) } : undefined;
}

function alternatives(spans: readonly string[]): string {
  return `${spans.slice(0, -1).join(', ')} or ${spans.at(-1)}`;
}
