import { z } from 'zod';
import { readIds, slackShape, whereToFind } from './slack-shape.ts';

type Given = z.infer<z.ZodObject<typeof slackShape>>;

/** As platforms/slack/slack-settings.ts wants it. */
export type SlackConfig = ReturnType<typeof settingsOf>;

const oauthNames = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;
const credentials = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', ...oauthNames] as const;

/**
 * Checks each setting of Slack, then how they go together.
 * @returns problems as whole sentences, and Slack's settings where there are none; neither where no credential is set.
 */
export function readSlackSettings(given: Readonly<Record<string, string>>): {
  readonly slack?: SlackConfig;
  readonly problems: readonly string[];
} {
  const parsed = z.object(slackShape).safeParse(given);
  const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) ?? [];
  if (!credentials.some((name) => name in given)) return { problems: wrong };
  const problems = [...wrong, ...togetherProblems(given)];
  return parsed.success && problems.length === 0 ? { slack: settingsOf(parsed.data), problems } : { problems };
}

function togetherProblems(given: Readonly<Record<string, string>>): readonly string[] {
  const has = (name: string) => name in given;
  const oauth = oauthNames.filter(has);
  if (given.SLACK_MODE !== 'http') {
    if (oauth.length > 0) {
      return [`${inWords(oauth)} can be used with SLACK_MODE=http alone; set that, or take ${inWords(oauth)} away.`];
    }
    const instead = has('SLACK_SIGNING_SECRET') ? ', or SLACK_MODE=http' : '';
    return [
      ...(has('SLACK_BOT_TOKEN') ? [] : [`SLACK_BOT_TOKEN is not set; set it (${whereToFind.botToken}).`]),
      ...(has('SLACK_APP_TOKEN') ? [] : [`SLACK_APP_TOKEN is not set; set it (${whereToFind.appToken})${instead}.`]),
    ];
  }
  const signed = has('SLACK_SIGNING_SECRET')
    ? []
    : [`SLACK_SIGNING_SECRET is not set, and SLACK_MODE=http needs it (${whereToFind.credentials} → Signing Secret).`];
  return [...signed, ...(oauth.length === 0 ? oneWorkspaceProblems(has) : manyWorkspacesProblems(has, oauth))];
}

function oneWorkspaceProblems(has: (name: string) => boolean): readonly string[] {
  if (has('SLACK_BOT_TOKEN')) return [];
  return [
    `SLACK_BOT_TOKEN is not set; set it (${whereToFind.botToken}), or ${inWords(oauthNames)} for many workspaces.`,
  ];
}

function manyWorkspacesProblems(has: (name: string) => boolean, oauth: readonly string[]): readonly string[] {
  const missing = oauthNames.filter((name) => !has(name));
  return [
    ...missing.map(
      (name) => `${name} is not set, though ${inWords(oauth)} ${oauth.length === 1 ? 'is' : 'are'}; set it too.`,
    ),
    ...(has('SLACK_BOT_TOKEN')
      ? [`SLACK_BOT_TOKEN is for one workspace and ${inWords(oauth)} for many; take one or the other away.`]
      : []),
    ...(has('TOKEN_ENCRYPTION_KEY')
      ? []
      : ['TOKEN_ENCRYPTION_KEY is not set, and the tokens of many workspaces are kept encrypted by it; set it.']),
  ];
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Of settings that go together. */
function settingsOf(given: Given) {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = given;
  const apiUrl = given.SLACK_API_URL ?? 'https://slack.com/api/';
  return {
    ...(botToken !== undefined && { botToken }),
    transport:
      given.SLACK_MODE === 'http'
        ? {
            kind: 'http' as const,
            signingSecret: given.SLACK_SIGNING_SECRET ?? '',
            port: Number(given.SLACK_PORT ?? 3000),
          }
        : { kind: 'socket' as const, appToken: given.SLACK_APP_TOKEN ?? '' },
    ...(clientId !== undefined && {
      oauth: {
        clientId,
        clientSecret: given.SLACK_CLIENT_SECRET ?? '',
        stateSecret: given.SLACK_STATE_SECRET ?? '',
      },
    }),
    apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
    command: given.SLACK_COMMAND ?? '/stevedore',
    admins: readIds(given.SLACK_ADMINS ?? ''),
    commandReplies: given.SLACK_COMMAND_REPLIES ?? ('asker' as const),
  };
}
