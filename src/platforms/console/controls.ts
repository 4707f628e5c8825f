/**
 * Makes control characters visible instead of letting a terminal obey them: notes and questions are other people's text,
 * and an escape sequence in them could rewrite the screen or the clipboard. C0 controls become their pictures (U+2400…),
 * all else that steers (DEL, C1, and the marks that reorder text) becomes U+FFFD. Line feeds and tabs stay.
 */
export function showControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd');
}
