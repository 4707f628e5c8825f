import type { Workspace } from '../state/workspace.ts';
import type { World } from '../state/world.ts';
import { SlackError } from './slack-error.ts';

/** Codes that somebody's consent to an installation is exchanged for a token with. */
export interface OAuthCodes {
  create(consent: Consent): string;
  /** Good for one use within ten minutes. @throws SlackError `invalid_code`, `code_already_used` */
  use(code: string): Consent;
}

interface Consent {
  readonly workspace: Workspace;
  /** Who installs. */
  readonly user: string;
  readonly scopes: readonly string[];
  readonly redirectUri?: string;
}

const lifetimeMs = 10 * 60_000;

export function createOAuthCodes(world: World): OAuthCodes {
  const codes = new Map<string, { readonly consent: Consent; readonly createdAt: number; used: boolean }>();
  return {
    create: (consent) => {
      const code = `${world.ids.trigger()}`;
      codes.set(code, { consent, createdAt: world.clock.now(), used: false });
      return code;
    },
    use: (code) => {
      const entry = codes.get(code);
      if (entry === undefined || world.clock.now() - entry.createdAt > lifetimeMs) throw new SlackError('invalid_code');
      if (entry.used) throw new SlackError('code_already_used');
      entry.used = true;
      return entry.consent;
    },
  };
}
