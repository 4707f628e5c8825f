import bolt from '@slack/bolt';

/** A Bolt app that acknowledges slash commands and does nothing else: what there is to compare with. */
const { SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_PORT = '', SLACK_API_URL = '' } = process.env;
const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
app.command('/stevedore', async ({ ack }) => ack());
await app.start(Number(SLACK_PORT));
