import { examineClock } from '../../clock-skew.ts';
import type { ExaminationDeps, Finding } from '../../examination.ts';
import type { SlackSettings } from '../slack-settings.ts';
import { examineAppToken } from './app-token.ts';
import { examineBotToken, type KnownBot } from './bot-token.ts';
import { examineChannels } from './channels.ts';
import { examineHttpMode } from './http-mode.ts';
import { createProbe, failureFinding, type Probe } from './probe.ts';

/** Nobody who waits for a diagnosis waits longer for one reply of Slack's. */
const standardPatienceMs = 5_000;

/** Signed requests older than this are refused, which HTTP mode relies on: docs.slack.dev, "Verifying requests". */
const signatureWindow = { fromMs: 300_000, means: 'requests from Slack are refused as too old' };

/** Tries what the settings say with Slack itself. Changes nothing there and here. */
export async function examineSlack(
  settings: SlackSettings,
  { clock, dailyPlaces }: Pick<ExaminationDeps, 'clock' | 'dailyPlaces'>,
  patienceMs = standardPatienceMs,
): Promise<readonly Finding[]> {
  const { botToken, transport, apiUrl } = settings;
  const probe = createProbe(botToken, { apiUrl, patienceMs, clock });
  const { bot, findings } = botToken === undefined ? await examineApi(probe) : await examineBotToken(probe);
  const skewMs = probe.skewMs();
  return [
    ...findings,
    ...(transport.kind === 'socket'
      ? await examineSocket(transport.appToken, apiUrl, patienceMs, probe, bot)
      : await examineHttpMode(transport.signingSecret, transport.port)),
    ...(skewMs === undefined
      ? []
      : [examineClock(skewMs, 'Slack', transport.kind === 'http' ? signatureWindow : undefined)]),
    ...(bot === undefined ? [] : await examineChannels(probe.client, bot.name, dailyPlaces)),
  ];
}

/** Where workspaces install the app themselves there is no token to try. */
async function examineApi({
  client,
}: Probe): Promise<{ readonly bot?: KnownBot; readonly findings: readonly Finding[] }> {
  const check = 'Slack API';
  try {
    await client.api.test();
    return { findings: [{ check, state: 'ok', message: 'it can be reached' }] };
  } catch (error) {
    const remedy = 'Look at SLACK_API_URL.';
    return { findings: [failureFinding(check, error, (code) => ({ message: `it refuses a test (${code})`, remedy }))] };
  }
}

async function examineSocket(
  appToken: string,
  apiUrl: string,
  patienceMs: number,
  { client }: Probe,
  bot: KnownBot | undefined,
): Promise<readonly Finding[]> {
  const { appId, findings } = await examineAppToken(appToken, apiUrl, patienceMs);
  if (appId === undefined || bot?.botId === undefined) return findings;
  // Without the scope for it, which the scopes tell of, there is nothing to compare.
  const { app_id: botAppId } = (await client.bots.info({ bot: bot.botId }).catch(() => undefined))?.bot ?? {};
  if (botAppId === undefined || botAppId === appId) return findings;
  const apart: Finding = {
    check: 'Slack tokens together',
    state: 'problem',
    message: `SLACK_BOT_TOKEN belongs to the app ${botAppId} and SLACK_APP_TOKEN to ${appId}`,
    remedy: 'Take both from the same app of api.slack.com/apps.',
  };
  return [...findings, apart];
}
