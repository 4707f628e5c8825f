import type { World } from '../state/world.ts';
import { workspaceOf } from '../state/world.ts';
import type { OAuthCodes } from './oauth-codes.ts';
import { type Reply, reply } from './reply.ts';

/** `/oauth/v2/authorize`, where somebody is asked to let the app in and sent back to it. */
export type OAuthPage = (url: URL) => Reply;

/** Who answers the page, and how. */
export interface ConsentGiver {
  readonly workspace: string;
  readonly user: string;
  readonly refuses?: boolean;
  /** Where it leads back to when the app does not say. */
  readonly redirectUri?: string;
}

export function createOAuthPage(world: World, codes: OAuthCodes, giver: () => ConsentGiver | undefined): OAuthPage {
  return (url) => {
    const asked = url.searchParams;
    if (asked.get('client_id') !== world.app.clientId) return reply(400, 'invalid_client_id');
    const scopes = (asked.get('scope') ?? '').split(',').filter((scope) => scope !== '');
    if (scopes.length === 0) return reply(400, 'no_scopes');
    const asks = asked.get('redirect_uri') ?? undefined;
    const consent = giver();
    const redirect = asks ?? consent?.redirectUri;
    if (redirect === undefined || consent === undefined) return reply(400, 'bad_redirect_uri');
    const back = new URL(redirect);
    if (consent.refuses === true) back.searchParams.set('error', 'access_denied');
    else {
      const workspace = workspaceOf(world, consent.workspace);
      back.searchParams.set(
        'code',
        codes.create({ workspace, user: consent.user, scopes, ...(asks !== undefined && { redirectUri: asks }) }),
      );
    }
    back.searchParams.set('state', asked.get('state') ?? '');
    return reply(302, '', { location: back.toString() });
  };
}
