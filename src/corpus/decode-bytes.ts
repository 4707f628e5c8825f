import { mendDoubleEncoding } from './double-encoding.ts';
import type { Problem } from './note.ts';
import { decodeWindows1252 } from './windows-1252.ts';

export interface DecodedNote {
  /** Undefined when the bytes are no text. */
  readonly text?: string;
  /** The same before characters that were encoded twice were mended; as many lines. */
  readonly written?: string;
  readonly problems: readonly Problem[];
}

/** Above this share of zero bytes a file is taken for a binary one. */
const maxZeroShare = 0.01;

/** A note's bytes as text: UTF-8 (or UTF-16 by its mark), else windows-1252; what had to be mended is reported. */
export function decodeBytes(path: string, bytes: Uint8Array): DecodedNote {
  const problems: Problem[] = [];
  const warn = (code: string, message: string, remedy: string, line?: number): void => {
    problems.push({ severity: 'warning', code, path, ...(line !== undefined && { line }), message, remedy });
  };

  const utf16 = utf16Label(bytes);
  if (!utf16) {
    const zeros = countZeros(bytes);
    if (zeros > Math.max(8, bytes.length * maxZeroShare)) {
      return {
        problems: [
          {
            severity: 'error',
            code: 'binary-file',
            path,
            message: `is no text: ${zeros} of its ${bytes.length} bytes are zero`,
            remedy: 'Save it as plain text in UTF-8, or list it in .stevedoreignore.',
          },
        ],
      };
    }
    if (zeros > 0) {
      const line = countLines(bytes, bytes.indexOf(0));
      warn('zero-bytes', `${zeros} zero byte${zeros === 1 ? '' : 's'} left out`, 'Save the file again as UTF-8.', line);
    }
  }

  let text: string;
  try {
    text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = decodeWindows1252(bytes);
    const line = firstInvalidLine(bytes);
    warn('not-utf-8', 'is not valid UTF-8; read as windows-1252', 'Save the file again as UTF-8.', line);
  }
  text = text.replaceAll('\0', '');

  const mended = mendDoubleEncoding(text);
  if (mended.firstOffset !== undefined) {
    const times = mended.count === 1 ? 'one character was' : `${mended.count} characters were`;
    const line = text.slice(0, mended.firstOffset).split(/\r\n|\n|\r/).length;
    warn(
      'double-encoded',
      `${times} encoded twice; mended for reading`,
      'Replace the odd characters (such as “â€™”) and save.',
      line,
    );
  }
  return { text: mended.text, written: text, problems };
}

function utf16Label(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function countZeros(bytes: Uint8Array): number {
  let zeros = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros++;
  return zeros;
}

/** 1-based line on which the byte at `end` stands. */
function countLines(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

function firstInvalidLine(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  const at = text.indexOf('\ufffd');
  return text.slice(0, Math.max(at, 0)).split('\n').length;
}
