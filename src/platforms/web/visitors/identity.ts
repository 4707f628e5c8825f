import { createHash } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';

/** Who a browser speaks for. */
export interface Identity {
  /** As in `Request.person`: made of what the cookie holds, which it does not tell. */
  readonly person: string;
  /** For `Set-Cookie`, so that the browser is known again. Absent where it brought one. */
  readonly cookie?: string;
}

export interface IdentityDeps {
  /** As in `Site.basePath`. */
  readonly basePath: string;
  /** Where people are told to find the page, if anywhere. */
  readonly publicUrl?: string;
  /** 128 random bits as base64url. */
  readonly newKey: () => string;
}

const visitorCookie = 'stevedore_visitor';
const keptS = 365 * 24 * 3_600;

/** Knows a browser by a random cookie, and nothing about the person in front of it. */
export function identify(request: Request, { basePath, publicUrl, newKey }: IdentityDeps): Identity {
  const brought = parse(request.headers.get('cookie') ?? '', visitorCookie)[visitorCookie] ?? '';
  if (/^[\w-]{22}$/.test(brought)) return { person: personOf(brought) };
  const key = newKey();
  const cookie = serialize(visitorCookie, key, {
    ...{ path: basePath === '' ? '/' : basePath, httpOnly: true, sameSite: 'Lax', maxAge: keptS },
    secure: isSecure(request, publicUrl),
  });
  return { person: personOf(key), cookie };
}

/** Who reads an id somewhere cannot be that person with it. */
const personOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

/** The proxy says how the browser reached it; or it was reached under the address that the operator gave. */
function isSecure(request: Request, publicUrl: string | undefined): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  if (forwarded !== undefined) return forwarded === 'https';
  const { protocol, host } = new URL(publicUrl ?? request.url);
  return protocol === 'https:' && (publicUrl === undefined || host === request.headers.get('host'));
}

/** What others are shown of a person. */
export const pseudonymOf = (person: string): string => `Somebody ${person.slice(0, 4)}`;
