/** Who installs the app, and where. */
export interface VisitOptions {
  readonly workspace: string;
  readonly user: string;
  /** Says no where Slack asks. */
  readonly refuses?: boolean;
  /** The address set in the app's configuration. Default: `/slack/oauth_redirect` beside the page. */
  readonly redirectUri?: string;
}

/** The page that one ends on. */
export interface Visit {
  readonly status: number;
  readonly body: string;
}

/** Goes from the app's page to Slack's and back, with the cookies that the app sets. */
export async function installInBrowser(installUrl: string): Promise<Visit> {
  const first = await fetch(installUrl, { redirect: 'manual' });
  const page = await first.text();
  const cookies = first.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  const toSlack =
    first.headers.get('location') ??
    /href="([^"]*\/oauth\/v2\/authorize[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  if (toSlack === undefined) return { status: first.status, body: page };
  const asked = await fetch(toSlack, { redirect: 'manual' });
  const back = asked.headers.get('location');
  if (back === null) return { status: asked.status, body: await asked.text() };
  const last = await fetch(back, { headers: { cookie: cookies.join('; ') } });
  return { status: last.status, body: await last.text() };
}
