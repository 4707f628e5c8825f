import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { parse as parseDotenv } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { configurationPage, envExample } from '../scripts/settings-pages.ts';
import { readConfig, settingNames } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';
import { settingsSchema } from '../src/settings/check-settings.ts';

async function problemsOf(environment: Record<string, string>): Promise<readonly string[]> {
  try {
    await readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs nothing to be set', async () => {
    const config = await readConfig({});
    expect(config.corpusDir).toBe(resolve('corpus'));
    expect(isAbsolute(config.dataDir)).toBe(true);
    expect(config.citationUrlTemplate).toBeUndefined();
    expect(config.logLevel).toBeUndefined();
    expect(config.terminal).toEqual({ colour: 'auto', hyperlinks: false });
  });

  it('reads for how long a daily quiz is caught up', async () => {
    expect((await readConfig({})).daily.catchUpMs).toBe(6 * 3_600_000);
    expect((await readConfig({ DAILY_CATCH_UP_HOURS: '0.5' })).daily.catchUpMs).toBe(1_800_000);
  });

  it('counts an empty value as not set', async () => {
    expect(await readConfig({ CORPUS_DIR: '', LOG_LEVEL: ' ', NO_COLOR: '' })).toEqual(await readConfig({}));
  });

  it('makes folders absolute, the home folder included', async () => {
    expect((await readConfig({ CORPUS_DIR: 'my notes' })).corpusDir).toBe(resolve('my notes'));
    expect(await readConfig({ CORPUS_DIR: '~/notes', DATA_DIR: '~' })).toMatchObject({
      corpusDir: join(homedir(), 'notes'),
      dataDir: homedir(),
    });
    expect((await readConfig({ CORPUS_DIR: '/srv/~odd' })).corpusDir).toBe('/srv/~odd');
  });

  it('keeps state where the XDG specification says, and ignores a relative folder as it demands', async () => {
    expect((await readConfig({ XDG_STATE_HOME: '/state' })).dataDir).toBe('/state/stevedore');
    expect((await readConfig({ XDG_STATE_HOME: 'state' })).dataDir).toBe(
      join(homedir(), '.local', 'state', 'stevedore'),
    );
    expect((await readConfig({ XDG_STATE_HOME: '/state', DATA_DIR: '/data' })).dataDir).toBe('/data');
  });

  it('takes a citation template with the placeholders that exist', async () => {
    const template = 'https://notes.test/{path}#{anchor}?{startLine}-{endLine}';
    expect((await readConfig({ CITATION_URL_TEMPLATE: template })).citationUrlTemplate).toBe(template);
  });

  it.each([
    ['javascript:alert({path})', /would run code/],
    ['data:text/html,{path}', /would run code/],
    ['https://notes.test/a b/{path}', /white space/],
  ])('refuses the citation template %s', async (template, problem) => {
    expect(await problemsOf({ CITATION_URL_TEMPLATE: template })).toEqual([expect.stringMatching(problem)]);
  });

  it('lists every problem at once, with its setting and what to do', async () => {
    const problems = await problemsOf({ CITATION_URL_TEMPLATE: 'https://notes.test/{file}', LOG_LEVEL: 'loud' });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/^CITATION_URL_TEMPLATE .*put \{path\} in/);
    expect(problems[1]).toMatch(/^CITATION_URL_TEMPLATE does not know \{file\}; use \{path\} \{anchor\}/);
    expect(problems[2]).toMatch(/^LOG_LEVEL must be one of debug, info, warn, error/);
  });

  it('keeps rows as long as it is told, and the others as long as is standard', async () => {
    const { retention } = await readConfig({ RETENTION_DAYS: 'questions=30; attempts=730, slots = forever' });
    expect(retention).toMatchObject({ questions: 30, attempts: 730, slots: Number.POSITIVE_INFINITY, events: 7 });
    expect((await readConfig({})).retention.attempts).toBe(Number.POSITIVE_INFINITY);
  });

  it('takes a database of PostgreSQL', async () => {
    const url = 'postgresql://me:p%40ss@db/stevedore';
    expect((await readConfig({ DATABASE_URL: url, DATABASE_POOL_MAX: '3' })).database).toEqual({
      url,
      maxConnections: 3,
    });
    expect((await readConfig({})).database).toEqual({ maxConnections: 10 });
  });

  it.each([
    [{ DATABASE_URL: 'db.example.com' }, /^DATABASE_URL is no address; write postgres:/],
    [{ DATABASE_URL: 'mysql://db/x' }, /^DATABASE_URL begins with mysql:\/\/, and only postgres:\/\/ /],
    [{ DATABASE_POOL_MAX: '0' }, /^DATABASE_POOL_MAX must be a number from 1/],
    [{ RETENTION_DAYS: 'scores=3' }, /^RETENTION_DAYS does not know "scores"; use events, /],
    [{ RETENTION_DAYS: 'events=-1' }, /^RETENTION_DAYS has no days for events; write events=30/],
    [{ TIME_ZONE: 'Europe/Atlantis' }, /^TIME_ZONE is no time zone/],
    [{ TIME_ZONE: 'EST' }, /^TIME_ZONE is no time zone/],
    [{ DAILY_QUIZ: 'console whenever' }, /^DAILY_QUIZ has no time for console; write console 09:00/],
    [{ DAILY_CATCH_UP_HOURS: '25' }, /^DAILY_CATCH_UP_HOURS must be a number of hours/],
  ])('refuses %j', async (environment, problem) => {
    expect(await problemsOf(environment)).toEqual([expect.stringMatching(problem)]);
  });

  it.each([
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, 'always'],
    [{ FORCE_COLOR: '0' }, 'never'],
    [{ NO_COLOR: '1' }, 'never'],
    [{ TERM: 'dumb' }, 'never'],
    [{ TERM: 'xterm' }, 'auto'],
  ])('reads the wish for colours from %j', async (environment, colour) => {
    expect((await readConfig(environment)).terminal.colour).toBe(colour);
  });

  it.each([{ TERM_PROGRAM: 'WezTerm' }, { TERM: 'xterm-kitty' }, { WT_SESSION: 'x' }, { VTE_VERSION: '7200' }])(
    'knows that %j shows links',
    async (environment) => {
      expect((await readConfig(environment)).terminal.hyperlinks).toBe(true);
    },
  );

  it('expects no links of an old or unknown terminal', async () => {
    expect((await readConfig({ VTE_VERSION: '4602', TERM: 'xterm-256color' })).terminal.hyperlinks).toBe(false);
  });
});

