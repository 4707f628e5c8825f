import { isObject, type Json } from '../../json.ts';
import { SlackError } from './slack-error.ts';

/** The arguments of a call. A form carries everything as text, with objects as JSON in it; a JSON body carries values. */
export interface Args {
  readonly all: Json;
  text(name: string): string | undefined;
  /** @throws SlackError `invalid_arguments` */
  required(name: string): string;
  flag(name: string): boolean | undefined;
  number(name: string): number | undefined;
  /** An object or array. @throws SlackError with the code given when it is text that is no JSON. */
  value(name: string, malformed: string): unknown;
}

export function createArgs(all: Json): Args {
  const text = (name: string) => {
    const value = all[name];
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  };
  return {
    all,
    text,
    required: (name) => {
      const value = text(name);
      if (value === undefined || value === '')
        throw new SlackError('invalid_arguments', [`missing required field: ${name}`]);
      return value;
    },
    flag: (name) => {
      const value = text(name);
      return value === undefined ? undefined : value === 'true' || value === '1';
    },
    number: (name) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (!Number.isFinite(number)) throw new SlackError('invalid_arguments', [`must be an integer: ${name}`]);
      return number;
    },
    value: (name, malformed) => {
      const value = all[name];
      if (typeof value !== 'string') return value;
      if (value === '') return undefined;
      try {
        return JSON.parse(value);
      } catch {
        throw new SlackError(malformed, [`not valid JSON: ${name}`]);
      }
    },
  };
}

/** Reads the body of a request to the Web API by its content type. */
export function readBody(contentType: string, body: string): Json {
  if (contentType.startsWith('application/json')) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(body === '' ? '{}' : body);
    } catch {
      throw new SlackError('invalid_json');
    }
    if (!isObject(parsed)) throw new SlackError('json_not_object');
    return parsed;
  }
  if (contentType.startsWith('application/x-www-form-urlencoded') || body === '') {
    return Object.fromEntries(new URLSearchParams(body));
  }
  throw new SlackError('invalid_post_type');
}
