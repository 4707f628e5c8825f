import { readFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { checkPage, looks } from './check-page.ts';
import { describeInBrowser } from './chromium.ts';
import { serveNotes } from './site.ts';

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

/** Everything that a note may hold, and things that must not work. */
const everything = `---
title: Everything
aliases: [All of it]
tags: [demo]
verified: 2026-11-01
sources: [https://example.com/source]
---
Intro with [[kubernetes/pod|a link]], \`code\`, <kbd>Ctrl</kbd>, ==bright==, a footnote[^1] and <img src=x onerror=alert(1)>.

## Callouts

> [!warning] Mind the gap
> Text.

> [!tip]- Folded
> Within.

> [!danger]
> Bad.

> A quote.

## Lists

- [x] done
- [ ] to do
  - deeper

## Tables

| Command | What it does | Default | Notes that are long enough to be scrolled on a phone |
|---|:-:|--:|---|
| \`kubectl get pods\` | lists pods | 1 | a b c d e f g h |
| \`kubectl delete pod\` | deletes one | 22 | i j k l m n o p |

## Code

\`\`\`yaml
apiVersion: v1
kind: Pod
name: a-very-long-name-that-goes-on-and-on-so-that-the-line-must-be-scrolled-on-every-screen-there-is-in-this-test-of-ours
\`\`\`

${'A paragraph to scroll past.\n\n'.repeat(40)}
## Images

![A dot](dot.png) ![[gone.png]] ![[drawing.svg]] <script>alert(1)</script>

The last line
that is cited.

[^1]: The footnote.
`;

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><script>alert(1)</script><rect style="fill:green" width="20" height="20"/></svg>';

const site = serveNotes({}, { 'all/everything.md': everything, 'all/dot.png': png, 'drawing.svg': drawing });
const lines = everything.split('\n');
const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;
const path = '/notes/all/everything.md';

describeInBrowser('the note reader', (browser) => {
  it.each(looks)('can be used by everybody: %s', { timeout: 60_000 }, async (_, colorScheme, width) => {
    const { page } = await browser.open(site.origin, { colorScheme, viewport: { width, height: 800 } });
    const [table, code, last] = ['delete pod', 'kind: Pod', 'that is cited'].map(lineOf);
    const cited = `${lineOf('Text.')}-${lineOf('Within.')},${lineOf('done')},${table},${code},${last}`;
    await page.goto(`${path}?lines=${cited}#cited`);
    await checkPage(page, cited);
    await page.getByAltText('A dot').scrollIntoViewIfNeeded();
    const size = "document.querySelector('.prose img').naturalWidth";
    await vi.waitFor(async () => expect(await page.evaluate(size)).toBe(1));
    await page.goto('/notes?filter=pod');
    await checkPage(page, 'the list, filtered');
  });

  it('shows the cited lines at once, also without scripts', async () => {
    const { page } = await browser.open(site.origin, {
      javaScriptEnabled: false,
      viewport: { width: 800, height: 600 },
    });
    const line = lineOf('that is cited');
    await page.goto(`${path}?lines=${line}-${line}#cited`);
    const mark = page.locator('#cited');
    expect(await mark.innerText()).toContain('that is cited.');
    const box = await mark.boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(600);
    expect(await page.getByText(`Line ${line}`, { exact: true }).getAttribute('href')).toBe('#cited');
  });

  it('is there at once, past whatever stands before the lines', async () => {
    const { page } = await browser.open(site.origin, { reducedMotion: 'no-preference' });
    await page.goto(`${path}?lines=${lineOf('that is cited')}#cited`);
    const places = await page.evaluate<readonly number[]>(`new Promise((done) => {
      const places = [];
      const look = () => {
        places.push(scrollY);
        if (places.length < 10) requestAnimationFrame(look);
        else done(places.filter((place) => place > 0));
      };
      look();
    })`);
    expect(places.length).toBeGreaterThan(0);
    expect(new Set(places).size).toBe(1);
  });

  it('is what a citation of an answer opens', async () => {
    const { page } = await browser.open(site.origin);
    await page.goto('/?q=who%20decides%20where%20a%20pod%20runs');
    await page
      .getByRole('link', { name: /Who decides where a pod runs\?/ })
      .first()
      .click();
    await page.waitForURL(/\/notes\/kubernetes\/pod\.md\?lines=\d+-\d+#cited$/);
    expect(await page.locator('#cited').innerText()).toContain('The scheduler picks a node');
  });

  it('copies code and nothing else', async () => {
    const { page, context } = await browser.open(site.origin);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${path}?lines=${lineOf('apiVersion')}`);
    await page.locator('.code').hover();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^apiVersion: v1\nkind: Pod\nname: a-\S+\n$/);
  });

  it('saves an SVG that is opened by itself, in place of running it', async () => {
    const { page } = await browser.open(site.origin);
    await page.goto(path);
    const download = page.waitForEvent('download');
    await page.evaluate('location.href = "/files/drawing.svg"');
    expect(await readFile(await (await download).path(), 'utf8')).toBe(drawing);
  });
});

/** Nothing tells that there could be one. */
it('has no operator’s view beside it without a token', async () => {
  for (const path of ['/operator', '/operator/stubs/a.md', '/nothing']) {
    const reply = await fetch(`${site.origin}${path}`);
    expect(reply.status).toBe(404);
    expect(await reply.text()).not.toMatch(/operator/i);
  }
  const headers = { origin: site.origin };
  const body = new URLSearchParams({ token: '0123456789abcdef' });
  const post = await fetch(`${site.origin}/operator/sign-in`, { method: 'POST', body, headers });
  expect(post.status).toBe(404);
});