const settings = Object.entries(settingsSchema.shape).map(([name, schema]) => ({ name, ...schema.meta() }));

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8');

  const switchedOn = parseDotenv(text.replace(/^# (?=[A-Z_]+=)/gm, ''));

  it('names every setting and no other, each with its example, in the order of the schema', async () => {
    expect(Object.entries(switchedOn)).toEqual(settings.map(({ name, example }) => [name, example]));
  });

  it('sets nothing as it stands', () => {
    expect(parseDotenv(text)).toEqual({});
  });

  it.each([
    ['one workspace', /^SLACK_(CLIENT|STATE)_/],
    ['many workspaces', /^SLACK_BOT_TOKEN$/],
  ])('is valid with every example switched on that is for %s', async (_, others) => {
    const environment = Object.fromEntries(Object.entries(switchedOn).filter(([name]) => !others.test(name)));
    expect(await readConfig(environment)).toMatchObject({ slackProblems: [], discordProblems: [], discord: {} });
  });
});

it('has a schema for every name that makes the settings be checked', () => {
  expect(settingNames).toEqual(settings.map(({ name }) => name));
});

it('is described in docs/configuration.md and .env.example as `npm run docs` writes them', () => {
  const page = readFileSync('docs/configuration.md', 'utf8');
  expect(page).toBe(configurationPage(page));
  expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
});
