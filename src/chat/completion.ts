import { holdsSecret } from '../answer/secret-guard.ts';
import { systemTimer, type Timer } from '../timer.ts';
import type { Command, CompletionDeps } from './command.ts';
import type { Request } from './request.ts';

/** As many as Discord shows, which shows most. */
export const mostSuggestions = 25;
/** Discord takes so many characters of each. A question that is cut need not be answered, so longer ones are left out. */
const longestSuggestion = 100;
/** Who has written more than this has pasted it, and means no suggestion. */
const longestTyped = 200;

/** Longer than the patience with the store (store/or-else.ts), and well within the 3 s that Discord waits. */
const timeoutMs = 1_500;
/** Beyond so many at a time people type on without suggestions. */
const mostAtOnce = 200;

export interface Completion {
  /** See `Chat.complete`: it never rejects. */
  complete(request: Request, option: string): Promise<readonly string[]>;
}

export interface CompletionParts extends CompletionDeps {
  readonly commands: readonly Command[];
  readonly timer?: Timer;
}

/** Asks the option that is being typed, and sees to what holds for all of them: the limits, time, and no secret looked up. */
export function createCompletion({ commands, timer = systemTimer, ...deps }: CompletionParts): Completion {
  let underWay = 0;

  async function suggestions(request: Request, optionName: string): Promise<readonly string[]> {
    const { name, options = {} } = request.call ?? {};
    const command = commands.find((each) => each.name === name);
    const option = command?.options.find((each) => each.name === optionName);
    const typed = options[optionName] ?? '';
    if (option?.complete === undefined || typed.length > longestTyped || holdsSecret(typed)) return [];
    return shown(await option.complete(typed, request, deps));
  }

  /** Nothing rather than something late. */
  async function inTime(found: Promise<readonly string[]>): Promise<readonly string[]> {
    let cancel = (): void => {};
    const late = new Promise<readonly string[]>((resolve) => {
      cancel = timer.set(() => resolve([]), timeoutMs);
    });
    return Promise.race([found, late]).finally(() => cancel());
  }

  return {
    async complete(request, option) {
      if (underWay >= mostAtOnce) return [];
      underWay += 1;
      const found = suggestions(request, option)
        .catch((error: unknown) => {
          const { platform, place } = request;
          deps.logger.warn('what was typed could not be completed', { platform, place, option, err: error });
          return [];
        })
        .finally(() => {
          underWay -= 1;
        });
      return inTime(found);
    },
  };
}

/** The first of those that differ in more than case and the mark at the end, without what cannot be shown. */
function shown(found: readonly string[]): readonly string[] {
  const unlike = new Map<string, string>();
  for (const each of found) {
    const key = each.toLowerCase().replace(/[\s?!.]+$/, '');
    if (key !== '' && each.length <= longestSuggestion && !unlike.has(key) && !holdsSecret(each)) unlike.set(key, each);
    if (unlike.size === mostSuggestions) break;
  }
  return [...unlike.values()];
}
