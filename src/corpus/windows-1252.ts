/**
 * Bytes 0x80 to 0x9F as windows-1252 has them; the five that it leaves undefined stay control characters. Written down
 * because TextDecoder reads them as Latin-1 in many versions of Node (nodejs/node 56542).
 */
export const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] as string);
