import { commandListings } from './chat/command-listings.ts';
import { commands } from './chat/commands/index.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { ConfigError } from './errors.ts';
import { silentLogger } from './logger.ts';
import type { Finding } from './platforms/examination.ts';
import { platforms } from './platforms/index.ts';
import { readDailyEnvironment } from './quiz/daily/daily-environment.ts';
import { dailyFeature, dailySettingsSchema } from './quiz/daily/daily-settings.ts';
import { openStore } from './store/open-store.ts';
import { type PlaceId, type Store, StoreError } from './store/store.ts';

/** Tries everything that `serve` needs: the notes, the store and the platforms that the settings ask for. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const { finding: store, dailies } = await examineStore(config);
  return [await examineNotes(config), store, ...(await examinePlatforms(config, dailies))];
}

/** A problem for each of what the operator must mend; any other error is passed on. */
export function configFindings(check: string, error: unknown): readonly Finding[] {
  if (!(error instanceof ConfigError)) throw error;
  return error.problems.map((message) => ({ check, state: 'problem', message }));
}

async function examineNotes({ corpusDir }: Config): Promise<Finding> {
  const check = 'notes';
  try {
    const { notes, problems, root } = await readCorpus(corpusDir);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (errors === 0) return { check, state: 'ok', message: `${notes.length} in ${root}` };
    return {
      ...{ check, state: 'warning', message: `${notes.length} in ${root}, and ${errors} that cannot be read` },
      remedy: 'stevedore check names them, and says what to do.',
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { check, state: 'problem', message: error.message };
  }
}

/** Whether the store can be used, and where the daily quiz is on, as far as that can be known. */
async function examineStore(config: Config): Promise<{ finding: Finding; dailies: readonly PlaceId[] }> {
  const { url, maxConnections } = config.database;
  const environment = readDailyEnvironment(config.daily.places).dailies;
  let store: Store | undefined;
  try {
    store = await openStore({
      ...(url !== undefined && { databaseUrl: url }),
      ...{ maxConnections, dataDir: config.dataDir, logger: silentLogger, clock: systemClock },
    });
    await store.check();
    const message = url === undefined ? `SQLite, in ${config.dataDir}` : `PostgreSQL, at ${new URL(url).host}`;
    return { finding: { check: 'store', state: 'ok', message }, dailies: await dailiesOf(store, environment) };
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
    return { finding: { check: 'store', state: 'problem', message: error.message }, dailies: environment };
  } finally {
    await store?.close();
  }
}

/** What an admin has said in a place comes before what the environment says of it. */
async function dailiesOf(store: Store, environment: readonly PlaceId[]): Promise<readonly PlaceId[]> {
  const stored = await store.places.all(dailyFeature);
  const isStored = ({ platform, place }: PlaceId) =>
    stored.some((each) => each.platform === platform && each.place === place);
  return [
    ...stored.filter(({ value }) => dailySettingsSchema.safeParse(value).data?.on === true),
    ...environment.filter((daily) => !isStored(daily)),
  ];
}

async function examinePlatforms(config: Config, dailies: readonly PlaceId[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { name, title, off, examine: examinePlatform } of platforms) {
    const switchedOnBy = off(config);
    if (switchedOnBy !== undefined) {
      findings.push({ check: title, state: 'ok', message: `off. To switch it on, ${switchedOnBy}.` });
      continue;
    }
    const dailyPlaces = dailies.filter(({ platform }) => platform === name).map(({ place }) => place);
    const deps = { clock: systemClock, dailyPlaces, commands: commandListings(commands) };
    const found = await examinePlatform(config, deps).catch((error: unknown) =>
      configFindings(`${title} settings`, error),
    );
    findings.push(...found);
  }
  const running = platforms.filter(({ off }) => off(config) === undefined).map(({ name }) => name);
  const nobodys = dailies.filter(({ platform }) => !running.includes(platform));
  return [...findings, ...nobodys.map(nobodysDaily)];
}

function nobodysDaily({ platform, place }: PlaceId): Finding {
  return {
    ...{
      check: `daily quiz in ${platform}:${place}`,
      state: 'warning',
      message: `nobody posts it: ${platform} is off`,
    },
    remedy: 'Switch the platform on, or take the place out of DAILY_QUIZ.',
  };
}
