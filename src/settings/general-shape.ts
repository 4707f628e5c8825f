import { z } from 'zod';
import { readVaultKeys } from '../ops/vault-key.ts';
import { readDailyEnvironment } from '../quiz/daily/daily-environment.ts';
import { isTimeZone } from '../quiz/daily/time-zones.ts';
import { checkedBy } from './checked-by.ts';
import { readRetention } from './retention-setting.ts';

const placeholders = ['path', 'anchor', 'startLine', 'endLine'];

/** Problems of a citation template, as a person would want them said. */
function templateProblems(template: string): readonly string[] {
  const named = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const unknown = named.filter((name) => !placeholders.includes(name));
  const known = placeholders.map((name) => `{${name}}`).join(' ');
  return [
    ...(named.includes('path') ? [] : ['has no {path}, so a link could not tell one note from another; put {path} in']),
    ...(/^\s*(?:javascript|data|vbscript):/i.test(template)
      ? ['would run code when clicked; use an address of http, https or file']
      : []),
    ...(/[\s\p{Cc}]/u.test(template) ? ['has white space, which ends a link; write %20'] : []),
    ...unknown.map((name) => `does not know {${name}}; use ${known}`),
  ];
}

function databaseProblems(url: string): readonly string[] {
  if (!URL.canParse(url)) return ['is no address; write postgres://user:password@host:5432/database'];
  const { protocol } = new URL(url);
  if (protocol === 'postgres:' || protocol === 'postgresql:') return [];
  return [`begins with ${protocol}//, and only postgres:// is supported; leave it unset to use SQLite`];
}

/** The settings that are of no platform. */
export const generalShape = {
  CORPUS_DIR: z.string().optional().meta({
    description: 'Folder of notes to answer from. `--corpus DIR` on the command line comes first.',
    standard: 'the notes that ship with Stevedore',
    example: '~/notes',
  }),
  CITATION_URL_TEMPLATE: checkedBy(templateProblems).optional().meta({
    description:
      'Link of a citation. `{path}` must be in it; `{anchor}`, `{startLine}` and `{endLine}` may be. Each is URL-encoded.',
    standard: '`path#L3-L5`, no link',
    example: 'https://github.com/acme/notes/blob/main/{path}?plain=1#L{startLine}-L{endLine}',
  }),
  WATCH_POLLING: z.enum(['true', 'false'], { error: 'must be true or false' }).optional().meta({
    description:
      '`true` looks for changed notes again and again, for folders that report no changes (network drives, some container mounts).',
    standard: '`false`: the system reports changes',
    example: 'true',
  }),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be one of debug, info, warn, error' })
    .optional()
    .meta({
      description: 'Least severe log line to write: `debug`, `info`, `warn` or `error`. Logs go to standard error.',
      standard: '`warn` at a terminal, `info` where the log is collected (as JSON)',
      example: 'info',
    }),
  DATA_DIR: z.string().optional().meta({
    description:
      "Folder for what Stevedore keeps between runs: the database, the console's history of questions, the notes as last parsed, and how far it has read what Discord tells.",
    standard: '`$XDG_STATE_HOME/stevedore`, else `~/.local/state/stevedore`',
    example: '/var/lib/stevedore',
  }),
  DATABASE_URL: checkedBy(databaseProblems).optional().meta({
    description:
      'PostgreSQL database for scores, reviews and the daily quiz, needed where several processes share them.',
    standard: 'SQLite, the file `stevedore.db` in `DATA_DIR`',
    example: 'postgres://stevedore:secret@db.example.com:5432/stevedore',
  }),
  DATABASE_POOL_MAX: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be a number from 1 to 999')
    .optional()
    .meta({
      description: 'Most connections to PostgreSQL that one process opens.',
      standard: '`10`',
      example: '10',
    }),
  RETENTION_DAYS: checkedBy((text) => readRetention(text).problems)
    .optional()
    .meta({
      description:
        'For how many days each kind of row is kept: `events`, `conversations`, `questions`, `prompts`, `attempts`, `slots`; `forever` for no end.',
      standard: '`events=7, conversations=1, questions=180, prompts=365, attempts=forever, slots=365`',
      example: 'questions=90, attempts=730',
    }),
  TIME_ZONE: z.string().refine(isTimeZone, 'is no time zone; use a name such as Europe/Berlin or UTC').optional().meta({
    description: 'Time zone in which days begin, for streaks and scores, where a place has none of its own.',
    standard: "the system's",
    example: 'Europe/Berlin',
  }),
  DAILY_QUIZ: checkedBy((text) => readDailyEnvironment(text).problems)
    .optional()
    .meta({
      description:
        'Places with a daily quiz, `;` between them, each with time, time zone, weekdays, topics and when to reveal. What an admin says with `daily` comes first.',
      standard: 'none, until an admin says `daily 09:00`',
      example: 'slack:C0123456 09:00 Europe/Berlin mon-fri docker, ecs; console 08:30',
    }),
  DAILY_CATCH_UP_HOURS: z
    .string()
    .refine((text) => Number(text) > 0 && Number(text) <= 24, 'must be a number of hours, above 0 and at most 24')
    .optional()
    .meta({
      description:
        'A daily quiz that could not be posted at its time is posted up to this many hours late, else skipped.',
      standard: '`6`',
      example: '6',
    }),
  REQUESTS_PER_MINUTE: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number from 1 to 9999')
    .optional()
    .meta({
      description:
        'How much one person may ask in a minute before Stevedore asks for patience; half of it at once. Nobody is limited at the terminal.',
      standard: '`30`',
      example: '30',
    }),
  TOKEN_ENCRYPTION_KEY: z
    .string()
    .superRefine((text, context) => {
      const read = readVaultKeys(text);
      if ('problem' in read) context.addIssue({ code: 'custom', message: read.problem });
    })
    .optional()
    .meta({
      description:
        'Key of 32 random bytes (`openssl rand -base64 32`) that encrypts the tokens of workspaces which install the Slack app. To change it, put the new one before the old one, with a comma between them.',
      standard: 'no such tokens are kept',
      example: 'bm90LWEtcmVhbC1rZXktbWFrZS1vbmUtb2YteW91ciE=',
    }),
  NO_COLOR: z.string().optional().meta({
    description: 'Any value turns colours off ([no-color.org](https://no-color.org)).',
    standard: 'colours when the output is a terminal',
    example: '1',
  }),
  FORCE_COLOR: z.string().optional().meta({
    description: 'Any value but `0` turns colours on, even into a pipe and against `NO_COLOR`; `0` turns them off.',
    standard: 'colours when the output is a terminal',
    example: '1',
  }),
};
