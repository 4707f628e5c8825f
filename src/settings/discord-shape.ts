import { z } from 'zod';
import { checkedBy, pasteProblems } from './checked-by.ts';
import { apiRootOf } from './discord-api-root.ts';
import { readShards } from './discord-shards.ts';

const portal = 'discord.com/developers/applications → your application';
const whereToFind = `${portal} → Bot → Reset Token`;

/** What else one meets beside the token in Discord's pages, and what of it begins or looks like that. */
const mistakenFor: readonly (readonly [looks: RegExp, kind: string])[] = [
  [/^(?:xox|xapp-)/, 'a token of Slack'],
  [/^mfa\./, 'the token of a person, which bots may not use'],
  [/^https?:/, 'an address'],
  [/^\d{15,20}$/, 'the id of an application, a server or a person'],
  [/^[0-9a-f]{64}$/i, 'the public key of the application'],
  [/^[\w-]{32}$/, 'the client secret of the application'],
];

/**
 * The id of the bot in base64, when the token was made, and a signature: discord.com/developers/docs/reference, "Authentication". Only
 * the first part is looked into; how long the others are is Discord's affair.
 */
function looksLikeToken(text: string): boolean {
  const [, id = ''] = /^([\w-]+)\.[\w-]{4,}\.[\w-]{20,}$/.exec(text) ?? [];
  return /^\d{15,20}$/.test(Buffer.from(id, 'base64url').toString('latin1'));
}

/** The value is a secret, so no problem repeats it. */
function tokenProblems(token: string): readonly string[] {
  const word = /^["'`\s]*(Bot|Bearer)\s/i.exec(token)?.[1];
  if (word !== undefined) return [`begins with the word "${word}"; take the token alone`];
  const pasted = pasteProblems(token);
  if (pasted.length > 0 || looksLikeToken(token)) return pasted;
  const kind = mistakenFor.find(([looks]) => looks.test(token))?.[1];
  if (kind !== undefined) return [`is ${kind}; take the token of the bot (${whereToFind})`];
  return [`is not such a token, or not all of it: it has three parts with a point between them (${whereToFind})`];
}

function guildProblems(text: string): readonly string[] {
  if (/^\d{15,20}$/.test(text)) return [];
  const guild = /discord(?:app)?\.com\/channels\/(\d{15,20})/.exec(text)?.[1];
  if (guild !== undefined) return [`is an address; write the server's id alone: ${guild}`];
  return [
    'is no id of a server, which has 15 to 20 digits; in Discord: User Settings → Advanced → Developer Mode, then right-click the server → Copy Server ID',
  ];
}

function shardProblems(text: string): readonly string[] {
  const read = readShards(text);
  return 'problem' in read ? [read.problem] : [];
}

function apiUrlProblems(text: string): readonly string[] {
  const read = apiRootOf(text);
  return 'problem' in read ? [read.problem] : [];
}

/** The settings of Discord, each by itself. */
export const discordShape = {
  DISCORD_TOKEN: checkedBy(tokenProblems).optional().meta({
    description: 'Token of the bot. docs/discord.md says how to get it.',
    standard: 'Discord is off',
    example: 'MDAwMDAwMDAwMDAwMDAwMDAw.AAAAAA.your-own-bot-token-here',
  }),
  DISCORD_DEV_GUILD_ID: checkedBy(guildProblems).optional().meta({
    description: 'Id of a server to try things in: commands are registered there alone, where changes show at once.',
    standard: 'commands are registered for every server',
    example: '123456789012345678',
  }),
  DISCORD_MESSAGE_CONTENT: z.enum(['true', 'false'], { error: 'must be true or false' }).optional().meta({
    description:
      '`true` where *Message Content Intent* is on in the portal: then a question that follows up in a thread needs no mention.',
    standard: '`false`: Stevedore reads what mentions it, replies to it or is written to it directly',
    example: 'true',
  }),
  DISCORD_SHARDS: checkedBy(shardProblems).optional().meta({
    description:
      'For very many servers. `auto`: as many shards as Discord advises. `4`: so many. `0-3/8` or `5/8`: those of this process, of so many in all processes.',
    standard: '`auto`, all in this process',
    example: '0-3/8',
  }),
  DISCORD_API_URL: checkedBy(apiUrlProblems).optional().meta({
    description: "Root of Discord's REST API without its version, for a proxy.",
    standard: '`https://discord.com/api`',
    example: 'http://localhost:8080/api',
  }),
};
