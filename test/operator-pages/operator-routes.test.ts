import { describe, expect, it } from 'vitest';
import type { Citation } from '../../src/corpus/citation.ts';
import type { Problem } from '../../src/corpus/note.ts';
import type { HealthSnapshot } from '../../src/health.ts';
import { createOperatorDoor } from '../../src/http/operator-door.ts';
import { silentLogger } from '../../src/logger.ts';
import type { Gap } from '../../src/operator/gap-report.ts';
import { operatorRoutes } from '../../src/operator-pages/operator-routes.ts';
import type { OperatorReport } from '../../src/operator-pages/reports.ts';

const token = '0123456789abcdef';
const start = Date.parse('2026-11-22T12:00:00Z');

const health: HealthSnapshot = {
  ...{ status: 'degraded', ready: true, version: '1.2.3', startedAt: '2026-11-20T12:00:00Z', uptimeSeconds: 172_800 },
  platforms: [
    { name: 'slack', state: 'left-out', since: '2026-11-22T10:00:00Z', problems: ['SLACK_BOT_TOKEN is <wrong>'] },
    { name: 'web', state: 'listening', since: '2026-11-22T11:30:00Z', connections: 1 },
  ],
  store: { state: 'up', since: '2026-11-22T11:00:00Z' },
  notes: { notes: 1200, sections: 3, readAt: '2026-11-22T11:59:50Z', problems: { error: 1, warning: 0 } },
};

const nearest: Citation = {
  ...{ path: 'k8s/a b.md', title: 'Pods', headings: ['Limits <i>'], anchor: 'limits-i', url: '' },
  ...{ startLine: 3, endLine: 5 },
};

const gap: Gap = {
  ...{
    title: 'How to renew the <VPN> certificate',
    kind: 'not-found',
    people: 4,
    times: 9,
    advice: 'extend',
    weight: 3,
  },
  ...{ firstAsked: '2026-11-01', lastAsked: '2026-11-20', votes: { missing: 1, notHelpful: 2 }, nearest },
  wordings: ['how to renew the <VPN> certificate', 'vpn cert <script>alert(1)</script>'],
  stub: { fileName: 'vpn-certificate.md', markdown: '---\ntitle: "</code><script>"\n---\n' },
};

const counts = { asked: 4, answered: 3, closest: 1, silent: 0 };
const quiz = { dailyPosts: 1, attempts: 5, right: 4, people: 2 };
const report = (days: number): OperatorReport => ({
  gaps: {
    ...{
      zone: 'Europe/Berlin',
      from: '2026-10-24',
      until: '2026-11-22',
      questions: 12,
      answeredByNow: 3,
      isCut: false,
    },
    gaps: [gap],
  },
  stats: {
    ...{ zone: 'Europe/Berlin', questions: counts, platforms: [{ platform: 'slack', ...counts }], people: 2, quiz },
    days: Array.from({ length: days }, (_, n) => ({ date: `2026-11-${10 + (n % 13)}`, ...counts, people: 2, quiz })),
    votes: { helpful: 2, notHelpful: 1, missing: 0 },
    sections: [{ path: 'k8s/a b.md', anchor: 'limits', headings: ['Pods', 'Limits'], times: 7 }],
    gaps: [],
  },
});

const problem: Problem = {
  ...{ severity: 'error', code: 'binary-file', path: 'x<y>.md', message: 'is no text', remedy: 'Save it as text.' },
};

function open({ gather = async (days: number) => report(days), basePath = '', isSecure = false } = {}) {
  let now = start;
  const clock = { now: () => now };
  const asked: number[] = [];
  const app = operatorRoutes({
    ...{ basePath, isSecure, clock, logger: silentLogger, health: async () => health, problems: () => [problem] },
    door: createOperatorDoor({ token, clock }),
    gather: () => (days) => {
      asked.push(days);
      return gather(days);
    },
  });
  const signIn = (given: string, headers: Record<string, string> = {}) => {
    const init = {
      method: 'POST',
      body: new URLSearchParams({ token: given }),
      headers: { origin: 'http://site.test', host: 'site.test', ...headers },
    };
    // A proxy on this machine.
    return app.request('http://site.test/operator/sign-in', init, { incoming: { socket: { remoteAddress: '::1' } } });
  };
  const as = async (path = '/operator', bearer = token) =>
    app.request(`http://site.test${path}`, { headers: { authorization: `Bearer ${bearer}` } });
  return { app, as, asked, signIn, later: (ms: number) => (now += ms) };
}

