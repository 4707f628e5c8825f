import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Citation } from '../corpus/citation.ts';
import { type MarkRange, splitAtMarks } from './mark.ts';
import type { Visibility } from './request.ts';

/** What fits on a button of every platform: Slack takes 75 characters, Discord 80. */
export const longestLabel = 75;

/** Discord takes 100 characters in the id of a button, of which 20 say what the button belongs to; Slack takes 2,000. */
export const longestChoiceText = 80;

/** Something to press or pick. Choosing it is the same as writing its text. */
export interface Choice {
  /** Plain text of at most `longestLabel` characters. */
  readonly label: string;
  /** What the platform sends as `Request.text` when it is chosen. At most `longestChoiceText` characters, so that it fits everywhere. */
  readonly text: string;
  /** What does the same when it is typed in the conversation while the message is the latest: short. */
  readonly typed: string;
  /** Whether only a button is worth showing for it: a platform without buttons leaves it out. */
  readonly buttonOnly: boolean;
}

/** A line to write in, for platforms that have such: what is written is sent as `Request.text` after `before`. */
export interface Field {
  readonly label: string;
  readonly before: string;
}

/**
 * What becomes of the message whose choice was pressed, where the platform can change it. `stays`: nothing. `noted`: the
 * note (Markdown, one line) stands below it, in place of an earlier note; unless it is `open`, its choices go. `replaced`: where
 * only the presser sees it, the reply takes its place. `gone`: where only the presser sees it, it is deleted.
 */
export type Pressed =
  | { readonly becomes: 'stays' | 'replaced' | 'gone' }
  | { readonly becomes: 'noted'; readonly note: string; readonly open: boolean };

/** What of a message belongs to a quiz, for platforms that lay it out instead of showing its body as it is. */
interface QuizPart {
  /** What became of the answer that the message replies to, where it was judged. */
  readonly verdict?: 'right' | 'wrong';
  /** Where the quiz has come to: all of the body from `from` on, a UTF-16 offset in `markdown`. */
  readonly step?: QuizStep;
}

/** `prompt`: its first paragraph is its title in bold type (`Question 2 of 5`). `summary`: how a session went. */
export type QuizStep =
  | {
      readonly kind: 'prompt';
      readonly from: number;
      readonly title: string;
      /** Counted from 1. */
      readonly number: number;
      readonly of: number;
    }
  | { readonly kind: 'summary'; readonly from: number };

/** What the bot says, in the same shape for every platform. */
export interface Message {
  /**
   * The whole body as Markdown (GitHub's flavour). A link to `person:ID` stands for a person of the platform: it is shown as
   * their name there, and notifies nobody.
   */
  readonly markdown: string;
  /** `markdown` as a tree, with the words of the question in `mark` nodes. */
  readonly body: Root;
  /** Every place that the body quotes or names, in its order. */
  readonly citations: readonly Citation[];
  readonly choices: readonly Choice[];
  /** Where it is answered in words. */
  readonly field?: Field;
  readonly quiz?: QuizPart;
  readonly visibility: Visibility;
  readonly pressed: Pressed;
}

export interface MessageParts {
  readonly markdown: string;
  /** UTF-16 ranges in `markdown`, in order and disjoint. */
  readonly marks?: readonly MarkRange[];
  readonly citations?: readonly Citation[];
  readonly choices?: readonly Choice[];
  readonly field?: Field;
  readonly quiz?: QuizPart;
  readonly visibility?: Visibility;
  /** Default: it stays. */
  readonly pressed?: Pressed;
}

/** The message with more Markdown below. */
export function addBelow(message: Message, markdown: string): Message {
  const children = [...message.body.children, ...createMessage({ markdown }).body.children];
  return { ...message, markdown: `${message.markdown}\n\n${markdown}`, body: { ...message.body, children } };
}

/** Builds a message from its Markdown. Never throws: any text is valid Markdown. */
export function createMessage(parts: MessageParts): Message {
  const body = fromMarkdown(parts.markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  splitAtMarks(body, parts.markdown, parts.marks ?? []);
  return {
    markdown: parts.markdown,
    body,
    citations: parts.citations ?? [],
    choices: parts.choices ?? [],
    ...(parts.field !== undefined && { field: parts.field }),
    ...(parts.quiz !== undefined && { quiz: parts.quiz }),
    visibility: parts.visibility ?? 'everyone',
    pressed: parts.pressed ?? { becomes: 'stays' },
  };
}
