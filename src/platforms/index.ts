import type { Platform, PlatformHost } from './platform.ts';

export interface PlatformEntry {
  readonly name: string;
  /** Loads the platform's own code, and its SDK, only now. */
  create(host: PlatformHost): Promise<Platform>;
}

/** Every platform that there is. */
export const platforms: readonly PlatformEntry[] = [
  {
    name: 'console',
    create: async (host) => (await import('./console/console-platform.ts')).createConsolePlatform(host),
  },
];
