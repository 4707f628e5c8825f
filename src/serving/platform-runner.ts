import type { Chat } from '../chat/chat.ts';
import { type Clock, systemClock } from '../clock.ts';
import { ConfigError } from '../errors.ts';
import type { PlatformHealth } from '../health.ts';
import type { Logger } from '../logger.ts';
import type { Platform } from '../platforms/platform.ts';
import { pause, type Timer } from '../timer.ts';

/** A platform that the settings ask for. */
export interface WantedPlatform {
  readonly name: string;
  /** @throws ConfigError when only the operator can mend it. */
  create(): Promise<Platform>;
}

/** A chat that is told of each platform once it listens. */
export interface OpeningChat extends Chat {
  open(platform: Platform): void;
}

export interface PlatformRunnerDeps {
  readonly wanted: readonly WantedPlatform[];
  readonly logger: Logger;
  readonly timer: Timer;
  readonly clock?: Clock;
}

export interface PlatformRunner {
  /**
   * Starts each platform without waiting for the others. One that only the operator can mend is left out; one that fails
   * otherwise is tried again after 5 s, then after twice as long each time, up to every 5 min.
   */
  start(chat: OpeningChat): void;
  /** Names of those that listen, at this moment. */
  names(): readonly string[];
  /** How each of them is at this moment. */
  health(): readonly PlatformHealth[];
  /** One that listens, or is about to. @throws where there is no such platform. */
  get(name: string): Platform;
  /** To be called when there is nobody left to talk to there. */
  desert(name: string): void;
  /** Resolves once every platform was left out or deserted, with what the operator must mend. */
  readonly over: Promise<readonly string[]>;
  /** Takes no more requests anywhere. What was taken can still be answered. */
  stop(): Promise<void>;
}

interface Phase extends Pick<PlatformHealth, 'state' | 'problems'> {
  readonly at: number;
}

const shortestPauseMs = 5_000;
const longestPauseMs = 300_000;

export function createPlatformRunner(deps: PlatformRunnerDeps): PlatformRunner {
  const { wanted, logger, timer, clock = systemClock } = deps;
  const phases = new Map<string, Phase>(wanted.map(({ name }) => [name, phaseSince('starting')]));
  const serving = new Set(wanted.map(({ name }) => name));
  const created = new Map<string, Platform>();
  const listening = new Set<string>();
  const problems: string[] = [];
  const stopping = new AbortController();
  let runs: readonly Promise<void>[] = [];
  let end = () => {};
  const over = new Promise<readonly string[]>((resolve) => {
    end = () => resolve(problems);
  });

  function phaseSince(state: PlatformHealth['state'], problems?: readonly string[]): Phase {
    return { state, at: clock.now(), ...(problems !== undefined && { problems }) };
  }

  function healthOf(name: string, { state, at, ...phase }: Phase): PlatformHealth {
    const found = state === 'listening' ? created.get(name)?.state() : undefined;
    const { connected = true, since = at, connections } = found ?? {};
    return {
      ...{ name, state: connected ? state : 'reconnecting', since: new Date(since).toISOString(), ...phase },
      ...(connections !== undefined && { connections }),
    };
  }

  function leave(name: string, phase: Phase): void {
    phases.set(name, phase);
    serving.delete(name);
    if (serving.size === 0) end();
  }

  async function start({ name, create }: WantedPlatform, chat: OpeningChat): Promise<void> {
    const platform = created.get(name) ?? (await create());
    created.set(name, platform);
    if (stopping.signal.aborted) return;
    await platform.start(chat);
    // It was told to stop before it could.
    if (stopping.signal.aborted) return stop(platform);
    listening.add(name);
    // One that nobody is left at may have been told so while it started.
    if (serving.has(name)) phases.set(name, phaseSince('listening'));
    chat.open(platform);
    logger.info('a platform listens', { platform: name });
  }

  async function stop(platform: Platform): Promise<void> {
    try {
      await platform.stop();
    } catch (error) {
      logger.error('a platform could not stop', { platform: platform.name, err: error });
    }
  }

  async function run(platform: WantedPlatform, chat: OpeningChat): Promise<void> {
    const { name } = platform;
    for (let pauseMs = shortestPauseMs; !stopping.signal.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      try {
        return await start(platform, chat);
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof ConfigError) {
          for (const problem of error.problems) logger.error('a platform is left out', { platform: name, problem });
          problems.push(...error.problems);
          return leave(name, phaseSince('left-out', error.problems));
        }
        if (phases.get(name)?.state === 'starting') phases.set(name, phaseSince('retrying'));
        logger.warn('a platform cannot start and is tried again', { platform: name, pauseMs, err: error });
        await pause(timer, pauseMs, stopping.signal);
      }
    }
  }

  return {
    start(chat) {
      runs = wanted.map((platform) => run(platform, chat));
    },
    names: () => [...listening],
    health: () => [...phases].map(([name, phase]) => healthOf(name, phase)),
    get(name) {
      const platform = created.get(name);
      if (platform === undefined) throw new Error(`there is no platform "${name}" here`);
      return platform;
    },
    desert: (name) => leave(name, phaseSince('deserted')),
    over,
    async stop() {
      stopping.abort();
      await Promise.all([...[...created.values()].map(stop), ...runs]);
    },
  };
}
