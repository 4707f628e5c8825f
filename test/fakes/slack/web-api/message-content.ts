import { isObject, type Json, objectsOf, textOf } from '../../json.ts';
import { checkMessageBlocks } from '../blocks/check-blocks.ts';
import { bareBroadcast, mentionsInText } from '../blocks/mentions.ts';
import { storedBlocks } from '../blocks/stored-blocks.ts';
import type { World } from '../state/world.ts';
import type { Args } from './args.ts';
import { SlackError } from './slack-error.ts';

/** What a message says, checked and in the form in which Slack keeps it. */
export interface Content {
  readonly text: string;
  /** Whether the sender gave a text. */
  readonly hasFallback: boolean;
  readonly blocks: readonly Json[];
  readonly attachments: readonly Json[];
  readonly metadata?: Json;
}

interface Limits {
  readonly method: string;
  /** Characters of `text`; what is longer is refused, or cut. */
  readonly text: { readonly max: number; readonly beyond: 'refused' | 'cut' };
  /** Whether attachments are enough, also none: the rest stays as it was. */
  readonly attachmentsAlone: boolean;
}

export const postLimits = (method: string): Limits => ({
  method,
  text: { max: 40_000, beyond: 'cut' },
  attachmentsAlone: false,
});
export const updateLimits: Limits = {
  method: 'chat.update',
  text: { max: 4_000, beyond: 'refused' },
  attachmentsAlone: true,
};

/** What Slack shows as the text of a message that has blocks and came without text. */
const noText = "This content can't be displayed.";
const mostAttachments = 100;

/** @throws SlackError for everything that Slack refuses. */
export function readContent(world: World, args: Args, limits: Limits): Content {
  const blocks = args.value('blocks', 'invalid_blocks_format');
  const attachments = readAttachments(args.value('attachments', 'invalid_attachments'));
  const markdown = args.text('markdown_text');
  const text = args.text('text') ?? '';
  if (markdown !== undefined && (text !== '' || blocks !== undefined)) throw new SlackError('markdown_text_conflict');
  if (markdown !== undefined && markdown.length > 12_000) throw new SlackError('msg_too_long');
  if (blocks !== undefined) {
    const fault = checkMessageBlocks(blocks);
    if (fault !== undefined) throw new SlackError(fault.error, fault.reasons);
  }
  const shown = Array.isArray(blocks) ? storedBlocks(blocks, world.ids) : [];
  const said = markdown ?? text;
  const given = args.all.attachments === undefined ? 0 : limits.attachmentsAlone ? 1 : attachments.length;
  if (said.trim() === '' && shown.length + given === 0) throw new SlackError('no_text');
  if (said.length > limits.text.max) {
    if (limits.text.beyond === 'refused') throw new SlackError('msg_too_long');
    warn(world, limits.method, 'text was cut', `${said.length} characters`);
  }
  const metadata = readMetadata(args.value('metadata', 'invalid_metadata_format'));
  const staysAsItWas = limits.attachmentsAlone && said === '' && shown.length === 0;
  if (!staysAsItWas) warnOfContent(world, limits.method, { text: said, blocks: shown });
  return {
    text: said === '' ? noText : said.slice(0, limits.text.max),
    hasFallback: said !== '',
    blocks: shown,
    attachments,
    ...(metadata !== undefined && { metadata }),
  };
}

function readAttachments(value: unknown): readonly Json[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new SlackError('invalid_attachments');
  if (value.length > mostAttachments) throw new SlackError('too_many_attachments');
  for (const [index, { blocks }] of objectsOf(value).entries()) {
    const fault = blocks === undefined ? undefined : checkMessageBlocks(blocks, `/attachments/${index}/blocks`);
    if (fault !== undefined) throw new SlackError('invalid_attachments', fault.reasons);
  }
  return objectsOf(value);
}

/** 16 kB is what Slack documents for metadata. */
const longestMetadata = 16_000;

function readMetadata(value: unknown): Json | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new SlackError('invalid_metadata_format');
  if (Object.keys(value).length === 0) return undefined;
  const type = textOf(value.event_type);
  if (type === undefined || !/^\w+$/.test(type) || !isObject(value.event_payload)) {
    throw new SlackError('invalid_metadata_format', ['needs an alphanumeric event_type and an object event_payload']);
  }
  if (Buffer.byteLength(JSON.stringify(value)) > longestMetadata) throw new SlackError('metadata_too_large');
  return value;
}

function warn(world: World, method: string, kind: string, detail: string): void {
  world.warnings.push({ kind, detail, method });
}

/** Writes down what Slack takes and people would not like. */
function warnOfContent(world: World, method: string, content: { text: string; blocks: readonly Json[] }): void {
  const say = (kind: string, detail: string) => warn(world, method, kind, detail.slice(0, 200));
  if (content.text === '') say('no text', 'nothing to read in notifications and for screen readers');
  if (content.blocks.length > 0) {
    const called = mentionsInText(content.text);
    if (called.length > 0) say('mention in fallback text', content.text);
  }
  const formatted = content.blocks.length > 0 ? formattedTexts(content.blocks) : [content.text];
  for (const text of formatted) {
    const bare = text.replace(/<(?:[@#!]|[a-z][a-z\d+.-]*:)[^<>\n]*>/gi, '').replaceAll(/&(?:amp|lt|gt);/g, '');
    if (/[&<>]/.test(bare.replace(/^>+/gm, ''))) say('unescaped character', text);
    if (content.blocks.length > 0 && bareBroadcast.test(bare)) say('bare broadcast', text);
  }
}

/** Texts of mrkdwn objects that Slack preprocesses. */
function formattedTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(formattedTexts);
  if (!isObject(value)) return [];
  if (value.type === 'mrkdwn') return value.verbatim === true ? [] : [textOf(value.text) ?? ''];
  return Object.values(value).flatMap(formattedTexts);
}
