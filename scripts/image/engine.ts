import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { ImageConfig } from './facts.ts';

export interface ContainerWishes {
  /** Behind the entry point, instead of the image's own. */
  readonly args?: readonly string[];
  /** Instead of the image's own. */
  readonly entrypoint?: string;
  /** Folders inside, with what lies there instead, read-only. */
  readonly mounts?: Readonly<Record<string, string>>;
}

interface Container {
  /** Ends with the container, and with its exit code. */
  readonly child: ChildProcessWithoutNullStreams;
  /** On 127.0.0.1, where the container's port 8080 is reached. */
  port(): number;
  kill(signal: string): void;
  /** Runs another command in it. @returns its exit code */
  exec(command: readonly string[]): number | null;
}

/** What runs images. */
export interface Engine {
  config(): ImageConfig;
  /** With a root file system that is read-only, /data excepted, and no rights beyond those of its user. */
  start(wishes?: ContainerWishes): Container;
  close(): void;
}
