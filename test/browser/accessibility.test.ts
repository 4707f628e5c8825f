import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from './chromium.ts';
import { serveNotes } from './site.ts';

const site = serveNotes();

/** What axe finds fault with, as lines. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Whether the page can be read without scrolling to the side. */
const fits = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

async function check(page: Page, where: string): Promise<void> {
  expect({ where, faults: await faults(page), fits: await fits(page) }).toEqual({ where, faults: [], fits: true });
}

/** Colours do not depend on the width, nor what stands where on the colours. */
const looks = [
  ['light, on a desktop', 'light', 1280],
  ['dark, on a small phone', 'dark', 320],
] as const;

describeInBrowser('everybody can use the pages', (browser) => {
  it.each(looks)('%s', async (_, colorScheme, width) => {
    const { page } = await browser.open(site.origin, { colorScheme, viewport: { width, height: 800 } });
    await page.goto('/');
    await check(page, 'the empty page');
    await page.locator('#question').pressSequentially('who decides where a pod runs');
    await page.locator('#panel').getByText('The scheduler picks').waitFor();
    await page.keyboard.press('ArrowDown');
    await check(page, 'typing');
    await page.locator('#question').fill('what is a pod?');
    await page.keyboard.press('Enter');
    await page.locator('#log > .turn').waitFor();
    await page.getByRole('button', { name: 'Why' }).click();
    await page.locator('.replies .turn').waitFor();
    await check(page, 'an answer');

    await page.goto('/quiz');
    await check(page, 'before a quiz');
    await page.locator('#topic').fill('kubernetes');
    await page.keyboard.press('Enter');
    await page.locator('.prompt').waitFor();
    await check(page, 'a prompt');
    const field = page.locator('#reply');
    if ((await field.count()) > 0) await field.fill('no idea');
    await page.keyboard.press((await field.count()) > 0 ? 'Enter' : '1');
    await page.locator('.feedback .next').waitFor();
    await check(page, 'feedback');

    for (const path of ['/notes', '/notes/kubernetes/pod.md?lines=3-3#cited', '/?q=what%20is%20a%20pod']) {
      await page.goto(path);
      await check(page, path);
    }
  });
});
