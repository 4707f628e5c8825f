import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';

const path = [process.env.CHROMIUM_BIN ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (each) => each !== '' && existsSync(each),
);

/** What a closed network and a small machine need. */
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );

export interface Browser {
  /**
   * A page in a window of its own. When the test is over it fails where the browser complained, or asked another server for
   * anything.
   */
  open(
    site: string,
    options?: BrowserContextOptions,
  ): Promise<{ readonly page: Page; readonly context: BrowserContext }>;
}

/** Tests in a real browser. Without one they are skipped; `.ci/run` sees to it that there is one. */
export function describeInBrowser(name: string, tests: (browser: Browser) => void): void {
  if (path === undefined) {
    describe.skip(`${name} (skipped: there is no Chromium; install it, or set CHROMIUM_BIN)`, () => {});
    return;
  }
  describe(name, () => {
    let profile: string;
    let running: Awaited<ReturnType<typeof chromium.launch>>;
    beforeAll(async () => {
      profile = mkdtempSync(join(tmpdir(), 'stevedore-chromium-'));
      const env = { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile };
      running = await chromium.launch({ executablePath: path, args, env });
    }, 60_000);
    afterAll(async () => {
      await running?.close();
      rmSync(profile, { recursive: true, force: true });
    });

    tests({
      async open(site, options = {}) {
        const context = await running.newContext({ baseURL: site, reducedMotion: 'reduce', ...options });
        const complaints: string[] = [];
        context.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
        });
        context.on('weberror', (error) => complaints.push(error.error().message));
        context.on('request', (request) => {
          if (new URL(request.url()).origin !== site) complaints.push(`asked elsewhere: ${request.url()}`);
        });
        onTestFinished(async () => {
          await context.close();
          expect(complaints).toEqual([]);
        });
        const page = await context.newPage();
        page.setDefaultTimeout(10_000);
        return { page, context };
      },
    });
  });
}
