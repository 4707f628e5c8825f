import type { APIEmbed } from 'discord.js';
import type { Message } from '../../../chat/message.ts';
import { checkedLine } from '../../rendering/checked-line.ts';
import type { Block } from './block.ts';
import { choiceButtons, type Shown } from './buttons.ts';
import type { DiscordPost } from './discord-post.ts';
import { headlineOf } from './headline.ts';
import { limits } from './limits.ts';
import { markerUrl } from './marker.ts';
import { longestNote } from './noted.ts';
import { packTexts } from './pack-texts.ts';
import { toBlocks } from './to-blocks.ts';
import { jointOf, writeBlock } from './write-blocks.ts';

export interface RenderOptions extends Shown {
  /** `PostOptions.key`, for what must be found again by `markerOf`. */
  readonly key?: string;
  /** Whether the first post is a reply: by what it replies to, a text without embeds is found again as well. */
  readonly isReply?: boolean;
  /** Id of the channel that it was asked for in, where it is shown in another one. */
  readonly askedIn?: string;
}

/** A text of at most so many UTF-16 units that cites nothing is said without an embed. */
const longestAlone = 600;

/** One is left for a note below (`withNote`). */
const mostEmbeds = limits.embeds - 1;

/** The embed of a post that needs none and is found by nothing else: it must hold something. */
const signature = '-# Stevedore';

const nothing = '(nothing to show)';

/** A message in as many posts as Discord's limits ask for, in their order. Buttons stand below the last. */
export function renderMessage(
  message: Message,
  { key, isReply = false, askedIn, ...shown }: RenderOptions,
): readonly DiscordPost[] {
  const said = textAlone(message) ?? textsInEmbeds(message);
  const posts = askedIn === undefined ? said : withOrigin(said, askedIn);
  return posts.map(({ content, embeds }, index) => ({
    content,
    embeds:
      key === undefined || (isReply && embeds.length === 0)
        ? embeds
        : marked(embeds, markerUrl({ key, part: index + 1, parts: posts.length })),
    components: index === posts.length - 1 ? choiceButtons(message.choices, shown) : [],
  }));
}

type Said = Pick<DiscordPost, 'content' | 'embeds'>;

/** A line or two, such as thanks and what went wrong, or a list that nothing stands above: its first item would be said twice. */
function textAlone({ body, citations }: Message): Said[] | undefined {
  const [first, ...more] = toBlocks(body).filter((block) => block.kind !== 'rule');
  if (citations.length > 0) return undefined;
  if (more.length > 0 && (first?.list === undefined || more.some(({ list }) => list !== first.list))) return undefined;
  const content = first === undefined ? nothing : written([first, ...more]);
  return content.length <= longestAlone ? [{ content, embeds: [] }] : undefined;
}

function written(blocks: readonly Exclude<Block, { kind: 'rule' }>[]): string {
  return blocks.reduce((text, block, index) => {
    const before = blocks[index - 1];
    return `${text}${before === undefined ? '' : jointOf(before, block)}${writeBlock(block)}`;
  }, '');
}

function textsInEmbeds(message: Message): Said[] {
  const { line, below } = headlineOf(message);
  const footer = checkedLine(message);
  const posts = packTexts(below, {
    text: limits.embedDescription,
    post: limits.textInEmbeds - longestNote - (footer?.length ?? 0),
    texts: mostEmbeds,
  });
  if (posts.length === 0) return [{ content: line, embeds: [] }];
  return posts.map((texts, index) => {
    const isLast = index === posts.length - 1;
    return {
      content: index === 0 ? line : `(${index + 1} of ${posts.length})`,
      embeds: texts.map((description, at) => ({
        description,
        ...(isLast && at === texts.length - 1 && footer !== undefined && { footer: { text: footer } }),
      })),
    };
  });
}

/** A line below all, so that who reads it elsewhere knows what "here" is. */
function withOrigin(posts: readonly Said[], channel: string): Said[] {
  const line = { description: `-# You asked in <#${channel}>` };
  return posts.map(({ content, embeds }, index) => ({
    content,
    embeds: index === posts.length - 1 && embeds.length < mostEmbeds ? [...embeds, line] : embeds,
  }));
}

function marked([first = { description: signature }, ...rest]: readonly APIEmbed[], url: string): APIEmbed[] {
  return [{ ...first, url }, ...rest];
}
