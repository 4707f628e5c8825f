import { splitAtCode } from './code-spans.ts';

/** Whom a message mentions, as it comes with the message. */
export interface MentionedUser {
  readonly id: string;
  readonly username: string;
  readonly global_name?: string | null;
  /** In a guild. */
  readonly member?: { readonly nick?: string | null } | undefined;
}

/** By what people call the bot: its user id, and in a guild the id of its role. */
export interface BotNames {
  readonly userId: string;
  readonly roleId?: string | undefined;
}

/**
 * What a person wrote, out of the markup that Discord makes of it: mentions, emoji and times as people see them. In code they are
 * shown as they are, and stay so.
 */
export function plainWords(text: string, mentioned: readonly MentionedUser[]): string {
  return outsideCode(text, (piece) => piece.replace(markup, (all, inner: string) => shownAs(inner, mentioned) ?? all));
}

/** What is said to the bot: without its name, and without what people put beside one, as in `<@1>, what is a pod?`. */
export function wordsTo(bot: BotNames, text: string, mentioned: readonly MentionedUser[]): string {
  const spoken = outsideCode(text, (piece) => withoutMention(piece, bot));
  return plainWords(spoken, mentioned).trim();
}

/** Whether a text calls the bot by its name. In code a name calls nobody. */
export function mentions(text: string, bot: BotNames): boolean {
  const mention = new RegExp(mentionOf(bot));
  return splitAtCode(text).some((piece) => !piece.isCode && mention.test(piece.text));
}

const markup = /<([@#:a/t][^<>\n]*)>/g;

/** What people see of `<…>`; nothing where it is none of Discord's forms. */
function shownAs(inner: string, mentioned: readonly MentionedUser[]): string | undefined {
  const [, person] = /^@!?(\d+)$/.exec(inner) ?? [];
  if (person !== undefined) return `@${nameOf(mentioned.find(({ id }) => id === person))}`;
  if (/^@&\d+$/.test(inner)) return '@role';
  if (/^#\d+$/.test(inner)) return '#channel';
  const [, emoji] = /^a?:(\w+):\d+$/.exec(inner) ?? [];
  if (emoji !== undefined) return `:${emoji}:`;
  const [, command] = /^(\/[^:]+):\d+$/.exec(inner) ?? [];
  if (command !== undefined) return command;
  const [, seconds] = /^t:(-?\d{1,10})(?::\w)?$/.exec(inner) ?? [];
  return seconds === undefined ? undefined : timeOf(Number(seconds));
}

const nameOf = (user: MentionedUser | undefined): string =>
  user?.member?.nick || user?.global_name || user?.username || 'someone';

/** Discord shows it in the reader's own time zone, which nobody tells the bot. */
const timeOf = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function outsideCode(text: string, change: (piece: string) => string): string {
  return splitAtCode(text)
    .map((piece) => (piece.isCode ? piece.text : change(piece.text)))
    .join('');
}

function withoutMention(text: string, bot: BotNames): string {
  // Spaces begin where no space is before them: begun at each, a long run of them would take the square of its length.
  const before = '(?:(?:,|(?<![^\\S\\n]))[^\\S\\n]*)?';
  return text.replace(new RegExp(`${before}${mentionOf(bot)}(?:[:,](?=\\s|$))?[^\\S\\n]*`, 'g'), ' ');
}

const mentionOf = ({ userId, roleId }: BotNames): string =>
  `<@(?:!?${userId}${roleId === undefined ? '' : `|&${roleId}`})>`;
