// Makes the pictures of README and docs from the shipped notes: npm run screenshots, or with -- NAME for some. Wants Chromium, as the browser tests do.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { buildIfNeeded } from './build.mjs';
import { addSampleQuestions } from './sample-questions.mjs';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const images = join(root, 'docs', 'images');
const mostBytes = 200_000;
const operatorToken = 'only-for-pictures';
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function until(what, check) {
  for (const end = Date.now() + 180_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    if (await check().catch(() => false)) return;
  }
  throw new Error(`waited three minutes in vain for ${what}`);
}

/** Each picture: how wide the window is, how it looks, and what is done before it is taken. */
const pictures = {
  'answer.png': {
    size: [1100, 760],
    async take(page) {
      await page.goto('/');
      await ask(page, 'what is the difference between a pod and a container');
      await ask(page, 'what does exit code 137 mean');
    },
  },
  'typing.png': {
    size: [1100, 640],
    async take(page) {
      await page.goto('/');
      await page.locator('#question').pressSequentially('why is my pod pend');
      await page.locator('#preview .source').first().waitFor();
    },
  },
  'reader.png': {
    size: [1100, 760],
    async take(page) {
      await page.goto('/');
      await ask(page, 'what does exit code 137 mean');
      await page.locator('#log .source a').first().click();
      await page.locator('#cited').waitFor();
    },
  },
  'quiz.png': {
    size: [1100, 760],
    async take(page) {
      await page.goto('/quiz');
      await page.locator('#topic').fill('containers');
      await page.keyboard.press('Enter');
      // The first with choices; what is asked differs each time.
      await until('a question with choices', async () => {
        await page.locator('.prompt:not(.past)').waitFor();
        if (await page.locator('.prompt:not(.past) .option').count()) return true;
        await page.getByRole('button', { name: 'Skip' }).click();
        await page.locator('.feedback .next').click();
        return false;
      });
      await page.keyboard.press('2');
      await page.locator('.feedback .next').waitFor();
    },
  },
  'operator.png': {
    size: [1100, 1000],
    async take(page) {
      await page.goto('/operator');
      await page.getByLabel('Operator token').fill(operatorToken);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Numbers' }).waitFor();
    },
  },
  'phone-dark.png': {
    size: [390, 760],
    colorScheme: 'dark',
    async take(page) {
      await page.goto('/');
      await ask(page, 'what is a sidecar container');
    },
  },
};

async function ask(page, question) {
  const before = await page.locator('#log > .turn').count();
  await page.locator('#question').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('#log > .turn').nth(before).waitFor();
}

buildIfNeeded();
mkdirSync(images, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'stevedore-screenshots-'));
const only = process.argv.slice(2);
const port = await freePort();
await addSampleQuestions(join(folder, 'state'));
const server = spawn(process.execPath, [join(root, 'bin', 'stevedore.js'), 'serve'], {
  cwd: folder,
  env: {
    PATH: process.env.PATH,
    HOME: folder,
    DATA_DIR: join(folder, 'state'),
    HTTP_PORT: String(port),
    OPERATOR_TOKEN: operatorToken,
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
  args: args.split(' '),
  env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder },
});
try {
  const baseURL = `http://localhost:${port}`;
  await until('the page', async () => (await fetch(baseURL)).ok);
  const isWanted = (name) => only.length === 0 || only.includes(name);
  if (isWanted('quiz.png'))
    await until('the topics of the quiz', async () =>
      (await (await fetch(`${baseURL}/quiz`)).text()).includes('"chip"'),
    );
  for (const [name, { size, colorScheme = 'light', take }] of Object.entries(pictures)) {
    if (!isWanted(name)) continue;
    const [width, height] = size;
    const context = await browser.newContext({
      ...{ baseURL, colorScheme, viewport: { width, height }, reducedMotion: 'reduce', deviceScaleFactor: 1 },
    });
    const page = await context.newPage();
    await take(page);
    const path = join(images, name);
    await page.screenshot({ path, caret: 'hide' });
    await context.close();
    const { size: bytes } = statSync(path);
    if (bytes > mostBytes) throw new Error(`${name} has ${bytes} bytes, more than ${mostBytes}`);
    console.log(`docs/images/${name} ${Math.round(bytes / 1000)} kB`);
  }
} finally {
  await browser.close();
  server.kill();
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
