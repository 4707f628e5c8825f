import type { Finding } from '../../examination.ts';
import { missingScopes, scopes } from '../scopes.ts';
import { failureFinding, type Probe } from './probe.ts';

/** What Slack tells of a bot token. */
export interface KnownBot {
  /** Without the @. */
  readonly name: string;
  readonly botId?: string;
}

export interface BotTokenExamination {
  /** Absent where the token does not serve. */
  readonly bot?: KnownBot;
  readonly findings: readonly Finding[];
}

const check = 'Slack bot token';
const page = 'api.slack.com/apps → your app → OAuth & Permissions';

/** What to do when Slack does not take the token, by Slack's error. */
const remedies: Readonly<Record<string, string>> = {
  token_expired: `Turn token rotation off (${page}), install the app again, and set SLACK_BOT_TOKEN to the new token.`,
  token_revoked: `Install the app again (${page} → Install to Workspace), and set SLACK_BOT_TOKEN to the new token.`,
  account_inactive: `Install the app again (${page} → Install to Workspace), and set SLACK_BOT_TOKEN to the new token.`,
};
const copyAgain = `Set SLACK_BOT_TOKEN to ${page} → Bot User OAuth Token. It changes when the app is installed again.`;

export async function examineBotToken({ client }: Probe): Promise<BotTokenExamination> {
  try {
    const { user = 'unknown', team = 'unknown', bot_id: botId, response_metadata } = await client.auth.test();
    const found: Finding = { check, state: 'ok', message: `it is @${user} in the workspace ${team}` };
    const bot = { name: user, ...(botId !== undefined && { botId }) };
    return { bot, findings: [found, examineScopes(response_metadata?.scopes)] };
  } catch (error) {
    const refused = (code: string) => ({
      message: `Slack does not take SLACK_BOT_TOKEN (${code})`,
      remedy: remedies[code] ?? copyAgain,
    });
    return { findings: [failureFinding(check, error, refused)] };
  }
}

/** @param granted as the header `x-oauth-scopes` lists them. */
function examineScopes(granted: readonly string[] | undefined): Finding {
  const found = { check: 'Slack scopes' };
  if (granted === undefined) {
    return { ...found, state: 'warning', message: 'Slack did not say which scopes the bot token has' };
  }
  const missing = missingScopes(granted);
  if (missing.length === 0) return { ...found, state: 'ok', message: 'the bot token has all that are needed' };
  const named = missing.map((scope) => `${scope} (${scopes[scope]})`).join('; ');
  return {
    ...found,
    state: 'problem',
    message: `the bot token lacks ${named}`,
    remedy: `${page} → Scopes → Bot Token Scopes → Add an OAuth Scope, for each; then Reinstall to Workspace on the same page.`,
  };
}
