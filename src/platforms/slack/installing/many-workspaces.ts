import type { AuthorizeResult, InstallationQuery, InstallationStore } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { BoundedMap } from '../../../bounded-map.ts';
import { GoneError } from '../../../chat/chat.ts';
import type { Clock } from '../../../clock.ts';
import { failureOf, wordOfSlack } from '../slack-failure.ts';
import type { ClientOptions } from '../web-client-options.ts';
import type { Workspace, Workspaces } from '../workspaces.ts';
import { installationId } from './installation-store.ts';

interface ManyWorkspacesDeps {
  /** Reads an installation, and renews its token where it would expire soon: `InstallProvider.authorize`. */
  readonly authorize: (query: InstallationQuery<boolean>) => Promise<AuthorizeResult>;
  readonly installations: Pick<Required<InstallationStore>, 'deleteInstallation'>;
  readonly clientOptions: ClientOptions;
  readonly clock: Clock;
}

export interface ManyWorkspaces extends Workspaces {
  /** Reads an installation anew when it is wanted next. */
  forget(id: string): void;
}

interface Known {
  readonly readAt: number;
  readonly installed: Promise<{ readonly workspace: Workspace; readonly authorization: AuthorizeResult }>;
}

/** Another process may have written a new token meanwhile. */
const holdsMs = 60_000;

/** Every workspace that has installed the app. */
export function createManyWorkspaces(deps: ManyWorkspacesDeps): ManyWorkspaces {
  const { authorize, installations, clientOptions, clock } = deps;
  const known = new BoundedMap<string, Known>(1_000);

  async function read(query: InstallationQuery<boolean>) {
    const authorization = await unwrapped(authorize(query));
    const { botToken, botUserId, botId, teamId, enterpriseId } = authorization;
    if (botToken === undefined || botUserId === undefined) {
      throw new GoneError('the Slack app was installed without its bot: install it again');
    }
    const client = new WebClient(botToken, clientOptions());
    const ids = new Set([query.teamId, teamId, enterpriseId, query.enterpriseId].filter((id) => id !== undefined));
    return { workspace: { client, botUserId, ...(botId !== undefined && { botId }), ids }, authorization };
  }

  function installed(id: string | undefined): Known['installed'] {
    if (id === undefined)
      return Promise.reject(new GoneError('Slack does not say which workspace something belongs to'));
    const found = known.get(id);
    if (found !== undefined && clock.now() - found.readAt < holdsMs) return found.installed;
    const entry = { readAt: clock.now(), installed: read(queryOf(id)) };
    known.set(id, entry);
    entry.installed.catch(() => {
      if (known.get(id) === entry) known.delete(id);
    });
    return entry.installed;
  }

  /** @throws where neither the installation nor Slack can be asked */
  async function isAlive(id: string): Promise<boolean> {
    try {
      const { workspace } = await installed(id);
      await workspace.client.auth.test();
      return true;
    } catch (error) {
      if (error instanceof GoneError || wordOfSlack(failureOf(error)) !== undefined) return false;
      throw error;
    }
  }

  return {
    teamOf: installationId,
    find: async (team) => (await installed(team)).workspace,
    async authorize(origin) {
      const { authorization } = await installed(installationId(origin));
      const { teamId, enterpriseId } = origin;
      // A copy: Bolt writes into it who the event comes from.
      return {
        ...authorization,
        ...(teamId !== undefined && { teamId }),
        ...(enterpriseId !== undefined && { enterpriseId }),
      };
    },
    async remove(origin) {
      const id = installationId(origin);
      if (id === undefined) return;
      known.delete(id);
      // Slack may tell of it so late that it has been installed again.
      if (await isAlive(id)) return;
      await installations.deleteInstallation(queryOf(id));
      known.delete(id);
    },
    forget: (id) => known.delete(id),
  };
}

function queryOf(id: string): InstallationQuery<boolean> {
  return id.startsWith('E')
    ? { teamId: undefined, enterpriseId: id, isEnterpriseInstall: true }
    : { teamId: id, enterpriseId: undefined, isEnterpriseInstall: false };
}

/** The installer wraps what the store has thrown, which alone tells whether it is worth another try. */
async function unwrapped<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Error && 'original' in error ? error.original : error;
  }
}
