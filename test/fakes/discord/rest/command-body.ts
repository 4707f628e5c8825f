import {
  ApplicationCommandType as CommandType,
  Locale,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { isObject, type Json } from '../../json.ts';
import type { Form } from './form.ts';

type Path = readonly (string | number)[];

/** "Application Command Naming" of the reference. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales: readonly string[] = Object.values(Locale);
const mostOptions = 25;
/** Of names, descriptions and values of one command: "Application Command Object". */
const mostCharacters = 8000;

/** Checks one command of a bulk overwrite, and notes what is wrong with it. */
export function checkCommand(form: Form, command: Json, path: Path): void {
  form.onlyKnown(command, path, [
    ...['id', 'name', 'name_localizations', 'description', 'description_localizations', 'options'],
    ...['default_member_permissions', 'dm_permission', 'default_permission', 'integration_types', 'contexts', 'type'],
    ...['nsfw', 'handler'],
  ]);
  const type = form.number(command, 'type', path, { min: 1, max: 4 }) ?? CommandType.ChatInput;
  const isSlash = type === CommandType.ChatInput;
  checkName(form, command, path, isSlash);
  if (isSlash) checkText(form, command, 'description', path);
  else if (command.description) {
    form.wrong(
      [...path, 'description'],
      'APPLICATION_COMMANDS_DESCRIPTION_NOT_ALLOWED',
      'Context menu commands have none.',
    );
  }
  if (isSlash) checkOptions(form, command, path);
  else if (command.options !== undefined) {
    form.wrong([...path, 'options'], 'APPLICATION_COMMANDS_OPTIONS_NOT_ALLOWED', 'Context menu commands have none.');
  }
  checkPermissions(form, command, path);
  checkNumbers(form, command, 'contexts', path, [0, 1, 2]);
  checkNumbers(form, command, 'integration_types', path, [0, 1]);
  if (sizeOf(command) > mostCharacters) {
    form.wrong(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${mostCharacters})`);
  }
}

function checkOptions(form: Form, parent: Json, path: Path): void {
  const options = form.list(parent, 'options', path, mostOptions) ?? [];
  const names = new Set<unknown>();
  let isOptional = false;
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', index];
    if (names.has(option.name)) {
      form.wrong([...at, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name already exists.');
    }
    names.add(option.name);
    if (option.required === true && isOptional) {
      const message = 'Required options must be placed before non-required options';
      form.wrong(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    isOptional ||= option.required !== true && !isGroup(option);
    checkOption(form, option, at);
  }
  if (options.some(isGroup) && !options.every(isGroup)) {
    form.wrong(
      [...path, 'options'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-commands stand beside sub-commands only.',
    );
  }
}

const isGroup = ({ type }: Json): boolean => type === OptionType.Subcommand || type === OptionType.SubcommandGroup;

function checkOption(form: Form, option: Json, path: Path): void {
  form.onlyKnown(option, path, [
    ...['type', 'name', 'name_localizations', 'description', 'description_localizations', 'required', 'choices'],
    ...['options', 'channel_types', 'min_value', 'max_value', 'min_length', 'max_length', 'autocomplete', 'file_types'],
  ]);
  if (form.number(option, 'type', path, { min: 1, max: 11 }) === undefined) {
    form.wrong([...path, 'type'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  checkName(form, option, path, true);
  checkText(form, option, 'description', path);
  form.flag(option, 'required', path);
  form.flag(option, 'autocomplete', path);
  form.number(option, 'min_length', path, { min: 0, max: 6000 });
  form.number(option, 'max_length', path, { min: 1, max: 6000 });
  if (isGroup(option)) checkOptions(form, option, path);
  checkChoices(form, option, path);
}

function checkChoices(form: Form, option: Json, path: Path): void {
  const choices = form.list(option, 'choices', path, 25);
  if (choices === undefined) return;
  if (option.autocomplete === true && choices.length > 0) {
    form.wrong(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
      'Choices exclude autocomplete.',
    );
  }
  const names = new Set<unknown>();
  for (const [index, choice] of choices.entries()) {
    const at = [...path, 'choices', index];
    form.onlyKnown(choice, at, ['name', 'name_localizations', 'value']);
    checkText(form, choice, 'name', at);
    if (option.type === OptionType.String) form.required(choice, 'value', at, { min: 1, max: 100 });
    else if (typeof choice.value !== 'number') {
      form.wrong([...at, 'value'], 'NUMBER_TYPE_COERCE', `Value "${String(choice.value)}" is not a number.`);
    }
    if (names.has(choice.name)) {
      form.wrong(
        [...at, 'name'],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS',
        'Option choice name already exists',
      );
    }
    names.add(choice.name);
  }
}

function checkName(form: Form, json: Json, path: Path, isSlash: boolean): void {
  const name = form.required(json, 'name', path, { min: 1, max: 32 });
  const names = { name, ...localized(form, json, 'name', path, 32) };
  if (!isSlash) return;
  for (const [key, value] of Object.entries(names)) {
    if (value === '' || (slashName.test(value) && value === value.toLowerCase())) continue;
    const at = key === 'name' ? [...path, 'name'] : [...path, 'name_localizations', key];
    form.wrong(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

/** A text of 1 to 100 characters with its translations. */
function checkText(form: Form, json: Json, name: 'name' | 'description', path: Path): void {
  form.required(json, name, path, { min: 1, max: 100 });
  localized(form, json, name, path, 100);
}

function localized(form: Form, json: Json, name: string, path: Path, max: number): Record<string, string> {
  const given = json[`${name}_localizations`];
  if (!isObject(given)) return {};
  const at = [...path, `${name}_localizations`];
  return Object.fromEntries(
    Object.keys(given).map((locale) => {
      if (!locales.includes(locale)) {
        form.wrong([...at, locale], 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`);
      }
      return [locale, form.text(given, locale, at, { min: 1, max }) ?? ''];
    }),
  );
}

function checkPermissions(form: Form, { default_member_permissions: given }: Json, path: Path): void {
  if (given === undefined || given === null) return;
  if (typeof given === 'string' && /^\d+$/.test(given)) return;
  form.wrong([...path, 'default_member_permissions'], 'PERMISSIONS_TYPE_CONVERT', 'Must be a number in a string.');
}

function checkNumbers(form: Form, json: Json, name: string, path: Path, known: readonly number[]): void {
  const given = json[name];
  if (given === undefined || given === null) return;
  const values: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (values.length === 0) form.wrong([...path, name], 'BASE_TYPE_BAD_LENGTH', 'Must be 1 or more in length.');
  for (const [index, value] of values.entries()) {
    if (known.some((one) => one === value)) continue;
    form.wrong([...path, name, index], 'BASE_TYPE_CHOICES', `Value must be one of (${known.join(', ')}).`);
  }
  if (new Set(values).size < values.length)
    form.wrong([...path, name], 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains it.');
}

/** For each text its longest translation counts. */
function sizeOf(json: Json): number {
  const longest = (name: string) => {
    const translations = json[`${name}_localizations`];
    const texts = [json[name], ...(isObject(translations) ? Object.values(translations) : [])];
    return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? text.length : 0)));
  };
  const nested = [json.options, json.choices].flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));
  const value = typeof json.value === 'string' ? json.value.length : 0;
  return longest('name') + longest('description') + value + nested.reduce((sum, one) => sum + sizeOf(one), 0);
}
