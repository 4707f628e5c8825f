import { spelledNumber } from './spelled-numbers.ts';

const NUMBER = String.raw`(?:\d|(?<!\p{L})${spelledNumber}(?!\p{L}))`;
const ASIDE = new RegExp(
  // Code is kept whole; then brackets; then `, of which 254 can be used`, with the comma after it where the sentence goes on.
  String.raw`\x60[^\x60]*\x60|\s*\([^()\x60]*?${NUMBER}[^()\x60]*\)|,? (?:\p{L}+ )?of which [^,;:()\x60]*?${NUMBER}[^,;:()\x60]*?(?=,|;|:| \(|\.$)(?:,(?! (?:and|but|or|while|whereas|so|because|which)\b))?`,
  'giu',
);

/** Without brackets and `of which …` that hold numbers: they say the same once more, or tell it. */
export function withoutAsides(inline: string): string {
  return inline.replace(ASIDE, (part) => (part.startsWith('`') ? part : ''));
}

/** With every character of code spans replaced, so that only the wording is searched. Offsets stay. */
export function withoutCode(inline: string): string {
  return inline.replace(/`[^`]*`/g, (code) => '`'.repeat(code.length));
}