describe('the door', () => {
  it('shows nobody else anything', async () => {
    const { app, as, asked } = open();
    for (const path of ['/operator', '/operator?days=7', '/operator/stubs/vpn-certificate.md?days=30']) {
      const replies = [await app.request(`http://site.test${path}`), await as(path, 'wrong')];
      expect(replies.map(({ status }) => status)).toEqual([200, 401]);
      for (const reply of replies) {
        expect(reply.headers.get('cache-control')).toBe('no-store');
        const page = await reply.text();
        expect(page).toContain('Operator token');
        expect(page).not.toMatch(/VPN|1\.2\.3|slack/i);
      }
    }
    expect(asked).toEqual([]);
  });

  it('opens with the token, for a browser that keeps what it is given, until it is shut', async () => {
    const { app, signIn, later } = open({ basePath: '/ships' });
    const reply = await signIn(` ${token}\n`);
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/ships/operator']);
    const cookie = reply.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; Max-Age=43200; Path=\/ships; HttpOnly; SameSite=Strict$/);
    const look = () => app.request('http://site.test/operator', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(await (await look()).text()).toContain('Sign out');
    later(12 * 3_600_000);
    expect(await (await look()).text()).not.toContain('Sign out');
    const out = await app.request('http://site.test/operator/sign-out', {
      ...{ method: 'POST', body: new URLSearchParams(), headers: { origin: 'http://site.test', host: 'site.test' } },
    });
    expect(out.headers.get('set-cookie')).toMatch(/^stevedore_operator=; Max-Age=0; Path=\/ships/);
  });

  it('gives its cookie to TLS alone where there is TLS', async () => {
    expect((await open({ isSecure: true }).signIn(token)).headers.get('set-cookie')).toContain('; Secure');
    for (const proto of ['https', 'https, http']) {
      const behindProxy = await open().signIn(token, { 'x-forwarded-proto': proto });
      expect(behindProxy.headers.get('set-cookie')).toContain('; Secure');
    }
    expect((await open().signIn(token)).headers.get('set-cookie')).not.toContain('Secure');
  });

  it('lets nobody sign in from another site, but through a proxy of another name', async () => {
    const { signIn } = open();
    const foreign = await signIn(token, { origin: 'https://evil.test' });
    expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null]);
    const proxied = await signIn(token, { origin: 'https://bot.example', 'x-forwarded-host': 'bot.example' });
    expect(proxied.status).toBe(303);
  });

  it('gets tired of guesses, and not of who knows the token', async () => {
    const { signIn, later } = open();
    for (let n = 0; n < 30; n++) expect((await signIn(token)).status).toBe(303);
    const tries = [];
    for (let n = 0; n < 12; n++) tries.push((await signIn('guess')).status);
    expect(tries).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await signIn(token)).status).toBe(429);
    // Who tries somewhere else is not kept out by that.
    expect((await signIn(token, { 'x-forwarded-for': '192.0.2.7' })).status).toBe(303);
    later(60_000);
    expect((await signIn(token)).status).toBe(303);
  });
});

