/** What is read of a message: nobody asks at greater length, and pasted output says what it has to say before. */
const MAX_CHARS = 2_000;

/** A message made fit for analysis: clipped, white space and repeated signs collapsed. Line breaks stay. */
export function chatText(message: string): string {
  return message
    .slice(0, MAX_CHARS)
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n\s*\n/g, '\n')
    .replace(/([^\p{L}\p{N}\s`])\1{2,}/gu, '$1$1')
    .trim();
}
