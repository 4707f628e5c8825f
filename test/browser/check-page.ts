import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

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

/** Everybody can use the page as it is now. */
export async function checkPage(page: Page, where: string): Promise<void> {
  expect({ where, faults: await faults(page), fits: await fits(page) }).toEqual({ where, faults: [], fits: true });
}

/** Colours do not depend on the width, nor what stands where on the colours. */
export const looks = [
  ['light, on a desktop', 'light', 1280],
  ['dark, on a small phone', 'dark', 320],
] as const;
