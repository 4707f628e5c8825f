import { type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord-api-types/v10';
import type { CommandListing } from '../../../chat/request.ts';
import { toApplicationCommands } from './application-commands.ts';
import { translations } from './translations/index.ts';

/** Where commands are listed and put: those of one guild, or of all. */
export const commandsRoute = (applicationId: string, guild: string | undefined): `/${string}` =>
  guild === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guild);

/** Without it Discord lists commands without their translations. */
export const commandsQuery = { with_localizations: 'true' } as const;

/** What should be there. Contexts and integration types are "only for globally-scoped commands", as Discord's reference says. */
export function wantedCommands(
  commands: readonly CommandListing[],
  inGuild: boolean,
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const wanted = toApplicationCommands(commands, translations);
  return inGuild ? wanted.map(({ contexts, integration_types, ...command }) => command) : wanted;
}
