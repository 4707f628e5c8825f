import { InteractionResponseType, MessageFlags, SnowflakeUtil } from 'discord.js';
import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import { shorten } from '../../rendering/cut-text.ts';
import type { Failure } from '../../sending/failure.ts';
import type { Api } from '../api.ts';
import { failureOf } from '../discord-failure.ts';
import type { Deferral, InteractionToken } from '../messenger.ts';
import type { Pace } from './pace.ts';

/** What Discord must have within 3 s. */
export interface FirstResponses {
  /** As in `Messenger`. */
  defer(interaction: InteractionToken, how: Deferral): Promise<boolean>;
  suggest(interaction: InteractionToken, suggestions: readonly string[]): Promise<void>;
}

interface FirstResponseDeps {
  readonly api: Api;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly logger: Logger;
}

/** The first one in doubt may be lost; there is no time for a third. */
const attempts = 2;

/** Discord's numbers for an interaction that has its response, and for one that is over or never was. */
const responded = '40060';
const unknown = '10062';

const mostSuggestions = 25;
const suggestionLength = 100;

const deferrals = {
  private: {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  },
  public: { type: InteractionResponseType.DeferredChannelMessageWithSource },
  quiet: { type: InteractionResponseType.DeferredMessageUpdate },
} as const satisfies Record<Deferral, object>;

export function createFirstResponses({ api, clock, pace, logger }: FirstResponseDeps): FirstResponses {
  const respond = ({ id, token }: InteractionToken, body: object) =>
    api.call('POST', `/interactions/${id}/${token}/callback`, {
      ...{ body, withoutToken: true, signal: AbortSignal.timeout(pace.responseMs) },
    });

  /** @param isDoubted whether an earlier attempt may have arrived. */
  function settle(interaction: InteractionToken, failure: Failure, isDoubted: boolean, error: unknown): boolean {
    const fields = { platform: 'discord', ageMs: clock.now() - SnowflakeUtil.timestampFrom(interaction.id) };
    if (failure.kind !== 'refused') {
      logger.warn('Discord was not reached for the first response to an interaction', { ...fields, err: error });
      // Where it arrived after all the person waits for the reply.
      return isDoubted;
    }
    if (failure.code === responded) {
      if (!isDoubted) logger.debug('another process has responded to an interaction', fields);
      return isDoubted;
    }
    if (failure.code === unknown) {
      const why = 'the process was busy or the network slow for more than 3 s, or the interaction was told before';
      logger.warn(`Discord did not wait for the first response to an interaction: ${why}`, fields);
      return false;
    }
    logger.error('Discord refused the first response to an interaction', { ...fields, err: error });
    return false;
  }

  return {
    async defer(interaction, how) {
      let isDoubted = false;
      for (let attempt = 1; ; attempt += 1) {
        try {
          await respond(interaction, deferrals[how]);
          return true;
        } catch (error) {
          const failure = failureOf(error);
          isDoubted ||= failure.kind === 'doubtful';
          if (failure.kind === 'refused' || attempt >= attempts) return settle(interaction, failure, isDoubted, error);
        }
      }
    },
    async suggest(interaction, suggestions) {
      const names = suggestions.map((name) => shorten(name.trim(), suggestionLength)).filter((name) => name !== '');
      const choices = [...new Set(names)].slice(0, mostSuggestions).map((name) => ({ name, value: name }));
      try {
        const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
        await respond(interaction, { type, data: { choices } });
      } catch (error) {
        // The next letter asks again.
        logger.debug('Discord did not take suggestions', { platform: 'discord', err: error });
      }
    },
  };
}
