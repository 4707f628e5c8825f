import { WebClient } from '@slack/web-api';
import { GoneError } from '../../../chat/chat.ts';
import { ConfigError } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import { missingScopes } from '../scopes.ts';
import { failureOf, wordOfSlack } from '../slack-failure.ts';
import type { ClientOptions } from '../web-client-options.ts';
import type { Origin, Workspace, Workspaces } from '../workspaces.ts';

interface OneWorkspaceDeps {
  readonly botToken: string;
  readonly clientOptions: ClientOptions;
  readonly logger: Logger;
}

/** The one workspace, or organisation, that the bot token of the settings is for. */
export interface OneWorkspace extends Workspaces {
  /**
   * Asks Slack whose token it is. Until then nothing is found.
   * @throws ConfigError when Slack refuses the token; anything else is worth another try
   */
  connect(): Promise<void>;
}

export function createOneWorkspace({ botToken, clientOptions, logger }: OneWorkspaceDeps): OneWorkspace {
  const client = new WebClient(botToken, clientOptions());
  let workspace: Workspace | undefined;

  function connected() {
    if (workspace === undefined) throw new Error('Slack has not been reached yet');
    return workspace;
  }

  return {
    async connect() {
      const { user_id: botUserId, bot_id: botId, team_id, enterprise_id, response_metadata } = await test(client);
      if (botUserId === undefined) throw new Error('Slack does not say which user the bot is');
      const ids = new Set([team_id, enterprise_id].filter((id) => id !== undefined));
      workspace = { client, botUserId, ...(botId !== undefined && { botId }), ids };
      warnOfScopes(response_metadata?.scopes, logger);
    },
    teamOf: () => undefined,
    async find(team) {
      const found = connected();
      // As in the settings of an app that once served many workspaces.
      if (team === undefined || found.ids.has(team)) return found;
      throw new GoneError(`the Slack app with SLACK_BOT_TOKEN is not the one of the workspace ${team}`);
    },
    async authorize({ teamId, enterpriseId }: Origin) {
      const { botUserId, botId } = connected();
      return {
        botToken,
        botUserId,
        ...(botId !== undefined && { botId }),
        ...(teamId !== undefined && { teamId }),
        ...(enterpriseId !== undefined && { enterpriseId }),
      };
    },
    async remove() {
      logger.error(
        'the Slack app was removed from the workspace, or its token revoked: install it again and set SLACK_BOT_TOKEN to the new token',
      );
    },
  };
}

/** What they are for goes without saying until somebody misses it. */
function warnOfScopes(granted: readonly string[] | undefined, logger: Logger): void {
  const missing = granted === undefined ? [] : missingScopes(granted);
  if (missing.length === 0) return;
  logger.warn('the Slack app lacks scopes, so some of what it does will fail; `stevedore doctor` says what to do', {
    missing,
  });
}

async function test(client: WebClient) {
  try {
    return await client.auth.test();
  } catch (error) {
    const code = wordOfSlack(failureOf(error));
    if (code === undefined) throw new Error('Slack cannot be reached', { cause: error });
    throw new ConfigError(
      [
        `SLACK_BOT_TOKEN was refused by Slack (${code}): copy the Bot User OAuth Token from api.slack.com/apps → your app → OAuth & Permissions.`,
      ],
      { cause: error },
    );
  }
}
