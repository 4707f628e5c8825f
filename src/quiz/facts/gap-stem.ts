import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import { contentWords } from './content-words.ts';
import { clausesAround } from './gap-clauses.ts';
import type { Statement } from './statement.ts';
import { withTopic } from './stem-topic.ts';

/** Escaped, so that it is no Markdown wherever it stands. */
const GAP = '\\_\\_\\_\\_';
/** Characters as read. */
const longestStem = 220;

/** What a stem must not show, and what it had better not show. All get the stem as it would be asked. */
export interface Revealing {
  /** Whether it gives the answer away. */
  readonly tells: (stem: string) => boolean;
  /** Whether it gives away what is asked for in another prompt. */
  readonly tellsOther?: (stem: string) => boolean;
}

/**
 * A statement with a gap in it, cut short where it is too long or would tell what the gap hides, and with what it is about
 * before it where it does not say so itself.
 * @param text the statement, from which something may already be left out.
 */
export function gapStem(
  statement: Pick<Statement, 'section' | 'before' | 'lead'>,
  text: string,
  gap: { readonly start: number; readonly end: number },
  knowledge: Knowledge,
  { tells, tellsOther }: Revealing,
): string | undefined {
  let best: string | undefined;
  const whole = { head: text.slice(0, gap.start), tail: text.slice(gap.end).replace(/\.$/, '') };
  for (const { head, tail } of clausesAround(whole, text.slice(gap.start, gap.end))) {
    const clause = head + GAP + tail;
    if (!saysEnough(clause)) continue;
    const stem = withTopic(`${clause}.`, statement, knowledge, head === whole.head ? text : clause);
    if (stem === undefined || plainText(stem).length > longestStem || tells(stem)) continue;
    if (tellsOther === undefined || !tellsOther(stem)) return stem;
    best ??= stem;
  }
  return best;
}

/** "The default value is …" says nothing of what has the value. */
function saysEnough(clause: string): boolean {
  const words = [...contentWords(clause)].filter((word) => !EMPTY_STEMS.has(word));
  return words.length + (clause.match(PREFIX_LENGTH) ?? []).length >= 2;
}

/** `/24` names a thing, though it is no word. */
const PREFIX_LENGTH = /(?<=\s)\/\d+(?=\s)/g;
const EMPTY_STEMS = new Set(
  'default valu maximum minimum max min limit number amount size time total set specifi enter use can alway never usual'.split(
    ' ',
  ),
);
