import { relative, sep } from 'node:path';
import type { Logger } from '../logger.ts';
import type { CorpusReader } from './corpus-reader.ts';
import type { Corpus, Problem } from './note.ts';
import { ignoreFileName, isHiddenName, isNoteName } from './note-files.ts';
import { synonymsFileName } from './synonyms.ts';

export interface WatchOptions {
  /** What the reader gave and is in use. A change since then is taken up too. */
  readonly from: Corpus;
  /** Gets the whole corpus after a change; notes that did not change are the same objects as before. */
  readonly onChange: (corpus: Corpus) => void | Promise<void>;
  readonly logger: Logger;
  /** How long the folder must have been quiet before it is read. Default 150. */
  readonly quietMs?: number;
  /** How long a change waits at most while others keep coming. Default 1000. */
  readonly maxWaitMs?: number;
  /** Asks the file system again and again, for folders that report no changes (network and some container mounts). */
  readonly poll?: boolean;
}

/**
 * Follows a folder that `reader` has read, until the returned function is called. A change which leaves no readable note
 * is logged and not passed on.
 */
export async function watchCorpus(reader: CorpusReader, options: WatchOptions): Promise<() => Promise<void>> {
  const { from, onChange, logger, quietMs = 150, maxWaitMs = 1000, poll = false } = options;
  const { watch } = await import('chokidar');
  let current = from;
  const { root } = from;

  let touched = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let firstChangeAt: number | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const takeUp = async (): Promise<void> => {
    if (stopped) return;
    const paths = touched;
    touched = new Set();
    firstChangeAt = undefined;
    let next: Corpus;
    try {
      next = await reader.read(paths);
    } catch (error) {
      logger.error('the corpus cannot be read; its last good version is served', {
        corpus: root,
        error: String(error),
      });
      return;
    }
    if (next === current || stopped) return;
    logNewProblems(logger, current.problems, next.problems);
    const before = new Set(current.notes);
    current = next;
    logger.info('corpus changed', {
      notes: next.notes.length,
      read: next.notes
        .filter((note) => !before.has(note))
        .map(({ path }) => path)
        .slice(0, 20),
    });
    try {
      await onChange(next);
    } catch (error) {
      logger.error('a change of the corpus could not be taken up', { corpus: root, error: String(error) });
    }
  };

  const schedule = (path: string | undefined): void => {
    if (stopped) return;
    if (path !== undefined) touched.add(relative(root, path).split(sep).join('/'));
    const now = performance.now();
    firstChangeAt ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        running = running.then(takeUp);
      },
      Math.max(0, Math.min(quietMs, firstChangeAt + maxWaitMs - now)),
    );
  };

  const watcher = watch(root, {
    ignoreInitial: true,
    usePolling: poll,
    interval: 500,
    ignored: (path, stats) => isUnwatched(relative(root, path), stats?.isFile() ?? false),
  });
  watcher.on('all', (_event, path) => schedule(path));
  watcher.on('error', (error) => {
    logger.error('the corpus folder cannot be watched', {
      corpus: root,
      error: String(error),
      remedy: 'Raise fs.inotify.max_user_watches, or switch to polling.',
    });
  });
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  // What changed before the watch was set up.
  schedule(undefined);

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
}

/** `..data` is the link that a Kubernetes volume turns over when its ConfigMap changes. */
const watchedHiddenNames = new Set([ignoreFileName, '..data']);

function isUnwatched(path: string, isFile: boolean): boolean {
  if (path === '') return false;
  const names = path.split(sep);
  if (names.some((name) => isHiddenName(name) && !watchedHiddenNames.has(name))) return true;
  const name = names.at(-1) as string;
  return isFile && !isNoteName(name) && name !== ignoreFileName && name !== synonymsFileName;
}

function logNewProblems(logger: Logger, before: readonly Problem[], now: readonly Problem[]): void {
  const known = new Set(before.map((problem) => JSON.stringify(problem)));
  for (const problem of now) {
    if (known.has(JSON.stringify(problem))) continue;
    const { severity, message, ...fields } = problem;
    logger[severity === 'error' ? 'error' : 'warn'](`${problem.path}: ${message}`, fields);
  }
}
