import { it } from 'vitest';
import { checkPage, looks } from './check-page.ts';
import { describeInBrowser } from './chromium.ts';
import { serveNotes } from './site.ts';

const site = serveNotes();

describeInBrowser('everybody can use the pages', (browser) => {
  it.each(looks)('%s', { timeout: 60_000 }, async (_, colorScheme, width) => {
    const { page } = await browser.open(site.origin, { colorScheme, viewport: { width, height: 800 } });
    await page.goto('/');
    await checkPage(page, 'the empty page');
    await page.locator('#question').pressSequentially('who decides where a pod runs');
    await page.locator('#panel').getByText('The scheduler picks').waitFor();
    await page.keyboard.press('ArrowDown');
    await checkPage(page, 'typing');
    await page.locator('#question').fill('what is a pod?');
    await page.keyboard.press('Enter');
    await page.locator('#log > .turn').waitFor();
    await page.getByRole('button', { name: 'Why' }).click();
    await page.locator('.replies .turn').waitFor();
    await checkPage(page, 'an answer');

    await page.goto('/quiz');
    await checkPage(page, 'before a quiz');
    await page.locator('#topic').fill('kubernetes');
    await page.keyboard.press('Enter');
    await page.locator('.prompt').waitFor();
    await checkPage(page, 'a prompt');
    const field = page.locator('.prompt .field');
    if ((await field.count()) > 0) await field.fill('no idea');
    await page.keyboard.press((await field.count()) > 0 ? 'Enter' : '1');
    await page.locator('.feedback .next').waitFor();
    await checkPage(page, 'feedback');

    for (const path of ['/notes', '/notes/kubernetes/pod.md?lines=3-3#cited', '/?q=what%20is%20a%20pod']) {
      await page.goto(path);
      await checkPage(page, path);
    }
  });
});
