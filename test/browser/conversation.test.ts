import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { silentLogger } from '../../src/logger.ts';
import { createBoard } from '../../src/serving/board.ts';
import { openStore } from '../../src/store/open-store.ts';
import { describeInBrowser } from './chromium.ts';
import { serveNotes } from './site.ts';

const site = serveNotes();
const turns = (page: Page) => page.locator('#log > .turn');

const focused = (page: Page) => page.evaluate<string>('document.activeElement.id');

async function ask(page: Page, question: string): Promise<void> {
  const before = await turns(page).count();
  await page.locator('#question').fill(question);
  await page.keyboard.press('Enter');
  await turns(page).nth(before).waitFor();
}

describeInBrowser('in a browser', (browser) => {
  it('answers, understands what follows, and keeps the conversation over a look at a note', async () => {
    const { page } = await browser.open(site.origin);
    await page.goto('/');
    expect(await focused(page)).toBe('question');
    await ask(page, 'how is ECS priced?');
    await ask(page, 'and EKS?');
    expect(await turns(page).first().textContent()).toContain('hourly fee for each cluster');
    expect(await turns(page).nth(1).textContent()).toContain('ECS itself costs nothing');

    await turns(page).first().locator('.source a').click();
    await page.waitForURL('**/notes/aws/eks.md?lines=5-5#cited');
    const cited = page.locator('#cited');
    expect(await cited.textContent()).toContain('hourly fee for each cluster');
    expect(await page.evaluate('document.getElementById("cited").getBoundingClientRect().top < innerHeight')).toBe(
      true,
    );

    await page.goBack();
    await turns(page).nth(1).waitFor();
    expect(await turns(page).count()).toBe(2);
    // The conversation goes on where it was.
    await ask(page, 'and ECS?');
    expect(await turns(page).first().textContent()).toContain('ECS itself costs nothing');
  });

  it('shows the answer and what may be meant while one types, and keeps nothing of it', async () => {
    const { page } = await browser.open(site.origin);
    await page.goto('/');
    await page.locator('#question').pressSequentially('what is a pod');
    const panel = page.locator('#panel');
    await panel.getByText('the smallest unit').waitFor();
    expect(await turns(page).count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);

    await page.locator('#question').fill('scheduler pod');
    await panel.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = await panel.getByRole('option', { selected: true }).textContent();
    expect(await page.locator('#question').getAttribute('aria-activedescendant')).toBe('suggestion-0');
    await page.keyboard.press('Enter');
    await turns(page).first().waitFor();
    expect(await turns(page).first().locator('.asked').textContent()).toBe(chosen);
    expect(await panel.isVisible()).toBe(false);
    // What was only typed is no turn that a follow-up could lean on.
    await page.goto('/');
    await page.locator('#clear').click();
    expect(await turns(page).count()).toBe(0);
  });

  it('shows nothing for words that stand there no longer', async () => {
    const { page } = await browser.open(site.origin);
    await page.goto('/');
    const panel = page.locator('#panel');
    const box = page.locator('#question');
    await box.fill('what is a pod');
    await panel.getByText('the smallest unit').waitFor();
    // A server that takes longer than anybody types.
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route('**/typing?*', async (route) => {
      await held;
      await route.continue();
    });
    await box.fill('how is ECS priced');
    await panel.waitFor({ state: 'hidden' });
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    goOn();
    await panel.getByText('ECS itself costs nothing').waitFor();
    await panel.locator('.source a').focus();
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    expect(await focused(page)).toBe('question');
    await page.keyboard.press('ArrowDown');
    expect(await box.getAttribute('aria-expanded')).toBe('true');
  });

  it('keeps what is typed while an answer is on its way', async () => {
    const { page } = await browser.open(site.origin);
    await page.goto('/');
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route(site.origin, async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('#question').fill('what is a pod?');
    await page.keyboard.press('Enter');
    await page.locator('#question').fill('and ECS');
    goOn();
    await turns(page).first().waitFor();
    expect(await page.locator('#question').inputValue()).toBe('and ECS');
  });

  it('shows what a link leads to again after a look at a note, at the place that was left', async () => {
    const { page } = await browser.open(site.origin, { viewport: { width: 800, height: 300 } });
    await page.goto('/');
    for (let asked = 0; asked < 4; asked++) await ask(page, 'how is ECS priced?');
    await page.goto('/?q=what%20is%20a%20pod');
    expect(await turns(page).count()).toBe(5);
    const source = turns(page).nth(3).locator('.source a');
    await source.scrollIntoViewIfNeeded();
    const top = await page.evaluate<number>('scrollY');
    expect(top).toBeGreaterThan(200);
    await source.click();
    await page.waitForURL('**/notes/**');
    await page.goBack();
    await turns(page).nth(4).waitFor();
    expect(await turns(page).first().textContent()).toContain('the smallest unit');
    await page.waitForFunction(`scrollY === ${top}`);
  });

  it('puts what a button says below its answer', async () => {
    const { page } = await browser.open(site.origin);
    await page.goto('/');
    await ask(page, 'what is a pod?');
    await page.getByRole('button', { name: 'Why' }).click();
    const reply = turns(page).first().locator('.replies .turn');
    await reply.waitFor();
    expect(await reply.textContent()).toContain('You asked');
    expect(await turns(page).count()).toBe(1);
  });

  it('can be quizzed by the keyboard alone', async () => {
    const { page } = await browser.open(site.origin);
    await page.goto('/quiz');
    const keys = page.getByRole('button', { name: 'Keys' });
    await keys.press('Enter');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('keys');
    await keys.press('Enter');
    await page.keyboard.press('/');
    await page.keyboard.type('pod');
    await page.keyboard.press('Enter');
    for (let number = 1; ; number++) {
      await page.locator('.prompt:not(.past) h2', { hasText: `Question ${number} of` }).waitFor();
      const field = page.locator('.prompt:not(.past) .field');
      const isInWords = (await field.count()) > 0;
      if (isInWords) {
        expect(await page.evaluate('document.activeElement.matches(".prompt .field")')).toBe(true);
        await page.keyboard.type('no idea');
        await page.keyboard.press('Enter');
      } else {
        await page.keyboard.press(number % 2 === 0 ? '1' : 'b');
      }
      await page.locator('.feedback .next').waitFor();
      expect(await page.locator('.feedback .source a').count()).toBe(1);
      expect(await page.locator('.past .option[aria-pressed="true"]').count()).toBe(isInWords ? 0 : 1);
      await page.keyboard.press('Enter');
      await page.locator('.step :is(.prompt:not(.past), .summary)').waitFor();
      if ((await page.locator('.summary').count()) > 0) break;
    }
    expect(await page.locator('.summary').textContent()).toMatch(/\d of \d right/);
  });

  it('hears what another process posts while the page is open, and answers there', async () => {
    const { page } = await browser.open(site.origin);
    await page.goto('/');
    const store = await openStore({ dataDir: site.dataDir, logger: silentLogger, clock: systemClock });
    onTestFinished(() => store.close());
    const board = createBoard({ platform: 'web', places: store.places, clock: systemClock });
    const choices = [{ label: 'My score', text: 'score', typed: 'score', buttonOnly: false }];
    const message = { markdown: 'A question for all', citations: [], choices };
    await board.put({ place: 'page', key: 'daily-1', postedAt: Date.now(), message });
    const post = page.locator('#board #post-daily-1');
    await post.waitFor();
    expect(await page.getByRole('status').textContent()).toBe('Something new is posted on this page.');
    await post.getByRole('button', { name: 'My score' }).click();
    await post.locator('.replies .turn').waitFor();
    expect(await post.locator('> .replies').textContent()).toContain('You have not answered anything here yet');
    expect(await turns(page).count()).toBe(0);
  });

  it('answers and quizzes without a script', async () => {
    const { page } = await browser.open(site.origin, { javaScriptEnabled: false });
    await page.goto('/');
    await page.locator('#question').fill('what is a pod?');
    await page.locator('#send').click();
    expect(await turns(page).first().textContent()).toContain('the smallest unit');
    await turns(page).first().locator('.source a').click();
    expect(await page.locator('#cited').textContent()).toContain('the smallest unit');
    await page.goto('/quiz');
    await page.locator('#topic').fill('pod');
    await page.getByRole('button', { name: 'Start' }).click();
    expect(await page.locator('.prompt').textContent()).toContain('Question 1 of');
    await page.getByRole('button', { name: 'Skip' }).click();
    expect(await page.locator('.step').textContent()).toMatch(/Skipped\.[\s\S]*Question 2 of/);
  });
});
