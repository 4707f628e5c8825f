import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { createSite } from '../../../src/http/create-site.ts';
import { silentLogger } from '../../../src/logger.ts';
import { silentMetrics } from '../../../src/metrics.ts';
import { createRequestIds } from '../../../src/ops/async-request-ids.ts';
import type { Board } from '../../../src/platforms/platform.ts';
import { createWebPlatform, type WebRuntime, type WebSettings } from '../../../src/platforms/web/web-platform.ts';
import { createBoard } from '../../../src/serving/board.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { systemTimer } from '../../../src/timer.ts';

export interface WebRoomOptions {
  readonly basePath?: string;
  readonly settings?: Partial<WebSettings>;
  readonly runtime?: Partial<WebRuntime>;
  readonly board?: Board;
}

/** A real store that is gone after the test, and the board in it. */
export async function openBoard() {
  const dataDir = mkdtempSync(join(tmpdir(), 'stevedore-web-'));
  const store = await openStore({ dataDir, logger: silentLogger, clock: systemClock });
  onTestFinished(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });
  return { store, board: createBoard({ platform: 'web', places: store.places, clock: systemClock }) };
}

export const operatorKey = 'let me in';

/** The web platform behind a real HTTP server, and a browser without a window. */
export async function openWebRoom({ basePath = '', settings, runtime = {}, board: given }: WebRoomOptions = {}) {
  const board = given ?? (await openBoard()).board;
  let bytes = 0;
  const randomBytes = (count: number) => Buffer.alloc(count, String(++bytes).padStart(count, '0'));
  const site = createSite({
    ...{ host: '127.0.0.1', port: 0, basePath, parts: [], logger: silentLogger, newId: () => 'id' },
    isOperator: (request) => request.headers.get('authorization') === operatorKey,
    ...{ metrics: silentMetrics, requestIds: createRequestIds(() => 'id') },
  });
  onTestFinished(() => site.close());
  const platform = createWebPlatform(
    {
      ...{ site, board, logger: silentLogger, commands: [], dataDir: '', holdsSecret: () => false, ended() {} },
      ...{ input: new PassThrough(), output: new PassThrough(), colour: false, hyperlinks: false, greeting: '' },
    },
    { requestsPerMinute: 1_000, ...settings },
    { clock: systemClock, timer: systemTimer, randomBytes, ...runtime },
  );
  // Before the site closes, which waits for what is open.
  onTestFinished(() => platform.stop());

  /** A browser with cookies of its own. */
  function browse() {
    let cookie = '';
    async function send(path: string, init: RequestInit = {}) {
      const response = await fetch(`${site.address()}${path}`, {
        ...init,
        headers: { ...(cookie !== '' && { cookie }), ...(init.headers as Record<string, string>) },
      });
      const set = response.headers.get('set-cookie');
      if (set !== null) cookie = set.split(';')[0] ?? '';
      return response;
    }
    const origin = () => ({ origin: site.address() ?? '' });
    return {
      get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
      async html(path: string) {
        return (await send(path)).text();
      },
      /** Sends a form as the page does without its script. */
      post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
        send(path, {
          method: 'POST',
          body: new URLSearchParams({ tab: 'tab0000001', ...fields }),
          headers: { ...origin(), ...headers },
        }),
      cookie: () => cookie,
      dropCookie() {
        cookie = '';
      },
    };
  }
  return { site, platform, board, browse, ...browse() };
}
