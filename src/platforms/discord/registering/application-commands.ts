import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { CommandListing } from '../../../chat/request.ts';
import type { Translations } from './translations/index.ts';
import type { Translation } from './translations/translation.ts';

/** The command in the menu of a message. */
const answerFromNotes = 'Answer from notes';

/** In servers and in direct messages with the bot; not in those of other people, where it is not. */
const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** The commands as Discord takes them: what people can say by name, and the one in the menu of messages. */
export function toApplicationCommands(
  listings: readonly CommandListing[],
  translations: Translations,
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    ...listings.map((listing) => slashCommand(listing, translations)),
    {
      type: ApplicationCommandType.Message,
      name: answerFromNotes,
      ...localized('name_localizations', translations, (translation) => translation.answerFromNotes),
      ...everywhere,
    },
  ];
}

function slashCommand(
  { name, summary, options, forAll, forAdmins }: CommandListing,
  translations: Translations,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const own = options.map(
    (option): APIApplicationCommandBasicOption => ({
      type: ApplicationCommandOptionType.String,
      name: option.name,
      description: option.summary,
      ...described(translations, (translation) => translation.options[`${name} ${option.name}`]),
      required: option.required,
      ...(option.completes && { autocomplete: true }),
    }),
  );
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: summary,
    ...described(translations, (translation) => translation.commands[name]),
    options: forAll ? [...own, publicOption(translations)] : own,
    ...(forAdmins && { default_member_permissions: String(PermissionFlagsBits.ManageGuild) }),
    ...everywhere,
  };
}

/** The option of commands that has their reply shown to all; it is none of the command's own. */
export const forAllOption = 'public';

const publicOption = (translations: Translations): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.Boolean,
  name: forAllOption,
  description: 'Show the reply to everyone here',
  ...described(translations, (translation) => translation.public),
  required: false,
});

const described = (translations: Translations, text: (translation: Translation) => string | undefined) =>
  localized('description_localizations', translations, text);

/** What is not translated is left out, and shown in English. */
function localized<Field extends string>(
  field: Field,
  translations: Translations,
  text: (translation: Translation) => string | undefined,
): { readonly [F in Field]?: LocalizationMap } {
  const texts = Object.entries(translations).flatMap(([locale, translation]) => {
    const translated = text(translation);
    return translated === undefined ? [] : [[locale, translated]];
  });
  return (texts.length === 0 ? {} : { [field]: Object.fromEntries(texts) }) as { [F in Field]?: LocalizationMap };
}
