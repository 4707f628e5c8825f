import { mendFolder } from '../check/mend-folder.ts';
import type { Rule } from '../check/rule.ts';
import { rules } from '../check/rules/index.ts';
import { systemClock } from '../clock.ts';
import { UserError } from '../errors.ts';
import { showControls } from '../platforms/console/controls.ts';
import { checkCounts, countBySeverity } from './check-counts.ts';
import { checkRecord, renderCheck, renderRules } from './check-report.ts';
import { createFolderCheck } from './folder-check.ts';
import { type CorpusOption, configWith, type ExitCode, exitCodes, type Io } from './io.ts';

export interface CheckOptions extends CorpusOption {
  readonly fix?: boolean;
  readonly hints?: boolean;
  readonly json?: boolean;
  readonly maxWarnings?: number;
  /** Codes of the rules that run; all when not set. */
  readonly rule?: readonly string[];
  readonly rules?: boolean;
}

/** Lists what the rules find in a folder of notes, with what to do about it, and mends what is mechanical when told to. */
export async function check(folder: string | undefined, options: CheckOptions, io: Io): Promise<ExitCode> {
  if (options.rules === true) {
    io.stdout.write(renderRules(rules));
    return exitCodes.fine;
  }
  const config = await configWith(folder === undefined ? options : { corpus: folder });
  const look = createFolderCheck({ config, rules: wantedRules(options), clock: systemClock });
  const first = await look();
  const { vault, findings, mended } = options.fix === true ? await mendFolder(first, look) : { ...first, mended: [] };
  // Of a part of the rules only what they find is of interest.
  const counts = options.rule === undefined ? await checkCounts(vault, options.hints === true) : [];
  const report = { vault, findings, mended, counts };
  io.stdout.write(
    options.json === true
      ? `${JSON.stringify(checkRecord(report), null, 2)}\n`
      : showControls(renderCheck(report, options.hints === true)),
  );
  const { error, warning } = countBySeverity(findings);
  return error > 0 || warning > (options.maxWarnings ?? Infinity) ? exitCodes.problem : exitCodes.fine;
}

function wantedRules({ rule: codes, hints = false }: CheckOptions): readonly Rule[] {
  if (codes === undefined) return rules.filter(({ slow }) => hints || slow !== true);
  const unknown = codes.filter((code) => !rules.some((rule) => rule.code === code));
  if (unknown.length > 0) throw new UserError('usage', `there is no rule ${unknown.join(', ')}. See --rules.`);
  return rules.filter(({ code }) => codes.includes(code));
}
