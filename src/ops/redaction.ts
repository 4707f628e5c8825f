import { issuedCredentials } from '../credential-shapes.ts';

/** Takes credentials out of what is written where operators, and whoever collects logs, read it. */
export interface Redaction {
  text(text: string): string;
  /** The same in all texts, names among them, of what JSON can say. */
  data(value: unknown): unknown;
}

const mark = '[redacted]';

/** A shorter one, such as the password `postgres`, would be found in words that are no secret. Addresses lose theirs by shape. */
const shortestSecret = 8;

/** Fields that hold a credential, whatever it looks like. */
const secretNames =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie|x-slack-signature|password|passwd|(?:client_?|signing_?)?secret|(?:access_?|refresh_?)?token|api_?key)$/i;

/** What stays of each, and what looks like a credential after it. */
const shapes: readonly (readonly [shape: RegExp, kept: string])[] = [
  ...issuedCredentials.map((shape) => [inAddresses(shape), ''] as const),
  [/-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g, ''],
  // postgres://user:password@host
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/@"']{0,80}:)[^\s/"']+(?=@)/gi, '$1'],
  [/\b((?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:[a-z]+\s+)?[^\s"',;]+/gi, '$1'],
  [/\b((?:basic|bearer|bot)\s+)(?=\S*\d)[A-Za-z0-9+/=._~-]{16,}/gi, '$1'],
  [/\b((?:set-)?cookie["']?\s*[:=]\s*["']?)[^\n"']+/gi, '$1'],
  [/\b(hooks\.slack(?:-gov)?\.com\/[a-z]+\/)[^\s"'<>]+/gi, '$1'],
  [/\bv0=[0-9a-f]{64}\b/g, ''],
  [/(\/(?:interactions|webhooks)\/\d+\/)[^\s"'/?]+/g, '$1'],
  [/([?&](?:ticket|code|state|auth|key|sig|signature|password|[a-z_]{0,20}(?:token|secret))=)[^&\s"'#]+/gi, '$1'],
  // NAME_OF_A_TOKEN=value, "password": "value"
  [
    /([\w.-]{0,40}(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)["']?\s{0,3}[:=]\s{0,3}["']?)(?=[^\s"',;]*\d)[^\s"',;]{6,}/gi,
    '$1',
  ],
];

/** The same shape also behind what an address has encoded: `%3D` ends in what passes for a letter. */
function inAddresses({ source }: RegExp): RegExp {
  return new RegExp(source.replaceAll('\\b', '(?:\\b|(?<=%[\\dA-Fa-f]{2}))'), 'g');
}

/** @param secrets those that are configured; their shapes are anybody's. */
export function createRedaction(secrets: readonly string[]): Redaction {
  const spelled = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  const values = [...new Set(spelled)].filter(({ length }) => length >= shortestSecret);
  // A secret may begin another.
  values.sort((one, other) => other.length - one.length);

  function text(written: string): string {
    if (written.length < shortestSecret) return written;
    let shown = written;
    for (const value of values) shown = shown.replaceAll(value, mark);
    for (const [shape, kept] of shapes) shown = shown.replace(shape, `${kept}${mark}`);
    return shown;
  }

  function data(value: unknown): unknown {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(data);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, inner]) => [
      text(name),
      secretNames.test(name) && typeof inner === 'string' ? mark : data(inner),
    ]);
    return Object.fromEntries(entries);
  }

  return { text, data };
}
