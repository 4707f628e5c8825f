import { WebClient } from '@slack/web-api';
import { testPlatform } from '../../contracts/platform-contract.ts';
import { openHttpRoom, openRoom } from './slack-room.ts';

for (const [mode, open] of [
  ['Socket Mode', openRoom],
  ['HTTP', openHttpRoom],
] as const) {
  testPlatform(`Slack over ${mode}`, {
    async create() {
      const { slack, platform, settings, mention } = await open({ slack: { ackTimeoutMs: 3_000 } });
      const events = new Map<string, ReturnType<typeof slack.tell>>();
      return {
        platform,
        async say(text, eventId = '') {
          const known = events.get(eventId);
          if (known !== undefined) {
            for (const delivery of known.deliveries) await slack.deliveries.repeat(delivery);
            return;
          }
          const said = slack.tell('U1', text);
          if (eventId !== '') events.set(eventId, said);
          await said.settled;
        },
        async echo(text) {
          const client = new WebClient(settings.botToken, { slackApiUrl: slack.apiUrl });
          await client.chat.postMessage({ channel: slack.directMessage('U1'), text });
          await slack.deliveries.settled();
        },
        company: {
          say: (text) => slack.say({ channel: 'C1', user: 'U1', text: `${mention} ${text}` }).settled,
          shownToOthers: () => slack.seenBy('U2').lines.flatMap(({ ours, text }) => (ours ? [text] : [])),
        },
        service: slack,
        shown: () => [
          ...slack.seenBy('U1').lines.flatMap(({ ours, text }) => (ours ? [text] : [])),
          ...slack.notifications.filter(({ reason }) => reason !== 'direct message').map(({ reason }) => `!!${reason}`),
          ...slack.refused.map(({ error }) => `!!${error}`),
        ],
      };
    },
    hazards: ['<!channel>', '<!here|here>', '<@U2>', '@channel', '&lt;!everyone&gt;'].map((text) => ({
      text,
      harmful: /^!!/m,
    })),
    maxLength: 12_000,
    skip:
      open === openRoom
        ? {}
        : { 'says when it has lost its service, and when it is back': 'it holds no connection: Slack calls it' },
  });
}
