import { MessageFlags } from 'discord-api-types/v10';
import { isObject, type Json } from '../../json.ts';
import type { Mentions } from '../state/guild.ts';
import { allAllowed, allowed, mentionedIn, peopleAllowed } from '../state/mentions.ts';
import type { Content } from '../state/posting.ts';
import type { World } from '../state/world.ts';
import { readComponents } from './components.ts';
import { refuse } from './discord-error.ts';
import { readEmbeds } from './embeds.ts';
import { createForm, type Form } from './form.ts';

/** A message, or a change of one, as the app sends it. What is absent stays as it is. */
export interface MessageBody {
  readonly content?: string;
  readonly embeds?: Content['embeds'];
  readonly components?: Content['components'];
  readonly flags: number;
  readonly mentions: Mentions;
  /** Whether a reply calls its addressee. */
  readonly repliedUser: boolean;
  readonly nonce?: string | number;
  readonly enforceNonce: boolean;
  readonly reference?: { readonly message: string; readonly failIfNotExists: boolean };
}

type Kind = 'create' | 'edit' | 'webhook' | 'webhook edit' | 'callback';

const shared = ['content', 'embeds', 'allowed_mentions', 'components', 'flags', 'attachments', 'tts'];
const edited = shared.filter((name) => name !== 'tts');
const fields: Record<Kind, readonly string[]> = {
  create: [...shared, 'nonce', 'message_reference', 'sticker_ids', 'enforce_nonce', 'poll', 'shared_client_theme'],
  edit: edited,
  webhook: [...shared, 'username', 'avatar_url', 'thread_name', 'applied_tags', 'poll'],
  'webhook edit': [...edited, 'poll'],
  callback: [...shared, 'poll'],
};

/** @throws DiscordError 50035. */
export function readMessageBody(world: World, body: Json, kind: Kind, route: string): MessageBody {
  const warn = (what: string, detail: string) => void world.warnings.push({ kind: what, detail, route });
  const form = createForm((path) => warn('unknown field', path));
  form.onlyKnown(body, [], fields[kind]);
  // An edit takes null for "nothing".
  const emptied = Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (value !== null || !['content', 'embeds', 'components'].includes(name)) return [name, value];
      return [name, name === 'content' ? '' : []];
    }),
  );
  const content = form.text(emptied, 'content', [], { max: 2000 });
  const embeds = readEmbeds(form, emptied);
  const components = readComponents(form, emptied);
  const flags = form.number(body, 'flags', []) ?? 0;
  if (flags & MessageFlags.IsComponentsV2) {
    form.wrong(['flags'], 'FAKE_LEFT_OUT', 'The fake knows no components of the second version.');
  }
  if (kind === 'create' && flags & MessageFlags.Ephemeral) {
    warn('flags', 'only answers to interactions can be ephemeral');
  }
  checkAllowedMentions(form, body);
  const reference = readReference(form, body);
  const nonce = readNonce(form, body);
  form.check();

  const mentions = warnAboutMentions(content, body, kind, warn);
  warnAboutMarkdown({ content, embeds }, warn);
  return {
    ...(content !== undefined && { content }),
    ...(embeds !== undefined && { embeds }),
    ...(components !== undefined && { components }),
    flags,
    mentions,
    repliedUser: isObject(body.allowed_mentions) ? body.allowed_mentions.replied_user === true : true,
    ...(nonce !== undefined && { nonce }),
    enforceNonce: body.enforce_nonce === true,
    ...(reference !== undefined && { reference }),
  };
}

function readNonce(form: Form, { nonce }: Json): string | number | undefined {
  if (nonce === undefined || nonce === null) return undefined;
  if (typeof nonce !== 'string' && typeof nonce !== 'number') {
    form.wrong(['nonce'], 'NONCE_TYPE_INVALID', 'Must be a string or an integer.');
    return undefined;
  }
  if (String(nonce).length > 25) form.wrong(['nonce'], 'NONCE_TYPE_TOO_LONG', 'Must be 25 or fewer in length.');
  return nonce;
}

function readReference(form: Form, { message_reference: given }: Json): MessageBody['reference'] {
  if (!isObject(given)) return undefined;
  const path = ['message_reference'];
  form.onlyKnown(given, path, ['type', 'message_id', 'channel_id', 'guild_id', 'fail_if_not_exists']);
  if (given.type !== undefined && given.type !== 0) {
    form.wrong([...path, 'type'], 'FAKE_LEFT_OUT', 'The fake does not forward messages.');
  }
  return {
    message: form.required(given, 'message_id', path),
    failIfNotExists: form.flag(given, 'fail_if_not_exists', path) ?? true,
  };
}

function checkAllowedMentions(form: Form, { allowed_mentions: given }: Json): void {
  if (!isObject(given)) return;
  const path = ['allowed_mentions'];
  form.onlyKnown(given, path, ['parse', 'roles', 'users', 'replied_user']);
  const parse = Array.isArray(given.parse) ? given.parse : [];
  for (const [index, what] of parse.entries()) {
    if (['roles', 'users', 'everyone'].includes(what)) continue;
    form.wrong([...path, 'parse', index], 'BASE_TYPE_CHOICES', "Value must be one of ('users', 'roles', 'everyone').");
  }
  for (const name of ['users', 'roles']) {
    const ids = Array.isArray(given[name]) ? given[name] : [];
    if (ids.length > 100) form.wrong([...path, name], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
    if (ids.length === 0 || !parse.includes(name)) continue;
    const message = `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`;
    form.wrong(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
  }
}

function warnAboutMentions(
  content: string | undefined,
  { allowed_mentions: given }: Json,
  kind: Kind,
  warn: (kind: string, detail: string) => void,
): Mentions {
  const found = mentionedIn(content ?? '');
  const usual = kind === 'create' || kind === 'edit' ? allAllowed : peopleAllowed;
  const called = allowed(found, isObject(given) ? given : usual);
  if (!isObject(given)) warn('allowed_mentions', 'missing');
  else if (called.everyone || called.users.length > 0 || called.roles.length > 0) {
    warn('allowed_mentions', `the text calls people: ${content}`);
  }
  return called;
}

/** A fence that is not closed swallows what follows it. */
function warnAboutMarkdown(
  { content, embeds }: { content: string | undefined; embeds: Content['embeds'] | undefined },
  warn: (kind: string, detail: string) => void,
): void {
  const texts = [
    content,
    ...(embeds ?? []).flatMap(({ description, fields = [] }) => [description, ...fields.map(({ value }) => value)]),
  ];
  for (const text of texts) {
    if (text !== undefined && (text.match(/```/g) ?? []).length % 2 === 1) warn('unclosed code fence', text);
  }
}

/** @throws DiscordError 50006 for a message with nothing to show. */
export function refuseEmpty({ content, embeds, components }: Partial<Content>): void {
  if (!content && (embeds ?? []).length === 0 && (components ?? []).length === 0) throw refuse('empty');
}
