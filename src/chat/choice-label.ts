import { longestLabel } from './message.ts';

/** What stands on a button: the text, cut where it is too long for one. */
export function choiceLabel(text: string): string {
  const letters = [...text];
  if (letters.length <= longestLabel) return text;
  return `${letters
    .slice(0, longestLabel - 1)
    .join('')
    .trimEnd()}…`;
}
