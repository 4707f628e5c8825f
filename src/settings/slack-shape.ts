import { z } from 'zod';
import { checkedBy, pasteProblems } from './checked-by.ts';

const pages = 'api.slack.com/apps → your app →';

/** Where to find what, in the settings of a Slack app. */
export const whereToFind = {
  botToken: `${pages} OAuth & Permissions → Bot User OAuth Token`,
  appToken: `${pages} Basic Information → App-Level Tokens, with the scope connections:write`,
  credentials: `${pages} Basic Information → App Credentials`,
};

/** What the kinds of tokens begin with that one meets in Slack's pages. */
const tokenKinds: readonly (readonly [start: string, kind: string])[] = [
  ['xapp-', 'an app-level token, which belongs in SLACK_APP_TOKEN'],
  ['xoxb-', 'a bot token, which belongs in SLACK_BOT_TOKEN'],
  ['xoxp-', 'the token of a person'],
  ['xoxe', 'a token that expires after 12 hours (turn token rotation off)'],
  ['xox', 'another kind of token'],
];

/** The value is a secret, so no problem repeats it. */
function tokenProblems(start: string, where: string): (token: string) => readonly string[] {
  return (token) => {
    const pasted = pasteProblems(token);
    if (pasted.length > 0) return pasted;
    if (token.startsWith(start)) return [];
    const kind = tokenKinds.find(([other]) => token.startsWith(other))?.[1];
    return [
      `${kind === undefined ? 'is not such a token' : `is ${kind}`}; take the one that begins with ${start} (${where})`,
    ];
  };
}

function secretProblems(where: string): (value: string) => readonly string[] {
  return (value) => {
    const pasted = pasteProblems(value);
    if (pasted.length > 0) return pasted;
    const kind = tokenKinds.find(([start]) => value.startsWith(start))?.[1];
    return kind === undefined ? [] : [`is ${kind}; take it from ${where}`];
  };
}

function apiUrlProblems(url: string): readonly string[] {
  const { protocol } = URL.canParse(url) ? new URL(url) : { protocol: '' };
  return protocol === 'https:' || protocol === 'http:' ? [] : ['is no address; write https://slack.com/api/'];
}

function adminProblems(text: string): readonly string[] {
  return readIds(text)
    .filter((id) => !/^[UW][A-Z0-9]+$/.test(id))
    .map((id) => `has "${id}", which is no member id such as U0123456; in Slack: profile → ⋮ → Copy member ID`);
}

/** Ids with commas or white space between them. */
export function readIds(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((id) => id !== '');
}

/** The settings of Slack, each by itself. */
export const slackShape = {
  SLACK_BOT_TOKEN: checkedBy(tokenProblems('xoxb-', whereToFind.botToken)).optional().meta({
    description: 'Bot token of the one workspace that Stevedore serves. docs/slack.md says how to get it.',
    standard: 'Slack is off',
    example: 'xoxb-your-bot-token',
  }),
  SLACK_APP_TOKEN: checkedBy(tokenProblems('xapp-', whereToFind.appToken)).optional().meta({
    description: 'App-level token for Socket Mode, with the scope `connections:write`.',
    standard: 'needed in Socket Mode',
    example: 'xapp-your-app-token',
  }),
  SLACK_MODE: z.enum(['socket', 'http'], { error: 'must be socket or http' }).optional().meta({
    description:
      '`socket`: Stevedore calls Slack and needs no public address. `http`: Slack calls Stevedore at its public address.',
    standard: '`socket`',
    example: 'http',
  }),
  SLACK_SIGNING_SECRET: checkedBy(secretProblems(`${whereToFind.credentials} → Signing Secret`))
    .optional()
    .meta({
      description: 'Secret by which requests are known to come from Slack, with `SLACK_MODE=http`.',
      standard: 'needed with `SLACK_MODE=http`',
      example: '0123456789abcdef0123456789abcdef',
    }),
  SLACK_PORT: z
    .string()
    .refine((text) => /^[1-9]\d*$/.test(text) && Number(text) < 65_536, 'must be a port, from 1 to 65535')
    .optional()
    .meta({
      description: 'Port on which to listen with `SLACK_MODE=http`.',
      standard: '`3000`',
      example: '3000',
    }),
  SLACK_CLIENT_ID: checkedBy(secretProblems(`${whereToFind.credentials} → Client ID`))
    .optional()
    .meta({
      description: 'Client ID of the app, for many workspaces that install it themselves, with `SLACK_MODE=http`.',
      standard: 'one workspace, by `SLACK_BOT_TOKEN`',
      example: '1234567890.1234567890',
    }),
  SLACK_CLIENT_SECRET: checkedBy(secretProblems(`${whereToFind.credentials} → Client Secret`))
    .optional()
    .meta({
      description: 'Client secret of the app, beside `SLACK_CLIENT_ID`.',
      standard: 'one workspace, by `SLACK_BOT_TOKEN`',
      example: '0123456789abcdef0123456789abcdef',
    }),
  SLACK_STATE_SECRET: z
    .string()
    .min(16, 'must have 16 characters at least; `openssl rand -hex 32` makes one')
    .optional()
    .meta({
      description:
        'Any secret text of 16 characters or more, beside `SLACK_CLIENT_ID`, by which an installation is known to have begun here.',
      standard: 'one workspace, by `SLACK_BOT_TOKEN`',
      example: 'what-nobody-else-knows',
    }),
  SLACK_API_URL: checkedBy(apiUrlProblems).optional().meta({
    description: "Root of Slack's Web API, for GovSlack or a proxy.",
    standard: '`https://slack.com/api/`',
    example: 'https://slack-gov.com/api/',
  }),
  SLACK_COMMAND: z
    .string()
    .regex(
      /^\/[a-z0-9_-]{1,31}$/,
      'must begin with a slash, then 1 to 31 small letters, digits, - or _, as in the settings of the app: /stevedore',
    )
    .optional()
    .meta({
      description: 'Slash command, as it is called in the settings of the Slack app.',
      standard: '`/stevedore`',
      example: '/notes',
    }),
  SLACK_ADMINS: checkedBy(adminProblems).optional().meta({
    description: 'Member ids, commas between them, of people who may set up the daily quiz as workspace admins may.',
    standard: 'workspace admins and owners alone',
    example: 'U0123456,U0234567',
  }),
  SLACK_COMMAND_REPLIES: z.enum(['asker', 'everyone'], { error: 'must be asker or everyone' }).optional().meta({
    description:
      'Who sees the reply to a slash command: `asker`, who can share it by a button, or `everyone` in the channel.',
    standard: '`asker`',
    example: 'everyone',
  }),
};
