import type { AuthorizeResult } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';

/** The app as it is installed in one workspace, or in all workspaces of an organisation. */
export interface Workspace {
  /** With the bot token of the installation; gives up after its timeout and never tries again by itself. */
  readonly client: WebClient;
  /** `U…` of the bot, as people mention it. */
  readonly botUserId: string;
  /** `B…` of the bot, as its messages bear it. */
  readonly botId?: string;
  /** Of the workspace (`T…`) and of its organisation (`E…`), as far as Slack has told them. */
  readonly ids: ReadonlySet<string>;
}

/** Where something came from, as Bolt's `context` of every event, command and press tells. */
export interface Origin {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall?: boolean | undefined;
}

/** Everywhere the app is installed. */
export interface Workspaces {
  /**
   * `Address.team` of what came from there: nothing where the app serves one workspace; otherwise the id of the installation,
   * which is the organisation's (`E…`) where the app was installed for all its workspaces.
   */
  teamOf(origin: Origin): string | undefined;
  /** @throws GoneError when the app is not installed there (any more). */
  find(team: string | undefined): Promise<Workspace>;
  /** For Bolt. Takes no time for a workspace that was heard from in the last minutes. */
  authorize(origin: Origin): Promise<AuthorizeResult>;
  /**
   * Forgets the credentials of an installation, because it was removed or its token was revoked.
   * @throws where it cannot be asked whether they serve again
   */
  remove(origin: Origin): Promise<void>;
}
