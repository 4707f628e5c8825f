#!/usr/bin/env node
// Asks the program in the same container whether it is alive: exit code 0 if so, 1 if not. For HEALTHCHECK, which must work
// without a shell; node:http is loaded faster than fetch.
import { get } from 'node:http';

const timeoutMs = 3_000;
const { HTTP_PORT: port = '', HTTP_HOST: host = '' } = process.env;

// Where HTTP is switched off nobody answers, and that the process runs is all that can be known.
if (port.trim() === 'off') process.exit(0);

const everywhere = ['', '0.0.0.0', '::'];
const url = {
  host: everywhere.includes(host.trim()) ? '127.0.0.1' : host.trim(),
  port: port.trim() || '8080',
  path: '/healthz',
};

const giveUp = setTimeout(() => end(1, `no answer within ${timeoutMs / 1000} s`), timeoutMs);
get(url, ({ statusCode }) => end(statusCode === 200 ? 0 : 1, `HTTP ${statusCode}`)).on('error', ({ message }) =>
  end(1, message),
);

function end(code, why) {
  clearTimeout(giveUp);
  process.stdout.write(`${why}\n`, () => process.exit(code));
}
