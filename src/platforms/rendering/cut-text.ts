/** Cuts text into pieces of at most `length` UTF-16 units: after a line, else after a word, else between two characters. */
export function cutText(text: string, length: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > length) {
    const end = endOfPiece(rest, length);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** A line or a word that ends in the first half is too far back: that would make many small pieces. */
function endOfPiece(text: string, length: number): number {
  const line = text.lastIndexOf('\n', length - 1) + 1;
  if (line > length / 2) return line;
  const word = text.lastIndexOf(' ', length - 1) + 1;
  if (word > length / 2) return word;
  const unit = text.charCodeAt(length - 1);
  return unit >= 0xd800 && unit < 0xdc00 && length > 1 ? length - 1 : length;
}

/** The text in at most so many UTF-16 units, ending in `…` where something was left out. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const [kept = ''] = cutText(text, length - 1);
  return `${kept.trimEnd()}…`;
}

/** The text in at most so many UTF-8 bytes, ending in `…` where something was left out. */
export function shortenToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const room = bytes - Buffer.byteLength('…');
  const kept = Buffer.from(text)
    .subarray(0, room)
    .toString('utf8')
    .replace(/\ufffd$/, '');
  const word = kept.search(/\s\S*$/);
  return `${(word > kept.length / 2 ? kept.slice(0, word) : kept).trimEnd()}…`;
}
