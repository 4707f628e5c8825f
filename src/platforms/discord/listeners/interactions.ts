import { type APIInteraction, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { answerCompletion } from './completion.ts';
import type { Listener } from './listener.ts';
import { answerMessageMenu } from './message-menu.ts';
import { answerPress } from './presses.ts';
import { answerSlashCommand } from './slash-command.ts';

/**
 * Commands, presses and what is being typed. Somebody waits for the first response at this moment, so it need not be told to another
 * process: that would come too late.
 */
export const interactions: Listener<APIInteraction> = (interaction, tools) => {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      if (interaction.data.type === ApplicationCommandType.ChatInput) {
        return answerSlashCommand({ ...interaction, data: interaction.data }, tools);
      }
      if (interaction.data.type === ApplicationCommandType.Message) {
        return answerMessageMenu({ ...interaction, data: interaction.data }, tools);
      }
      return undefined;
    case InteractionType.MessageComponent:
      return answerPress(interaction, tools);
    case InteractionType.ApplicationCommandAutocomplete:
      return answerCompletion(interaction, tools);
    default:
      return undefined;
  }
};
