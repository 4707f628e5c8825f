import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentOf, healthcheckOf, type ImageConfig, imageProblems } from '../../scripts/image/facts.ts';
import { readConfig } from '../../src/config.ts';
import { image } from './dockerfile.ts';

const right: ImageConfig = {
  user: '1000:1000',
  entrypoint: ['node', '/app/bin/stevedore.js'],
  command: ['serve'],
  environment: { NODE_ENV: 'production', DATA_DIR: '/data', HTTP_HOST: '0.0.0.0' },
  ports: ['8080/tcp'],
  volumes: ['/data'],
  labels: Object.fromEntries(
    ['title', 'description', 'licenses', 'version', 'revision', 'source'].map((name) => [
      `org.opencontainers.image.${name}`,
      'x',
    ]),
  ),
  healthcheck: ['CMD', 'node', '/app/bin/healthcheck.js'],
};

describe('the description of an image', () => {
  it('is right as it should be', () => {
    expect(imageProblems(right)).toEqual([]);
  });

  it.each<[string, Partial<ImageConfig>]>([
    ['USER', { user: 'node' }],
    ['USER', { user: '' }],
    ['USER', { user: '0:1000' }],
    ['ENTRYPOINT', { entrypoint: ['/bin/sh', '-c', 'node'] }],
    ['CMD', { command: [] }],
    ['8080', { ports: [] }],
    ['/data', { volumes: [] }],
    ['HTTP_HOST', { environment: { ...right.environment, HTTP_HOST: '127.0.0.1' } }],
    ['licenses', { labels: {} }],
    ['HEALTHCHECK', { healthcheck: ['CMD-SHELL', 'node x'] }],
  ])('is wrong when %s is', (name, change) => {
    expect(imageProblems({ ...right, ...change }).join('\n')).toContain(name);
  });

  it('is wrong without a health check', () => {
    const { healthcheck: _, ...without } = right;
    expect(imageProblems(without)).toHaveLength(1);
  });
});

describe('environmentOf', () => {
  it('cuts at the first = alone', () => {
    expect(environmentOf(['A=b=c', 'D='])).toEqual({ A: 'b=c', D: '' });
  });
});

describe('the Dockerfile', () => {
  it('checks the health by a program that it copies', () => {
    expect(healthcheckOf(image.text)).toEqual(['CMD', 'node', '/app/bin/healthcheck.js']);
    expect(existsSync('bin/healthcheck.js')).toBe(true);
  });

  it('listens where it says, for more than itself', async () => {
    const lines = [...image.last.matchAll(/^(?:ENV| {4}) ?([A-Z_]+=\S+)/gm)].map(([, line]) => line ?? '');
    const config = await readConfig(environmentOf(lines));
    expect(config.http).toEqual({ host: '0.0.0.0', port: image.port });
    expect(config.dataDir).toBe(image.dataFolder);
  });

  it('is built from one version of one image, and carries that of the package', () => {
    const bases = [...image.text.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(new Set(bases)).toEqual(new Set(['node:24-slim', 'modules']));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(image.text).toContain(`\nARG VERSION=${version}\n`);
  });

  it('copies only what is sent to the builder', () => {
    const sent = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    const copied = [...image.text.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, names]) => names?.split(' ') ?? []);
    expect(copied).toContain('corpus');
    for (const path of copied) expect(sent).toContain(`!${path.split('/')[0]}`);
  });
});
