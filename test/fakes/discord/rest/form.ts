import { isObject, type Json } from '../../json.ts';
import { DiscordError } from './discord-error.ts';

type Path = readonly (string | number)[];

/** Gathers what is wrong with the body of a request, field by field, as Discord's error 50035 tells it. */
export interface Form {
  wrong(path: Path, code: string, message: string): void;
  /** The text of a field, or nothing where there is none. A wrong type is noted. */
  text(
    json: Json,
    name: string,
    path: Path,
    limits?: { readonly min?: number; readonly max?: number },
  ): string | undefined;
  required(json: Json, name: string, path: Path, limits?: { readonly min?: number; readonly max?: number }): string;
  flag(json: Json, name: string, path: Path): boolean | undefined;
  number(
    json: Json,
    name: string,
    path: Path,
    limits?: { readonly min?: number; readonly max?: number },
  ): number | undefined;
  /** The elements of a field, or nothing where there is none. Elements that are no objects are noted. */
  list(json: Json, name: string, path: Path, most: number, least?: number): readonly Json[] | undefined;
  /** An http or https address. */
  url(json: Json, name: string, path: Path): string | undefined;
  /** Notes fields that Discord would not know; it leaves them aside. */
  onlyKnown(json: Json, path: Path, names: readonly string[]): void;
  /** @throws DiscordError 50035 if anything was wrong. */
  check(): void;
}

/** @param unknownField is told the path of each field that Discord does not know. */
export function createForm(unknownField: (path: string) => void): Form {
  const problems: { path: Path; code: string; message: string }[] = [];

  const form: Form = {
    wrong: (path, code, message) => void problems.push({ path, code, message }),
    text: (json, name, path, limits = {}) => {
      const value = json[name];
      if (value === undefined || value === null) return undefined;
      if (typeof value !== 'string') {
        form.wrong([...path, name], 'STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`);
        return undefined;
      }
      // White space around a text is cut off before anything else.
      const trimmed = value.trim();
      checkSize(form, [...path, name], trimmed.length, limits);
      return trimmed;
    },
    required: (json, name, path, limits) => {
      const value = form.text(json, name, path, limits);
      const isMissing = json[name] === undefined || json[name] === null || (value === '' && (limits?.min ?? 1) > 0);
      if (isMissing) form.wrong([...path, name], 'BASE_TYPE_REQUIRED', 'This field is required');
      return value ?? '';
    },
    flag: (json, name, path) => {
      const value = json[name];
      if (value === undefined || value === null) return undefined;
      if (typeof value === 'boolean') return value;
      form.wrong([...path, name], 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
      return undefined;
    },
    number: (json, name, path, { min = -Infinity, max = Infinity } = {}) => {
      const value = json[name];
      if (value === undefined || value === null) return undefined;
      if (typeof value !== 'number' || !Number.isInteger(value)) {
        form.wrong([...path, name], 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
        return undefined;
      }
      if (value < min)
        form.wrong([...path, name], 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
      if (value > max)
        form.wrong([...path, name], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
      return value;
    },
    list: (json, name, path, most, least = 0) => {
      const value = json[name];
      if (value === undefined || value === null) return undefined;
      if (!Array.isArray(value)) {
        form.wrong([...path, name], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
        return undefined;
      }
      if (value.length > most || value.length < least) {
        const wanted = least === 0 ? `${most} or fewer` : `between ${least} and ${most}`;
        form.wrong([...path, name], 'BASE_TYPE_BAD_LENGTH', `Must be ${wanted} in length.`);
      }
      return value.flatMap((element, index) => {
        if (isObject(element)) return [element];
        form.wrong([...path, name, index], 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
        return [];
      });
    },
    url: (json, name, path) => {
      const value = form.text(json, name, path, { max: 2048 });
      if (value === undefined) return undefined;
      if (!/^https?:\/\/[^\s/]+/i.test(value) || !URL.canParse(value)) {
        const schemes = `Scheme "${value.split(':')[0] ?? ''}" is not supported. Scheme must be one of ('http', 'https').`;
        form.wrong(
          [...path, name],
          'URL_TYPE_INVALID_SCHEME',
          /^https?:/i.test(value) ? 'Not a well formed URL.' : schemes,
        );
      }
      return value;
    },
    onlyKnown: (json, path, names) => {
      for (const name of Object.keys(json)) if (!names.includes(name)) unknownField([...path, name].join('.'));
    },
    check: () => {
      if (problems.length === 0) return;
      const errors: Record<string, unknown> = {};
      for (const { path, code, message } of problems) place(errors, path, { code, message });
      const reasons = problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
      throw new DiscordError(400, 50035, 'Invalid Form Body', errors, reasons);
    },
  };
  return form;
}

function checkSize(
  form: Form,
  path: Path,
  length: number,
  { min = 0, max = Infinity }: { min?: number; max?: number },
): void {
  if (length <= max && (length >= min || length === 0)) return;
  if (min > 0) form.wrong(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  else form.wrong(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
}

function place(tree: Record<string, unknown>, path: Path, error: Json): void {
  let node = tree;
  for (const step of path) {
    const next = node[step];
    if (isObject(next)) node = next as Record<string, unknown>;
    else {
      const made: Record<string, unknown> = {};
      node[step] = made;
      node = made;
    }
  }
  node._errors = [...(Array.isArray(node._errors) ? node._errors : []), error];
}
