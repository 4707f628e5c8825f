import type { APIApplicationCommandAutocompleteInteraction } from 'discord-api-types/v10';
import { systemTimer, withTimeout } from '../../../timer.ts';
import { locateAtOnce, placeIn } from '../directory/location.ts';
import { privateConversation } from './addressing.ts';
import { readAsker } from './asker.ts';
import type { ListenerTools } from './listener.ts';
import { commandRequest, givenOptions } from './slash-command.ts';

/** Discord waits 3 s, of which the way there takes some. */
const withinMs = 2_500;
/** A clock that goes ahead of Discord's must not leave everybody without suggestions. */
const leastMs = 300;

/** Suggests what may be meant by what is typed so far. Something comes always, if nothing but an empty list. */
export function answerCompletion(
  interaction: APIApplicationCommandAutocompleteInteraction,
  tools: ListenerTools,
): void {
  const { chat, messenger, directory, inFlight, clock } = tools;
  const asker = readAsker(interaction);
  if (asker === undefined) return;
  const { name, options } = interaction.data;
  const focused = options.find((option) => 'focused' in option && option.focused === true);
  // Nobody waits for Discord to say what a channel is.
  const location = locateAtOnce(asker.told, directory.channels);
  const place = placeIn(location);
  const conversation = asker.isDirect ? place : privateConversation(place, asker.person);
  const call = { name, options: givenOptions(options) };
  const request = commandRequest(asker, location, { isPublic: false, conversation, call });
  inFlight.run('completing', request, async () => {
    const leftMs = patienceMs(interaction.id, clock.now());
    const found = await withTimeout(systemTimer, leftMs, () => chat.complete(request, focused?.name ?? '')).catch(
      () => [],
    );
    await messenger.suggest(asker.interaction, found);
  });
}

/**
 * How long suggestions may take, in milliseconds.
 * @param now milliseconds since the epoch.
 */
export function patienceMs(interaction: string, now: number): number {
  return Math.min(withinMs, Math.max(leastMs, timeOf(interaction) + withinMs - now));
}

/** Ids begin with their time, counted from 2015: "Snowflakes" in Discord's reference. Milliseconds since the epoch. */
const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + 1_420_070_400_000;
