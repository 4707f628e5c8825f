import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { openEdition } from '../edition.ts';
import { UserError } from '../errors.ts';
import type { Gap, GapReport } from '../operator/gap-report.ts';
import { gatherGaps } from '../operator/gather-gaps.ts';
import { showControls } from '../platforms/console/controls.ts';
import { gapMarkdown } from './gap-markdown.ts';
import { type CorpusOption, configWith, type ExitCode, exitCodes, type Io } from './io.ts';
import { withStore } from './with-store.ts';

export interface GapsOptions extends CorpusOption {
  readonly days: number;
  /** Most gaps that are listed. */
  readonly limit: number;
  readonly json?: boolean;
  /** A file to write the report to. */
  readonly out?: string;
  /** A folder to write stubs of notes to. */
  readonly stubs?: string;
}

/** Reports what people asked and the notes do not answer. There being gaps is no problem. */
export async function gaps(options: GapsOptions, io: Io): Promise<ExitCode> {
  const config = await configWith(options);
  const edition = await openEdition(config);
  const how = { days: options.days, now: systemClock.now(), zone: config.timeZone };
  const report = await withStore(config, (store) => gatherGaps({ store, ...edition }, how));
  const shown = { ...report, gaps: report.gaps.slice(0, options.limit) };
  const text = options.json === true ? `${JSON.stringify(shown, null, 2)}\n` : gapMarkdown(shown, report.gaps.length);
  if (options.out === undefined) io.stdout.write(options.json === true ? text : showControls(text));
  else write(options.out, text, 'w');
  if (options.stubs !== undefined) io.stderr.write(writeStubs(options.stubs, shown));
  return exitCodes.fine;
}

/** What is in the folder stays as it is. @returns what was done */
function writeStubs(folder: string, { gaps }: GapReport): string {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw notWritten(folder, cause);
  }
  const wanted = gaps.filter(({ advice }) => advice === 'write');
  const written = wanted.filter((gap) => isNew(folder, gap));
  const there = wanted.length - written.length;
  const kept = there === 0 ? '' : ` ${there} ${there === 1 ? 'was' : 'were'} there already and left alone.`;
  return `${written.length} ${written.length === 1 ? 'stub' : 'stubs'} of notes written to ${folder}.${kept}\n`;
}

function isNew(folder: string, { stub }: Gap): boolean {
  try {
    write(join(folder, stub.fileName), stub.markdown, 'wx');
    return true;
  } catch (error) {
    if (error instanceof UserError && isThere(error.cause)) return false;
    throw error;
  }
}

function write(file: string, text: string, flag: 'w' | 'wx'): void {
  try {
    writeFileSync(file, text, { flag });
  } catch (cause) {
    throw notWritten(file, cause);
  }
}

const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

function notWritten(path: string, cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UserError('not-written', `${path} cannot be written: ${reason}`, { cause });
}
