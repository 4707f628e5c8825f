import type { Complete } from './command.ts';

/** For an option that is one of a few words. */
export function among(choices: readonly string[]): Complete {
  return (typed) => matching(typed, choices);
}

/** The choices that hold words beginning as each typed one does, those that begin as typed first; all when nothing was typed. */
export function matching(typed: string, choices: readonly string[]): readonly string[] {
  const begun = typed.trim().toLowerCase();
  const found = choices.filter((choice) => holdsWords(choice, typed));
  const first = found.filter((choice) => choice.toLowerCase().startsWith(begun));
  return [...first, ...found.filter((choice) => !first.includes(choice))];
}

/** Whether each word that was typed is the beginning of a word of the text. */
export function holdsWords(text: string, typed: string): boolean {
  const words = wordsOf(text);
  return wordsOf(typed).every((begun) => words.some((word) => word.startsWith(begun)));
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
