import { Command, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../package-version.ts';
import type { AskOptions } from './ask.ts';
import type { BackupOptions } from './backup.ts';
import type { CheckOptions } from './check.ts';
import type { DoctorOptions } from './doctor.ts';
import type { EvalOptions } from './eval.ts';
import type { GapsOptions } from './gaps.ts';
import type { CorpusOption, ExitCode, Io } from './io.ts';
import type { QuizOptions } from './quiz.ts';
import type { StatsOptions } from './stats.ts';

/**
 * The command line. Each sub-command loads its own code when it runs, so that a question is not kept waiting by code that
 * only a chat needs.
 * @param done is told the exit code of the sub-command that ran.
 */
export function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('stevedore')
    .description('Answers questions about containers out of a folder of notes, word for word and with sources.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .showHelpAfterError('Run it with --help to see how it is used.')
    .addHelpText('after', footer(['stevedore ask "what is a container"', 'stevedore serve --corpus ~/notes']))
    .addHelpText('after', '\nExit codes: 0 fine, 1 a problem was found, 2 wrong usage.');

  program
    .command('ask')
    .summary('answer one question, or a batch of them')
    .description('Answers a question from the notes. That the notes do not say is a fine answer too (exit code 0).')
    .argument('[question...]', 'the question; quote it, or at least its ? and *')
    .addOption(corpusOption())
    .option('--json', 'print one JSON object instead of text')
    .option('--batch', 'answer JSON Lines {"id","q","context"} from standard input, one JSON object a line')
    .option('--context <question>', 'an earlier question of the conversation, oldest first; repeatable', collect)
    .addHelpText(
      'after',
      footer([
        'stevedore ask "what\'s the difference between ECS and EKS"',
        'stevedore ask --context "what is ECS" "how much does it cost"',
        'stevedore ask --json "what is a pod" | jq .snippets[].citations',
        'stevedore ask --batch < questions.jsonl > answers.jsonl',
        'stevedore ask -- --memory in docker run    (after -- a word may begin with -)',
      ]),
    )
    .action(async (words: string[], options: AskOptions) => {
      const { ask } = await import('./ask.ts');
      done(await ask(words, options, io));
    });

  program
    .command('serve')
    .summary('chat, here in the terminal and wherever the settings say')
    .description(
      'Opens a chat over the notes and takes up their changes while it runs. Where the input is no terminal, each of its lines is a question. With the settings of Slack it answers there too.',
    )
    .addOption(corpusOption())
    .addHelpText('after', footer(['stevedore serve', 'stevedore serve --corpus ~/notes < questions.txt']))
    .action(async (options: CorpusOption) => {
      const { runServe } = await import('./serve.ts');
      done(await runServe(options, io));
    });

  program
    .command('doctor')
    .summary('try the settings, and say what to do about what does not work')
    .description(
      'Tries the settings, the notes, the database, and Slack where it is set up: tokens, scopes, the socket, channels, the clock. A problem gives exit code 1.',
    )
    .addOption(corpusOption())
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', footer(['stevedore doctor', "stevedore doctor --json | jq '.findings[].message'"]))
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('./doctor.ts');
      done(await doctor(options, io));
    });

  program
    .command('backup')
    .summary('copy the database to a file, while Stevedore runs')
    .description(
      'Copies the SQLite database as it is at this moment, reads the copy once, and only then gives it its name. With PostgreSQL it says which command of PostgreSQL to run.',
    )
    .argument(
      '[file]',
      'file, or folder in which it is named by the time in UTC (default: this folder); - for standard output',
    )
    .option('--force', 'replace the file where there is one')
    .option(
      '--keep <count>',
      'for a folder, which is made where there is none: then delete all but the newest so many stevedore-….db in it',
      positiveNumber,
    )
    .addHelpText(
      'after',
      footer([
        'stevedore backup',
        'stevedore backup /var/backups/stevedore --keep 14',
        'stevedore backup - | gpg --encrypt --recipient ops > stevedore.db.gpg',
      ]),
    )
    .action(async (file: string | undefined, options: BackupOptions) => {
      const { backup } = await import('./backup.ts');
      done(await backup(file, options, io));
    });

  program
    .command('restore')
    .summary('put a backup in the place of the database, while Stevedore is stopped')
    .description(
      'Reads the backup once, puts it in the place of the SQLite database, and keeps what was there beside it. While a process has the database open it changes nothing and gives exit code 1.',
    )
    .argument('<file>', 'what stevedore backup has made; - for standard input')
    .addHelpText(
      'after',
      footer([
        'stevedore restore stevedore-20260301-093000.db',
        'gpg --decrypt stevedore.db.gpg | stevedore restore -',
      ]),
    )
    .action(async (file: string) => {
      const { restore } = await import('./restore.ts');
      done(await restore(file, io));
    });

  program
    .command('quiz')
    .summary('list the quiz prompts that the notes yield')
    .description(
      'Prints every prompt with its type, its choices (the right one marked) and the place that it is made from.',
    )
    .argument('[topic...]', 'a note, tag or folder, or words to search for')
    .addOption(corpusOption())
    .option('--list', 'print them to read')
    .option('--json', 'print one JSON array')
    .option('--seed <text>', 'another seed draws other wrong choices, in another order')
    .addHelpText(
      'after',
      footer(['stevedore quiz --list', 'stevedore quiz --list ecs', "stevedore quiz --json | jq '.[].stem'"]),
    )
    .action(async (topic: string[], options: QuizOptions) => {
      const { quiz } = await import('./quiz.ts');
      done(await quiz(topic, options, io));
    });

  program
    .command('check')
    .summary('say what is wrong with the notes, and mend what is mechanical')
    .description(
      'Lists what the rules find in a folder of notes, with its place and remedy, and counts what there is. Errors give exit code 1.',
    )
    .argument('[folder]', 'folder of notes; the same as --corpus')
    .addOption(corpusOption())
    .option('--fix', 'mend what is mechanical, and list what is left')
    .option('--hints', 'list the hints (severity note) too, which are only counted otherwise')
    .option('--json', 'print one JSON object instead of text')
    .option('--max-warnings <count>', 'more warnings than this give exit code 1 too', wholeNumber)
    .option('--rule <code>', 'run this rule alone; repeatable', collect)
    .option('--rules', 'list the rules and do nothing else')
    .addHelpText(
      'after',
      footer([
        'stevedore check ~/notes',
        'stevedore check ~/notes --fix',
        'stevedore check --rule spelling --rule dead-link',
        "stevedore check --json | jq -r '.findings[].path' | sort | uniq -c",
      ]),
    )
    .action(async (folder: string | undefined, options: CheckOptions) => {
      const { check } = await import('./check.ts');
      done(await check(folder, options, io));
    });

  program
    .command('gaps')
    .summary('report what people asked and the notes do not answer')
    .description(
      'Puts together the questions that the notes left unanswered, or whose answer was voted down, and prints a report in Markdown, the most wanted first, with notes to begin with. What the notes answer by now is left out.',
    )
    .addOption(corpusOption())
    .option('--days <count>', 'look back over so many days', someDays, 90)
    .option('--limit <count>', 'list at most so many', wholeNumber, 50)
    .option('--json', 'print one JSON object instead of Markdown')
    .option('--out <file>', 'write the report to a file')
    .option(
      '--stubs <dir>',
      'write a note to begin with for each thing that is not in the notes; nothing is overwritten',
    )
    .addHelpText(
      'after',
      footer([
        'stevedore gaps',
        'stevedore gaps --days 30 --out gaps.md --stubs ~/notes/inbox',
        "stevedore gaps --json | jq -r '.gaps[].title'",
      ]),
    )
    .action(async (options: GapsOptions) => {
      const { gaps } = await import('./gaps.ts');
      done(await gaps(options, io));
    });

  program
    .command('stats')
    .summary('show what people asked, and what became of it, by days')
    .description(
      'Counts questions, answers, people, votes and quiz answers by days of TIME_ZONE. People are counted and never named.',
    )
    .addOption(corpusOption())
    .option('--days <count>', 'look back over so many days', someDays, 30)
    .option('--json', 'print one JSON object instead of a table')
    .addHelpText('after', footer(['stevedore stats', "stevedore stats --days 7 --json | jq '.questions'"]))
    .action(async (options: StatsOptions) => {
      const { stats } = await import('./stats.ts');
      done(await stats(options, io));
    });

  program
    .command('eval')
    .summary('measure the answers against labelled questions')
    .description(
      'Asks every question of a JSON Lines file and prints the failures and a score by kind. Each line has "q", optionally "context", "id" and "kind", and says what is right: "gold" (regular expressions that must all match the text), "anti" (none may), or "expect" (answer, closest, silent, smalltalk; silent also takes closest).',
    )
    .argument('<file>', 'labelled questions, one JSON object a line')
    .addOption(corpusOption())
    .option('--json', 'print one JSON object instead of a table')
    .option('--min-score <share>', 'lowest share of passes, 0 to 1, that counts as fine', share, 1)
    .addHelpText(
      'after',
      footer([
        'stevedore eval questions.jsonl',
        'stevedore eval questions.jsonl --corpus ~/notes --min-score 0.9',
        '{"q":"what is a pod","gold":["smallest","container"],"anti":["virtual machine"]}',
        '{"q":"who won the world cup","expect":"silent"}',
      ]),
    )
    .action(async (file: string, options: EvalOptions) => {
      const { evalFile } = await import('./eval.ts');
      done(await evalFile(file, options, io));
    });

  return program;
}

function corpusOption(): Option {
  return new Option('--corpus <dir>', 'folder of notes (default: CORPUS_DIR, else the notes that ship)').argParser(
    (dir) => {
      if (dir.trim() === '') throw new InvalidArgumentError('Give the path of a folder.');
      return dir;
    },
  );
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Give a whole number.');
  return Number(value);
}

function positiveNumber(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('Give a whole number from 1.');
  return Number(value);
}

function someDays(value: string): number {
  const days = wholeNumber(value);
  if (days < 1 || days > 3660) throw new InvalidArgumentError('Give a number from 1 to 3660.');
  return days;
}

function share(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 1))
    throw new InvalidArgumentError('Give a number from 0 to 1.');
  return number;
}

function footer(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`;
}
