/** Text that services show as it is: without control characters and halves of characters, which they may refuse. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu, '\ufffd');
}
