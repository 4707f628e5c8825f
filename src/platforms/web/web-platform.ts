import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '../../clock.ts';
import { ConfigError } from '../../errors.ts';
import { systemTimer, type Timer } from '../../timer.ts';
import type { Platform, PlatformHost } from '../platform.ts';
import { createEventStreams } from './board/event-streams.ts';
import { createNoticeBoard } from './board/notice-board.ts';
import { createExamples } from './examples.ts';
import { checkPlace, page, personalPlace, platform } from './place.ts';
import { createSayings, type Sayings } from './saying.ts';
import { createBudgets } from './visitors/budgets.ts';
import { createOperators } from './visitors/operators.ts';
import { createWebApp } from './web-app.ts';

export interface WebSettings {
  /** Where people are told to find the page. */
  readonly publicUrl?: string;
  /** Of one person. */
  readonly requestsPerMinute: number;
}

/** What it would otherwise take from the process. */
export interface WebRuntime {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly randomBytes: (count: number) => Buffer;
}

const systemRuntime: WebRuntime = { clock: systemClock, timer: systemTimer, randomBytes };

/** The web page. @throws ConfigError where nothing is served over HTTP. */
export function createWebPlatform(
  { site, board, logger }: PlatformHost,
  { publicUrl, requestsPerMinute }: WebSettings,
  { clock, timer, randomBytes: random }: WebRuntime = systemRuntime,
): Platform {
  if (site === undefined) throw new ConfigError(['HTTP_PORT is off, so there is no web page; set it to a port.']);
  if (board === undefined) throw new Error('the web page has no board to post on');
  const notices = createNoticeBoard({ board, clock, timer, logger });
  const operators = createOperators();
  const streams = createEventStreams({ timer });
  const budgets = createBudgets({ clock, perMinute: requestsPerMinute });
  let sayings: Sayings | undefined;
  let leave: (() => void) | undefined;

  return {
    name: platform,
    async start(chat) {
      sayings = createSayings(chat);
      const app = createWebApp({
        examples: createExamples({ sayings, clock }),
        ...{ site, sayings, streams, budgets, timer, board: notices, asOperator: operators.act },
        identity: {
          basePath: site.basePath,
          ...(publicUrl !== undefined && { publicUrl }),
          newKey: () => random(16).toString('base64url'),
        },
        newId: () => random(10).toString('hex'),
      });
      leave = site.serve(async (request, visitor) => {
        const response = await app.fetch(request, visitor);
        return response.status === 404 ? undefined : response;
      });
    },
    async stop() {
      leave?.();
      leave = undefined;
      streams.close();
      await sayings?.settled();
    },
    async post(to, message, { key, signal, person }) {
      checkPlace(to);
      signal.throwIfAborted();
      const isPersonal = message.visibility === 'asker' && to === page;
      if (isPersonal && person === undefined) throw new Error('nobody is named who may see it');
      const place = isPersonal && person !== undefined ? personalPlace(person) : to;
      const { markdown, citations, choices, field } = message;
      await notices.put({
        place,
        key,
        postedAt: clock.now(),
        message: { markdown, citations, choices, ...(field && { field }) },
      });
    },
    personalPlace: (_, person) => personalPlace(person),
    async wasPosted(to, key) {
      checkPlace(to);
      return notices.has(to, key);
    },
    isAdmin: async (_, person) => operators.has(person),
    state: () => ({ connected: leave !== undefined, connections: streams.count() }),
  };
}
