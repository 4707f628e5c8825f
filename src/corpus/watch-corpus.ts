import { relative, sep } from 'node:path';
import type { Logger } from '../logger.ts';
import type { CorpusReader } from './corpus-reader.ts';
import { type FolderWatch, watchFolder } from './folder-watch.ts';
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

/** How often to look for a folder that is gone. */
const lookAgainMs = 1000;

/**
 * Follows a folder that `reader` has read, until the returned function is called. A change which leaves no readable note
 * is logged and not passed on.
 */
export async function watchCorpus(reader: CorpusReader, options: WatchOptions): Promise<() => Promise<void>> {
  const { from, onChange, logger, quietMs = 150, maxWaitMs = 1000, poll = false } = options;
  const { root } = from;
  let current = from;
  let lastFailure: string | undefined;
  let touched = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let firstChangeAt: number | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let watch: FolderWatch | undefined;

  const wait = (delayMs: number): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(takeUp);
    }, delayMs);
  };

  const schedule = (): void => {
    // What changes while the watch is set up, which may take long, is taken up once it is.
    if (watch === undefined) return;
    const now = performance.now();
    firstChangeAt ??= now;
    wait(Math.max(0, Math.min(quietMs, firstChangeAt + maxWaitMs - now)));
  };

  const takeUp = async (): Promise<void> => {
    if (stopped) return;
    const paths = touched;
    touched = new Set();
    firstChangeAt = undefined;
    if (!(await watch?.renew())) wait(lookAgainMs);
    try {
      const next = await reader.read(paths);
      lastFailure = undefined;
      if (next === current || stopped) return;
      report(logger, current, next);
      current = next;
    } catch (error) {
      const failure = String(error);
      if (failure !== lastFailure)
        logger.error('no note can be read; the last good ones are served', { corpus: root, failure });
      lastFailure = failure;
      return;
    }
    try {
      await onChange(current);
    } catch (error) {
      logger.error('changed notes could not be taken up', { corpus: root, err: error });
    }
  };

  watch = await watchFolder(root, {
    poll,
    ignored: (path, isFile) => isUnwatched(relative(root, path), isFile),
    onChange: (path) => {
      touched.add(relative(root, path).split(sep).join('/'));
      schedule();
    },
    onError: (error) =>
      logger.error('the folder of notes cannot be watched', {
        corpus: root,
        err: error,
        remedy: 'Raise fs.inotify.max_user_watches, or switch to polling.',
      }),
  });
  // What changed before the watch was set up.
  schedule();

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
    await watch?.close();
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

function report(logger: Logger, before: Corpus, now: Corpus): void {
  const known = new Set(before.problems.map((problem) => JSON.stringify(problem)));
  for (const problem of now.problems.filter((each) => !known.has(JSON.stringify(each)))) {
    const { severity, message, ...fields } = problem satisfies Problem;
    logger[severity === 'error' ? 'error' : 'warn'](`${problem.path}: ${message}`, fields);
  }
  const same = new Set(before.notes);
  const changed = now.notes.filter((note) => !same.has(note)).map(({ path }) => path);
  logger.info('notes changed', { notes: now.notes.length, changed: changed.slice(0, 20) });
}
