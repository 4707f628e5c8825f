import { plainText } from '../plain-text.ts';
import type { Grade, Prompt } from '../prompt.ts';
import { coresOf, isHedged, isUndecided } from '../reply-wording.ts';

/** What somebody means by a text while a prompt is open: to answer it, to go on, or to end the session. */
export type ReplyIntent = 'answer' | 'next' | 'stop';

export interface OpenPromptContext {
  readonly prompt: Prompt;
  readonly grade: (reply: string) => Grade | undefined;
  /** Whether `next`, `skip` and `stop` mean something, as they do in a session. */
  readonly inSession: boolean;
  /** Whether the prompt was put so lately that free text can be meant for it. */
  readonly fresh: boolean;
  /** Whether it was said to nobody by name where people talk, so that only what is clear counts. */
  readonly overheard: boolean;
  readonly isCommand: (text: string) => boolean;
}

/** What people say to go on, or to end it; with a slash, who is used to commands. */
const goOn =
  /^\/?(?:(?:next|skip)(?: (?:it|this|this one|one|question|please))?|pass|continue|go on|idk|dunno|(?:i )?(?:don't know|do not know|have no idea)|no idea)$/;
const end =
  /^\/?(?:please )?(?:(?:stop|end|quit|cancel)(?: (?:it|(?:this |the )?(?:quiz|review)))?|(?:quiz|review) (?:stop|end))(?: please)?$/;

/** `3`, `(b)`, `2.`, or several of them: what nobody would write but to answer. */
const marks = /^\(?(?:\d{1,2}|[a-j])[.):?!]*(?:[\s,>→-]+\(?(?:\d{1,2}|[a-j])[.):?!]*)*$/i;
const questionWord =
  /^(?:what|how|why|when|where|who|whom|whose|which|is|are|was|were|do|does|did|can|could|should|would|will|may)(?:['’]\w+)?\b/i;
const request = /^(?:please|tell|explain|show|describe|compare|list|define|give|help|find|search)\s+\S/i;

/** Whether nobody would write such a text but to a quiz: a number or letter alone, or a word such as `next`. */
export function isForQuizAlone(text: string): boolean {
  return marks.test(text.trim()) || wordIntent(text) !== undefined;
}

/** Nothing when the text is about something else. */
export function readIntent(text: string, context: OpenPromptContext): ReplyIntent | undefined {
  const { prompt, grade, inSession, overheard } = context;
  const written = text.trim();
  // Even "stop" and "what is it" are answers where they are what the prompt asks for, to the letter.
  const exact = [...prompt.accepted, ...prompt.choices].some((each) => bare(each) === bare(written));
  const word = wordIntent(written);
  if (word !== undefined && !exact) return inSession && (!overheard || isPlainMove(written)) ? word : undefined;
  const graded = grade(written);
  if (graded === undefined) return undefined;
  if (overheard) return isClearAnswer(written, graded, context, exact) ? 'answer' : undefined;
  if (exact || marks.test(written)) return 'answer';
  return graded !== 'unclear' && isAttempt(written, context) ? 'answer' : undefined;
}

/** Among people "dunno" and "go on" are not for the quiz, which would move on for all. */
function isPlainMove(text: string): boolean {
  return /^\/?(?:next|skip|stop)\b|\b(?:quiz|review)\b/.test(bare(text));
}

/**
 * An answer and little more, soon after the prompt. Whoever is taken to have answered has no other attempt, so what people say of a
 * prompt ("tricky") must not count.
 */
function isClearAnswer(written: string, graded: Grade, context: OpenPromptContext, exact: boolean): boolean {
  const { prompt, inSession, fresh } = context;
  if (!fresh || graded === 'unclear') return false;
  if (exact || marks.test(written)) return true;
  if (!isAttempt(written, context) || isUndecided(written) || isHedged(written)) return false;
  const core = [...coresOf(written)].at(-1) ?? written;
  const isShort = wordCount(core) <= longestAnswer(prompt) + 1;
  if (prompt.choices.length > 0 || graded === 'right') return isShort;
  return isShort && inSession && !remark.test(core.replaceAll('’', "'"));
}

/** What people say when a question is put, and is no answer to any. */
const remark =
  /^(?:(?:that's |this is |what |pretty |too |so |very )*(?:tricky|hard|easy|tough|simple|difficult|good|nice|fun|mean|unfair|interesting|ready|same|wait|go|ugh|argh|omg|huh|wow|damn|oops|brb|afk)(?: (?:one|question|what|too|here|up))*|good luck|me too|not again|here we go|lol|ha(?:ha)+|ok(?:ay)?|thanks?|thx|cool|great|yes|yep|yeah|no|nope|right|sure|hi|hey|hello|morning)[.!…]*$/i;

function wordIntent(text: string): ReplyIntent | undefined {
  const said = bare(text).replaceAll('’', "'").replaceAll(',', '');
  if (goOn.test(said)) return 'next';
  return end.test(said) ? 'stop' : undefined;
}

/** A statement that is not much longer than the answers, said soon after the prompt. */
function isAttempt(written: string, { prompt, fresh, isCommand }: OpenPromptContext): boolean {
  if (!fresh || /\?\s*$/.test(written) || written.startsWith('/')) return false;
  if (questionWord.test(written) || request.test(written) || isCommand(written)) return false;
  return wordCount(written) <= 2 * longestAnswer(prompt) + mostWordsAround;
}

/** "I think that it is …, right" */
const mostWordsAround = 6;

const longestAnswer = ({ accepted, choices }: Prompt): number => Math.max(...[...accepted, ...choices].map(wordCount));

const wordCount = (text: string): number => text.split(/\s+/).length;

const bare = (markdown: string): string =>
  plainText(markdown)
    .toLowerCase()
    .replace(/[.!]+$/, '');
