import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { serve } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';
import { freePort } from '../platforms/slack/slack-room.ts';

it('does not go on listening where there is nothing to answer from', async () => {
  const port = await freePort();
  const config = await readConfig({ CORPUS_DIR: '/nowhere/to/be/found', HTTP_PORT: String(port) });
  const streams = { input: new PassThrough(), output: new PassThrough(), errors: new PassThrough() };
  await expect(serve(config, { ...streams, signals: new EventEmitter() })).rejects.toThrow(ConfigError);
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});
