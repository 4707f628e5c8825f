import type { Config } from '../config.ts';

/** All that is secret in the settings, as it may come to stand in a text. */
export function secretSettings(config: Config): readonly string[] {
  const { database, vaultKeys, operatorToken, slack, discord } = config;
  const transport = slack?.transport.kind === 'socket' ? slack.transport.appToken : slack?.transport.signingSecret;
  const secrets = [
    ...[slack?.botToken, transport, slack?.oauth?.clientSecret, slack?.oauth?.stateSecret],
    ...[discord?.token, operatorToken],
    ...(vaultKeys ?? []).flatMap((key) =>
      (['base64', 'base64url', 'hex'] as const).map((as) => key.export().toString(as)),
    ),
    ...passwordsIn(database.url),
  ];
  return secrets.flatMap((secret) => (secret === undefined || secret === '' ? [] : [secret]));
}

/** As they stand in the address, and as they are meant. */
function passwordsIn(url: string | undefined): readonly string[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const { password, searchParams } = new URL(url);
  return [password, decoded(password), searchParams.get('password') ?? ''];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
