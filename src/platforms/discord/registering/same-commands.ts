/** Commands as JSON, ours or Discord's. */
type Json = Readonly<Record<string, unknown>>;

/**
 * Whether Discord has these commands and no others. What it adds (ids, versions), what it says of defaults and the order of things
 * that have none make no difference.
 * @param registered as Discord lists them, with their localizations.
 * @param inGuild what is registered in one guild is for that guild, so contexts say nothing.
 */
export function areSameCommands(wanted: readonly object[], registered: unknown, inGuild: boolean): boolean {
  if (!Array.isArray(registered)) return false;
  const spelled = (commands: readonly unknown[]) =>
    JSON.stringify(commands.map((command) => JSON.stringify(normalCommand(jsonOf(command), inGuild))).sort());
  return spelled(wanted) === spelled(registered);
}

function normalCommand(command: Json, inGuild: boolean): Json {
  return {
    type: command.type ?? 1,
    ...normalTexts(command),
    options: listOf(command.options).map(normalOption),
    permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    ...(!inGuild && {
      contexts: numbers(command.contexts),
      integrations: numbers(command.integration_types),
    }),
  };
}

function normalOption(option: Json): Json {
  return {
    type: option.type,
    ...normalTexts(option),
    required: option.required ?? false,
    autocomplete: option.autocomplete ?? false,
    choices: listOf(option.choices).map((choice) => ({ ...normalTexts(choice), value: choice.value })),
    options: listOf(option.options).map(normalOption),
    limits: [option.min_value, option.max_value, option.min_length, option.max_length].map((limit) => limit ?? null),
    channels: numbers(option.channel_types),
  };
}

function normalTexts(json: Json): Json {
  return {
    name: json.name,
    names: translated(json.name_localizations),
    description: json.description ?? '',
    descriptions: translated(json.description_localizations),
  };
}

const translated = (texts: unknown) => Object.entries(jsonOf(texts)).sort(([a], [b]) => (a < b ? -1 : 1));

const numbers = (list: unknown): readonly number[] => (Array.isArray(list) ? [...list].sort((a, b) => a - b) : []);

const listOf = (list: unknown): readonly Json[] => (Array.isArray(list) ? list.map(jsonOf) : []);

const jsonOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
