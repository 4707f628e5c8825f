import { firstTables } from './0001-first-tables.ts';
import { workOnEvents } from './0002-work-on-events.ts';
import { gapsAndNews } from './0003-gaps-and-news.ts';
import { countOfTakeOvers } from './0004-count-of-take-overs.ts';
import type { Migration } from './run-migrations.ts';

/** In their order; `schemaVersion` in schema-version.ts is how many they are. */
export const migrations: readonly Migration[] = [firstTables, workOnEvents, gapsAndNews, countOfTakeOvers];