describe('the view', () => {
  it('shows the state of the process', async () => {
    const page = await (await open().as()).text();
    expect(page).toContain('<span class="pill warn">degraded</span>');
    expect(page).toContain('1.2.3, up for 2 days');
    expect(page).toContain('1,200 notes with 3 sections, read a moment ago');
    expect(page).toContain('<span class="pill bad">left out</span>');
    expect(page).toContain('SLACK_BOT_TOKEN is &lt;wrong&gt;');
    expect(page).toContain('for 30 minutes, 1 connection');
    expect(page).toContain('<strong>x&lt;y&gt;.md</strong>: is no text.');
  });

  it('shows what the notes do not answer, and leads to what comes nearest', async () => {
    const page = await (await open({ basePath: '/ships' }).as('/operator?days=7')).text();
    expect(page).toContain('<h3>How to renew the &lt;VPN&gt; certificate</h3>');
    expect(page).toContain(
      'Asked by 4 people, 9 times, from 1 November 2026 to 20 November 2026 · 1 vote that the notes should say it · 2 votes that it did not help',
    );
    expect(page).toContain('<a href="/ships/notes/k8s/a%20b.md?lines=3-5#cited">Pods › Limits &lt;i&gt;</a>');
    expect(page).toContain('<summary>1 other wording</summary>');
    expect(page).toContain('<li>vpn cert &lt;script&gt;alert(1)&lt;/script&gt;</li>');
    expect(page).toContain('href="/ships/operator/stubs/vpn-certificate.md?days=7"');
    expect(page).toContain('asked:\n  &quot;Limits &lt;i&gt;&quot;:\n    - &quot;how to renew');
    expect(page).toContain('title: &quot;&lt;/code&gt;&lt;script&gt;&quot;');
    expect(page).toContain('<a href="/ships/notes/k8s/a%20b.md#limits">Pods › Limits</a>');
  });

  it('draws what it counts, and has every number in a table too', async () => {
    const page = await (await open().as('/operator?days=7')).text();
    const [chart = ''] = /<figure class="chart">[\s\S]*?<\/figure>/.exec(page) ?? [];
    expect(chart).toContain('role="img" aria-labelledby="askedTitle askedSays"');
    // Three of four answered: three quarters of the height, above nothing; one led to near sections, above that.
    expect(chart).toContain(
      '<rect class="series-0" x="1" y="25" width="8" height="75"/><rect class="series-1" x="1" y="0" width="8" height="25"/>',
    );
    expect(chart.match(/<g>/g)).toHaveLength(7);
    expect(chart).toContain('<title>10 November 2026: Answered 3, Near sections named 1, Not answered 0</title>');
    expect(chart).toContain('<th scope="row">10 November 2026</th><td class="align-right">3</td>');
    expect(page).not.toMatch(/\sstyle=|<script(?! src)|\son\w+=/);
  });

  it('offers three ranges of days and takes no other', async () => {
    const { as, asked } = open();
    for (const days of ['7', '30', '90', '36500', 'x', '']) await as(`/operator?days=${days}`);
    expect(asked).toEqual([7, 30, 90]);
    expect(await (await as('/operator?days=90')).text()).toContain('days=90" aria-current="true">90 days</a>');
    expect(await (await as('/operator?days=36500')).text()).toContain('days=30" aria-current="true">30 days</a>');
  });

  it('gathers once a minute, however many look', async () => {
    const { as, asked, later } = open();
    await Promise.all([as(), as(), as('/operator/stubs/vpn-certificate.md?days=30')]);
    expect(asked).toEqual([30]);
    later(60_000);
    await as();
    expect(asked).toEqual([30, 30]);
  });

  it('shows the state where the store cannot be asked, and asks again', async () => {
    let fails = true;
    const { as } = open({
      gather: async (days) => {
        if (fails) throw new Error('the store is away');
        return report(days);
      },
    });
    const page = await (await as()).text();
    expect(page).toContain('1,200 notes');
    expect(page).toContain('The store cannot be asked just now');
    expect(page).not.toContain('the store is away');
    fails = false;
    expect(await (await as()).text()).toContain('VPN');
  });

  it('gives stubs as files', async () => {
    const { as } = open();
    const reply = await as('/operator/stubs/vpn-certificate.md?days=30');
    expect(await reply.text()).toBe(gap.stub.markdown);
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="vpn-certificate.md"');
    for (const name of ['other.md', '..%2fvpn-certificate.md']) {
      expect((await as(`/operator/stubs/${name}?days=30`)).status).toBe(404);
    }
    expect((await as('/operator/stubs/vpn-certificate.md?days=31')).status).toBe(404);
  });
});
