import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig, settingNames } from '../../src/config.ts';
import { image } from './dockerfile.ts';

const file = 'deploy/compose.yaml';
const text = readFileSync(file, 'utf8');
const compose = parse(text);
const { stevedore, postgres } = compose.services;

/** The schema of the Compose Specification, as the linter dclint ships it (MIT; the specification is under Apache-2.0). */
const manifest = createRequire(import.meta.url).resolve('dclint/package.json');
const { $schema: _, ...schema } = JSON.parse(
  readFileSync(join(dirname(manifest), 'schemas', 'compose.schema.json'), 'utf8'),
);
const valid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
const problemsOf = (given: unknown) => (valid(given) ? [] : (valid.errors ?? []).map((error) => error.message));

describe('the compose file', () => {
  it.each(['compose.yaml', file])('is one by the schema of the specification: %s', (path) => {
    expect(problemsOf(parse(readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('would not be one with a key that nobody knows, or of a wrong type', () => {
    expect(problemsOf({ ...compose, services: { a: { ...stevedore, read_onyl: true } } })).not.toEqual([]);
    expect(problemsOf({ ...compose, services: { a: { ...stevedore, cap_drop: 'ALL' } } })).not.toEqual([]);
  });

  it('is found by `docker compose up` in the folder of the project', () => {
    expect(parse(readFileSync('compose.yaml', 'utf8')).include).toEqual([file]);
    expect(existsSync(join(dirname(file), stevedore.build, 'Dockerfile'))).toBe(true);
  });

  it('sets what there is to set, to what the image has', async () => {
    expect(settingNames).toEqual(expect.arrayContaining(Object.keys(stevedore.environment)));
    const { DATABASE_URL, ...rest } = stevedore.environment;
    const config = await readConfig(rest);
    expect(config.dataDir).toBe(image.dataFolder);
    expect(config.corpusDir).toBe(image.notesFolder);
    expect(config.http).toEqual({ host: '0.0.0.0', port: image.port });
    expect(stevedore.volumes).toEqual([`data:${image.dataFolder}`]);
    expect(text).toContain(`# - ~/notes:${image.notesFolder}:ro`);
  });

  it('is open to this machine alone', () => {
    expect(stevedore.ports).toEqual([`127.0.0.1:8080:${image.port}`]);
    expect(postgres.ports).toBeUndefined();
    expect(compose.networks.database.internal).toBe(true);
    expect(postgres.networks).toEqual(['database']);
  });

  it('keeps in SQLite until there is a password for PostgreSQL, and then uses that', () => {
    expect(postgres.profiles).toEqual(['postgres']);
    expect(stevedore.depends_on.postgres.required).toBe(false);
    const { user, db } = { user: postgres.environment.POSTGRES_USER, db: postgres.environment.POSTGRES_DB };
    const url = `postgres://${user}:\${POSTGRES_PASSWORD}@postgres:5432/${db}`;
    expect(stevedore.environment.DATABASE_URL).toBe(`\${DATABASE_URL:-\${POSTGRES_PASSWORD:+${url}}}`);
  });

  it.each(['stevedore', 'postgres'])('gives %s no more rights than it needs', (name) => {
    const service = compose.services[name];
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.privileged).toBeUndefined();
    expect(service.restart).toBe('unless-stopped');
  });

  it('holds no secret', () => {
    for (const service of Object.values<typeof stevedore>(compose.services)) {
      for (const [name, value] of Object.entries<string>(service.environment)) {
        if (/PASSWORD|TOKEN|SECRET|KEY|DATABASE_URL/.test(name)) expect(value).toMatch(/^\$\{/);
      }
    }
  });

  it('waits longer for the end than the program takes at most', () => {
    expect(Number.parseInt(stevedore.stop_grace_period, 10)).toBeGreaterThanOrEqual(15);
  });
});
