import { expect, it } from 'vitest';
import { checkPage, looks } from './check-page.ts';
import { describeInBrowser } from './chromium.ts';
import { serveNotes } from './site.ts';

const token = '0123456789abcdef';
const site = serveNotes({ OPERATOR_TOKEN: token });

describeInBrowser('the operator’s view', (browser) => {
  it.each(looks)('can be used by everybody: %s', { timeout: 60_000 }, async (_, colorScheme, width) => {
    const { page, context } = await browser.open(site.origin, { colorScheme, viewport: { width, height: 800 } });
    await page.goto('/');
    await page.locator('#question').fill('who is on call this weekend?');
    await page.keyboard.press('Enter');
    await page.locator('#log > .turn').waitFor();
    await page.goto('/operator');
    await checkPage(page, 'signing in');
    expect(await page.getByRole('link', { name: 'Operator' }).count()).toBe(1);
    await page.getByLabel('Operator token').fill(token);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What the notes do not answer' }).waitFor();
    expect(await page.locator('.gap h3').allInnerTexts()).toEqual(['Who is on call this weekend?']);
    await page.goto('/operator?days=7');
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    await checkPage(page, 'the view');

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Save / }).click();
    expect((await download).suggestedFilename()).toMatch(/\.md$/);

    await page.getByRole('link', { name: '90 days' }).click();
    await page.waitForURL(/days=90/);
    expect(await page.locator('.plot svg').first().locator('g').count()).toBe(90);
    await page.goto('/notes');
    expect(await page.getByRole('link', { name: 'Operator' }).count()).toBe(1);
    const cookie = (await context.cookies()).find(({ name }) => name === 'stevedore_operator');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });

    await page.goto('/operator');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Operator token').waitFor();
    await page.goto('/notes');
    expect(await page.getByRole('link', { name: 'Operator' }).count()).toBe(0);
  });

  it('needs no script', async () => {
    const { page } = await browser.open(site.origin, { javaScriptEnabled: false });
    await page.goto('/operator');
    await page.getByLabel('Operator token').fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Numbers' }).waitFor();
  });
});
