import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../corpus/note.ts';
import { codeOf } from '../corpus/note-files.ts';

/** Beside the notes, as `synonyms.yaml` is. */
const settingsFileName = 'check.yaml';

const shape = z.strictObject({
  /** Codes of rules that are not wanted. */
  off: z.array(z.string()).readonly().default([]),
  /** Words that the spelling takes for right. */
  words: z.array(z.string()).readonly().default([]),
  /** Age in days above which `verified` is too old. */
  verifiedWithinDays: z.int().positive().default(365),
  /** Share of the notes' own questions, 0 to 1, that must find their own note first. */
  ownQuestions: z.number().min(0).max(1).default(0.97),
});

/** What an author may set for a folder of notes. */
export type CheckSettings = z.infer<typeof shape>;

export const defaultSettings: CheckSettings = shape.parse({});

interface ReadSettings {
  readonly settings: CheckSettings;
  readonly problems: readonly Problem[];
}

/** Reads `check.yaml` of a folder of notes; a folder without one has the default settings. */
export async function readCheckSettings(root: string, knownCodes: ReadonlySet<string>): Promise<ReadSettings> {
  try {
    return parseCheckSettings(await readFile(join(root, settingsFileName), 'utf8'), knownCodes);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { settings: defaultSettings, problems: [] };
    const remedy = 'Check the file and its permissions.';
    return { settings: defaultSettings, problems: [problem(`cannot be read (${codeOf(error)})`, undefined, remedy)] };
  }
}

/** What is wrong is reported and has its default. */
export function parseCheckSettings(text: string, knownCodes: ReadonlySet<string>): ReadSettings {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node: unknown = document.getIn(path, true);
    return lineCounter.linePos((isNode(node) && node.range?.[0]) || 0).line || 1;
  };
  const [broken] = document.errors;
  if (broken) {
    const line = lineCounter.linePos(broken.pos[0]).line;
    return {
      settings: defaultSettings,
      problems: [problem(`does not parse: ${broken.message}`, line, 'Mend the YAML.')],
    };
  }
  const given: object = document.toJS() ?? {};
  const read = shape.safeParse(given);
  const problems = (read.error?.issues ?? []).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      const name = issue.path.length === 0 ? 'the file' : `\`${issue.path[0]?.toString()}\``;
      return problem(`${name} is not as it should be: ${issue.message}`, lineOf(issue.path), shapeRemedy);
    }
    return issue.keys.map((key) => problem(`there is no setting \`${key}\``, lineOf([key]), shapeRemedy));
  });
  const wrong = new Set((read.error?.issues ?? []).map(({ path }) => path[0]));
  const right = Object.entries(given).filter(([key]) => key in shape.shape && !wrong.has(key));
  const settings = read.data ?? shape.parse(wrong.has(undefined) && !isRecord(given) ? {} : Object.fromEntries(right));
  const unknown = settings.off.flatMap((code, at) =>
    knownCodes.has(code)
      ? []
      : problem(
          `there is no rule \`${code}\``,
          lineOf(['off', at]),
          'Write a code that `stevedore check --rules` lists.',
        ),
  );
  return { settings, problems: [...problems, ...unknown] };
}

const shapeRemedy = `Write \`${Object.keys(shape.shape).join('`, `')}\` as docs/check.md shows them. Meanwhile the default holds.`;

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const problem = (message: string, line: number | undefined, remedy: string): Problem => ({
  severity: 'error',
  code: 'check-settings',
  path: settingsFileName,
  ...(line !== undefined && { line }),
  message,
  remedy,
});
