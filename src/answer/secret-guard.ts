import { issuedCredentials } from '../credential-shapes.ts';

/**
 * Credentials that end up in notes. A passage which holds one is never quoted. Shapes are those the issuers document
 * (prefix and length); assignments are judged by the name on the left and the look of the value on the right.
 */
const ISSUED: readonly RegExp[] = [
  ...issuedCredentials,
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/, // PEM
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@<>{}$*]+:[^\s:/@<>{}$*]{3,}@[^\s/]+/i, // user:password@host
  // A line of a key or certificate without its frame. Digests are hexadecimal and stay.
  /(?=[A-Za-z0-9+/]*[g-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{60,}/,
  /\b(?:password|passwd|passphrase|token|secret|api key) (?:is|was|=) ["'`]?(?=\S*\d)(?=\S*[A-Za-z])[^\s"'`]{6,}/i,
  /\bauthorization\s*[:=]\s*["']?(?:basic|bearer)\s+[A-Za-z0-9+/=._~-]{12,}/i,
];

const ASSIGNMENT =
  /\b([\w.-]*(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client-key-data|client-certificate-data|credential)[\w.-]*)["']?\s*(?:[:=]|\s-)\s*["']?([^\s"'`,;]{6,})/gi;

/** A value that stands for one: `<your-password>`, `$TOKEN`, `{{ .secret }}`, `xxxx`, a path, a plain word or name. */
const NO_VALUE = /^(?:[<${[(*]|x{4,}|\.{3}|\/|arn:|https?:|[a-z]+(?:[-_./][a-z]+)*[.:]?$)/i;

/** Whether a line of the text looks like a credential. */
export function holdsSecret(text: string): boolean {
  if (ISSUED.some((shape) => shape.test(text))) return true;
  for (const [, name, value] of text.matchAll(ASSIGNMENT)) {
    if (name === undefined || value === undefined) continue;
    if (/-data$/i.test(name) && value.length >= 16) return true;
    if (!NO_VALUE.test(value) && (/\d/.test(value) || /[^\w.-]/.test(value))) return true;
  }
  return false;
}
