/** Many people, so that nobody asks more often than one person may. */
const userOf = (at: number): string => `U${String(at % 5000).padStart(6, '0')}`;

export function command(at: number, question: string, responseUrl: string): string {
  return new URLSearchParams({
    ...{ command: '/stevedore', text: question, response_url: responseUrl, trigger_id: `trigger.${at}` },
    ...{ team_id: 'T1', team_domain: 'bench', channel_id: 'C1', channel_name: 'bench' },
    ...{ user_id: userOf(at), user_name: 'bench', api_app_id: 'A1', is_enterprise_install: 'false' },
  }).toString();
}

/** Each in a thread of its own, over 200 channels. */
export function mention(at: number, question: string): { readonly ts: string; readonly body: string } {
  const ts = `1700000000.${String(at).padStart(6, '0')}`;
  const channel = `C${String(at % 200).padStart(4, '0')}`;
  const body = JSON.stringify({
    ...{ type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: `Ev${at}`, event_time: 1700000000 },
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
    event: {
      ...{ type: 'app_mention', user: userOf(at), text: `<@UBOT> ${question}`, ts, event_ts: ts, team: 'T1' },
      channel,
    },
  });
  return { ts, body };
}
