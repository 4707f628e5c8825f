import type { Block, LineRange, Sentence } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import { type Claim, does, fitsCase } from './claim.ts';
import { coreOf, readClause } from './clause.ts';
import { itemListsIn, quoted } from './item-lists.ts';
import type { Setting } from './setting.ts';
import { isFitting, situationClaim } from './situation.ts';
import { isSameThing, type Thing, thingFrom } from './thing.ts';

/** A thing which a section advises to take in some cases. */
export interface Advice extends Advised {
  /** Empty where nothing can be made of those that the section gives. */
  readonly reasons: readonly Reason[];
  /** Set where a sentence only praises the thing, and names no choice. */
  readonly isPraise?: true;
}

interface Advised {
  readonly thing: Thing;
  /** What it is taken instead of, where the section says so. */
  readonly over?: Thing;
}

export interface Reason {
  readonly claim: Claim;
  /** Verbatim, with what announces the list. */
  readonly explanation: string;
  readonly lines: LineRange;
}

const TAKE = '(?:choose|use|pick|prefer|take|select|consider|opt for|go (?:with|for))';
const NAME = '((?:an? |the )?[^,;:.?!]{2,45}?)';
const OVER = `(?:,? (?:over|instead of|rather than) ${NAME})?`;
const LEAD = new RegExp(`^${TAKE} ${NAME}${OVER}(?:,? (?:if|when|where|for|in)\\b.*)?:?$`, 'isu');
const HEADING = new RegExp(
  `^(?:[\\d.]+ )?(?:when|why) (?:should|do|would|to|can|might) ?(?:you|we|i|one|people)? ?${TAKE} ${NAME}${OVER}\\??$`,
  'isu',
);
const CASE = new RegExp(`^${TAKE} ${NAME}${OVER},? (?:if|when) (.+)$`, 'isu');
const NO_NAME = /\b(?:it|this|that|these|those|them|not|which|what)\b/i;

/** What a section advises: `Choose ECS if …` and the items below, under such a heading, sentence or item, or in a sentence. */
export function adviceIn(setting: Setting): readonly Advice[] {
  const { headings, blocks } = setting.section;
  const headed = advisedBy(HEADING, headings.at(-1) ?? '', setting);
  const lists: Advice[] = [];
  for (const list of itemListsIn(blocks)) {
    const lead = list.parent?.sentences[0] ?? list.items[0]!.leadIn;
    const led = lead && advisedBy(LEAD, inlineMarkdownOf(lead), setting);
    // Under a heading that advises, its first list gives the reasons, whatever announces it.
    const advised = headed && !list.parent && lists.length === 0 ? { ...led, ...headed } : led;
    if (!advised) continue;
    const endsPhrases = list.items.some(({ sentences }) => /[,;]\W*$/.test(sentences[0]?.markdown ?? ''));
    const reasons = list.items.flatMap((item): Reason[] => {
      const [sentence, ...more] = item.sentences;
      const claim = sentence && more.length === 0 ? situationClaim(sentence, setting.writing, endsPhrases) : undefined;
      return claim ? [{ claim, explanation: quoted(item, list), lines: linesOf(item) }] : [];
    });
    lists.push({ ...advised, reasons });
  }
  // What announces a list of reasons sums them up.
  const leads = itemListsIn(blocks).flatMap(({ items }) => items[0]?.leadIn?.text ?? []);
  const isAnnouncing = (text: string, thing: Thing): boolean =>
    leads.includes(text) &&
    lists.some(({ thing: listed, reasons }) => reasons.length > 1 && isSameThing(listed, thing, setting.knowledge));
  return [
    ...(headed ? [{ ...headed, reasons: [] }] : []),
    ...lists,
    ...blocks.flatMap((block) => inProse(block, isAnnouncing, setting)),
  ];
}

/** `Use Redis when you need data structures.`, `ECS is ideal for simple workloads.` */
function inProse(
  { kind, sentences }: Block,
  isAnnouncing: (text: string, thing: Thing) => boolean,
  setting: Setting,
): readonly Advice[] {
  if (kind !== 'paragraph' && kind !== 'list-item') return [];
  return sentences.flatMap((sentence) => {
    const text = inlineMarkdownOf(sentence).replace(/^[^:.]{2,40}: (?=\S+ \S+ \S)/, '');
    const [, , , written] = CASE.exec(text.replace(/ \([^()]*\)/g, '')) ?? [];
    const advised = written === undefined ? undefined : advisedBy(CASE, text, setting);
    if (advised && isAnnouncing(sentence.text, advised.thing)) return [];
    if (advised) {
      const claim = fitsCase(setting.writing.inSentence(coreOf(written!), true));
      return [{ ...advised, reasons: [{ claim, explanation: sentence.markdown, lines: linesOf(sentence) }] }];
    }
    const clause = /;|, (?:while|whereas|and) /.test(text) ? undefined : readClause(text, setting);
    if (!clause || !isFitting(clause.predicate)) return [];
    const reason = { claim: does(clause.predicate), explanation: sentence.markdown, lines: linesOf(sentence) };
    return [{ thing: clause.thing, reasons: [reason], isPraise: true }];
  });
}

const linesOf = ({ startLine, endLine }: LineRange | Sentence): LineRange => ({ startLine, endLine });

function advisedBy(pattern: RegExp, text: string, { writing, knowledge }: Setting): Advised | undefined {
  const [, name, over] = pattern.exec(text.replace(/ \([^()]*\)/g, '')) ?? [];
  if (name === undefined || !isName(name)) return undefined;
  const thing = thingFrom(name, writing, knowledge);
  return over !== undefined && isName(over) ? { thing, over: thingFrom(over, writing, knowledge) } : { thing };
}

function isName(name: string): boolean {
  return !NO_NAME.test(name) && name.split(' ').length <= 6;
}
