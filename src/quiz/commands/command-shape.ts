import { type CommandLine, isBare } from './command-line.ts';
import type { KeyedFact } from './keyed-fact.ts';

type Shape = 'bare' | 'options' | 'full';

/**
 * The key of another fact in the shape in which this one's is written, so that no command stands out for being bare among
 * full ones; nothing where it cannot be put so. A wrong choice may lose its arguments, the right one may not: an option may
 * be what does it.
 */
export function keyLike({ command }: KeyedFact, other: KeyedFact): string | undefined {
  if (command === undefined || other.command === undefined) return other.key;
  const [shape, otherShape] = [shapeOf(command), shapeOf(other.command)];
  if (shape === 'full') return otherShape === 'full' ? other.key : undefined;
  return otherShape === 'full' || shape === 'bare' ? `\`${other.command.core.join(' ')}\`` : other.key;
}

/** `docker ps`, `docker ps -a`, `docker rm NAME`. */
function shapeOf(command: CommandLine): Shape {
  if (isBare(command)) return 'bare';
  const added = command.words.slice(command.core.length);
  return added.every((word) => /^--?[\p{L}-]+$/u.test(word)) ? 'options' : 'full';
}

/** The program of which all of these are commands, as one says it: `docker`. */
export function programOf(facts: readonly KeyedFact[]): string | undefined {
  const programs = new Set(facts.map(({ command }) => command?.words[0]));
  const [program] = programs;
  return programs.size === 1 && program !== undefined && /^[a-z][a-z0-9-]+$/.test(program) && program !== 'sudo'
    ? program
    : undefined;
}
