import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type ApplicationCommandType as CommandType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import type { Json } from '../json.ts';
import type { Channel, User } from './state/guild.ts';
import { has, permissionsIn } from './state/permissions.ts';
import { guildOf, type World } from './state/world.ts';

export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/**
 * The command that somebody is offered there.
 * @throws where Discord would not offer it: it was not registered, not for this place, or is not for this person.
 */
export function offeredCommand(
  world: World,
  user: User,
  channel: Channel,
  type: CommandType,
  name: string,
): APIApplicationCommand {
  const scopes = [channel.guild ?? '', 'global'];
  const found = scopes
    .flatMap((scope) => world.commands.get(scope) ?? [])
    .find((command) => command.type === type && command.name === name);
  if (found === undefined) {
    const all = [...world.commands.values()].flat().map((command) => command.name);
    throw new Error(`The app has registered no command ${name} for here; it has: ${all.join(', ') || 'none'}.`);
  }
  const guild = guildOf(world, channel);
  const context = guild === undefined ? 1 : 0;
  const contexts = found.contexts ?? undefined;
  const isForHere =
    contexts === undefined ? context === 0 || found.dm_permission !== false : contexts.includes(context);
  if (!isForHere) throw new Error(`The command ${name} is not for here.`);
  if (guild === undefined) return found;
  const may = permissionsIn(guild, user.id, channel, world.clock.now());
  if (!has(may, 'UseApplicationCommands')) throw new Error(`${user.name} may not use commands there.`);
  const needed = found.default_member_permissions;
  const isAdministrator = has(may, 'Administrator');
  if (needed !== null && !isAdministrator && (needed === '0' || (may & BigInt(needed)) !== BigInt(needed))) {
    throw new Error(`${user.name} may not use the command ${name}.`);
  }
  if (channel.thread?.archived) throw new Error('No commands in archived threads.');
  return found;
}

/**
 * The data of an interaction for what somebody typed.
 * @param path names of the command, its group and its sub-command.
 * @param focused the option that is being typed, whose value may be anything.
 * @throws where Discord would not let it be sent.
 */
export function commandData(
  command: APIApplicationCommand,
  path: readonly string[],
  values: OptionValues,
  focused?: string,
): Json {
  const [, ...inner] = path;
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
    options: optionsJson(command.options ?? [], inner, values, focused),
  };
}

function optionsJson(
  options: readonly APIApplicationCommandOption[],
  path: readonly string[],
  values: OptionValues,
  focused: string | undefined,
): readonly Json[] {
  const [next, ...rest] = path;
  if (next !== undefined) {
    const group = options.find(({ name }) => name === next);
    if (group === undefined || !isGroup(group)) throw new Error(`There is no sub-command ${next}.`);
    return [{ name: next, type: group.type, options: optionsJson(group.options ?? [], rest, values, focused) }];
  }
  if (options.some(isGroup)) throw new Error(`One of ${options.map(({ name }) => name).join(', ')} has to be named.`);
  for (const name of Object.keys(values)) {
    if (!options.some((option) => option.name === name)) throw new Error(`The command has no option ${name}.`);
  }
  return options.flatMap((option) => {
    const value = values[option.name];
    if (value === undefined) {
      // While one is typing, others can be missing.
      if (option.required === true && focused === undefined) throw new Error(`The option ${option.name} is required.`);
      return [];
    }
    if (option.name !== focused) checkValue(option, value);
    return [{ name: option.name, type: option.type, value, ...(option.name === focused && { focused: true }) }];
  });
}

const isGroup = (
  option: APIApplicationCommandOption,
): option is Extract<APIApplicationCommandOption, { type: OptionType.Subcommand | OptionType.SubcommandGroup }> =>
  option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup;

function checkValue(option: APIApplicationCommandOption, value: string | number | boolean): void {
  const refuse = (reason: string) => {
    throw new Error(`Discord would not send ${option.name}: ${reason}.`);
  };
  const wanted: Partial<Record<OptionType, string>> = {
    [OptionType.String]: 'string',
    [OptionType.Integer]: 'number',
    [OptionType.Number]: 'number',
    [OptionType.Boolean]: 'boolean',
  };
  if (typeof value !== (wanted[option.type] ?? 'string')) refuse(`it is no ${wanted[option.type] ?? 'id'}`);
  if ('choices' in option && (option.choices ?? []).length > 0) {
    if (!option.choices?.some((choice) => choice.value === value)) refuse(`${value} is not among the choices`);
  }
  if (option.type === OptionType.String && typeof value === 'string') {
    if (value.length > (option.max_length ?? 6000)) refuse('it is too long');
    if (value.length < (option.min_length ?? 0) || value === '') refuse('it is too short');
  }
  const isNumeric = option.type === OptionType.Integer || option.type === OptionType.Number;
  if (isNumeric && typeof value === 'number') {
    const { min_value: min = -Infinity, max_value: max = Infinity }: { min_value?: number; max_value?: number } =
      option;
    if (value < min) refuse('it is too small');
    if (value > max) refuse('it is too great');
  }
  if (option.type === OptionType.Integer && !Number.isInteger(value)) refuse('it is no integer');
}

export const autocompletes = (command: APIApplicationCommand, path: readonly string[], name: string): boolean => {
  let options: readonly APIApplicationCommandOption[] = command.options ?? [];
  for (const step of path.slice(1)) {
    const group = options.find((option) => option.name === step);
    options = group !== undefined && isGroup(group) ? (group.options ?? []) : [];
  }
  const option = options.find((one) => one.name === name);
  return option !== undefined && 'autocomplete' in option && option.autocomplete === true;
};
