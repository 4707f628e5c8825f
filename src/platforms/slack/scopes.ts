/** The scopes of the bot token, and what each is for. deploy/slack-manifest.yaml asks for these. */
export const scopes: Readonly<Record<string, string>> = {
  'app_mentions:read': 'to be told when somebody mentions it',
  'assistant:write': 'suggested questions, the title and "is searching" in the assistant pane',
  'channels:history': 'to read on in threads it has a part in, and to find again what it posted, in public channels',
  'channels:read': 'to be told when it is added to a public channel, and to know which ones it is in',
  'chat:write': 'to answer',
  commands: 'the slash command and the message shortcut',
  'groups:history': 'the same as `channels:history` in private channels that it was invited to',
  'groups:read': 'the same as `channels:read` for private channels',
  'im:history': 'to read what people write to it directly',
  'im:write': 'to tell people who asked in a channel, by themselves, once the notes answer it',
  'mpim:history': 'the same as `channels:history` in group direct messages',
  'users:read': 'to know what people are called, and who is an admin of the workspace',
};

/** @param granted as Slack lists them. */
export function missingScopes(granted: readonly string[]): readonly string[] {
  return Object.keys(scopes).filter((scope) => !granted.includes(scope));
}
