import { stat } from 'node:fs/promises';
import type { FSWatcher } from 'chokidar';

export interface FolderWatchOptions {
  /** Asks the file system again and again instead of being told. */
  readonly poll: boolean;
  /** Whether nothing at this absolute path matters. */
  readonly ignored: (path: string, isFile: boolean) => boolean;
  readonly onChange: (path: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Tells of changes below a folder, also when the folder itself goes or another one takes its place. */
export interface FolderWatch {
  /** Starts anew when the folder is no longer the one that is watched. Resolves to false while there is none. */
  renew(): Promise<boolean>;
  close(): Promise<void>;
}

export async function watchFolder(root: string, options: FolderWatchOptions): Promise<FolderWatch> {
  const { watch } = await import('chokidar');
  let watcher: FSWatcher | undefined;
  let watchedId: string | undefined;

  const open = (): Promise<FSWatcher> =>
    new Promise((resolve) => {
      const opened = watch(root, {
        ignoreInitial: true,
        // A link may lead to the root of the file system. What it leads to inside the folder is watched under its own name.
        followSymlinks: false,
        usePolling: options.poll,
        interval: 500,
        ignored: (path, stats) => options.ignored(path, stats?.isFile() ?? false),
      });
      opened.on('all', (_event, path) => options.onChange(path));
      opened.on('error', (error) => {
        options.onError(error);
        // Too few watches to be had: those that there are stay.
        resolve(opened);
      });
      opened.once('ready', () => resolve(opened));
    });

  const renew = async (): Promise<boolean> => {
    const id = await idOf(root);
    if (id !== undefined && id !== watchedId) {
      await watcher?.close();
      watcher = await open();
    }
    watchedId = id;
    return id !== undefined;
  };
  await renew();
  return { renew, close: async () => watcher?.close() };
}

const idOf = (folder: string): Promise<string | undefined> =>
  stat(folder).then(
    // A new folder may get the number of one that is gone.
    ({ dev, ino, birthtimeMs }) => `${dev}:${ino}:${birthtimeMs}`,
    () => undefined,
  );
