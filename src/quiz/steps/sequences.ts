import type { ListItem, Sentence } from '../../corpus/note.ts';
import { tellingStems } from '../contrasts/likeness.ts';
import type { Section } from '../section.ts';
import { type NumberedList, numberedLists } from './step-lists.ts';
import { purposeOf } from './step-purpose.ts';
import { isImperative, readStep, type Step } from './step-text.ts';

/** Steps in their order, and what they are for. */
export interface Sequence {
  readonly question: string;
  /** Inline Markdown. */
  readonly steps: readonly string[];
  /** From the first to the last of them, with those that are left out. */
  readonly items: readonly ListItem[];
  readonly leadIn?: Sentence;
  /** Whether the notes say that this is the order, and not only that it is one way. */
  readonly strict: boolean;
  readonly quality: number;
}

const FEWEST_STEPS = 3;
/** More letters than these are hard to keep in mind. */
const MOST_STEPS = 5;

/** The notes say themselves that the order counts. */
const ORDERED =
  /\b(?<!next )steps?\b|\bin (?:this|the following|that|the right|the given|exactly this) order\b|\bsequence\b|\bstages\b|\bworkflow\b|\bprocedure\b|\bchain\b|\bpipeline\b|\blife ?cycle\b|\bfirst\b.*\bthen\b|\bstep by step\b|\bone after (?:the other|another)\b/i;
/** Numbered for other reasons. */
const RANKED =
  /\b(?:rank(?:ing|ed|s)?|top \d+|most (?:common|popular|important|used|frequent)|best|worst|priorit(?:y|ies)|differences?|levels?|precedence|first match)\b/i;
const HOW_TO =
  /^how (?:to|do|can|would|should)\b|\b(?:set ?up|setup|install(?:ation|ing)?|deploy(?:ing|ment)?|getting started|recipe|method|directions|instructions|preparation)\b/i;
/** The notes say that this order is the one. */
const STRICT =
  /\bin (?:this|the following|that|the right|exactly this|the given) order\b|\b(?:happens?|done|run|goes?|go|follow|come|steps?|stages?)\b[^.]* in order(?=:|$)|\bone after (?:the other|another)\b/i;
const SAYS_ORDER = /^(?:then|next|finally|lastly|after (?:that|this)|afterwards|once\b)/i;

export function sequencesIn(section: Section): readonly Sequence[] {
  return numberedLists(section).flatMap((list) => sequenceOf(list, section) ?? []);
}

function sequenceOf({ items, leadIn }: NumberedList, section: Section): Sequence | undefined {
  const read = items.map((item) => ({ item, step: readStep(item) }));
  const steps = read.flatMap(({ item, step }) => (step ? [{ item, step }] : []));
  const heading = section.headings.at(-1) ?? section.note.title;
  if (
    steps.length < FEWEST_STEPS ||
    !isSequence(
      steps.map(({ step }) => step),
      items,
      leadIn,
      heading,
    )
  )
    return undefined;
  const certain = steps.filter(({ step }) => !step.conditional);
  const used = bestWindow(certain);
  if (used.length < FEWEST_STEPS || new Set(used.map(({ step }) => step.text.toLowerCase())).size < used.length)
    return undefined;
  const purpose = purposeOf(leadIn, section, {
    imperative: areTold(used.map(({ step }) => step)),
    shown: used.length,
  });
  if (purpose === undefined) return undefined;
  const strict = STRICT.test(leadIn) || STRICT.test(heading);
  return {
    question: purpose.question,
    steps: used.map(({ step }) => step.text),
    items: items.slice(items.indexOf(used[0]!.item), items.indexOf(used.at(-1)!.item) + 1),
    strict,
    ...(items[0]!.leadIn && { leadIn: items[0]!.leadIn }),
    quality:
      0.75 * purpose.clarity - (used.length < items.length ? 0.05 : 0) - (used.length === FEWEST_STEPS ? 0.1 : 0),
  };
}

/** Whether the numbers stand for an order in time. Checks are done in any order, whatever their numbers. */
function isSequence(steps: readonly Step[], items: readonly ListItem[], leadIn: string, heading: string): boolean {
  const said = `${leadIn} ${heading}`;
  const count = (test: (step: Step) => boolean): number => steps.filter(test).length;
  if (
    count(({ conditional }) => conditional) > 1 ||
    count(({ checks, clicks }) => checks || clicks) * 2 >= steps.length
  )
    return false;
  // What some items name and others tell is no list of steps.
  const isNamed = steps.some(({ mood }) => mood === 'name') && !STRICT.test(said);
  if (isNamed && steps.some(({ mood }) => mood === 'imperative' || mood === 'sentence')) return false;
  if (RANKED.test(said)) return false;
  if (ORDERED.test(said) || STRICT.test(said)) return true;
  const saysOrder = items.filter(({ sentences }) => SAYS_ORDER.test(sentences[0]!.text)).length;
  if (saysOrder > 1) return true;
  if (items.every(isLabelled) && steps.length === items.length && linksOf(steps) * 2 >= steps.length - 1) return true;
  const isTask = HOW_TO.test(heading) || (heading.includes(' ') && isImperative(heading));
  return isTask && areTold(steps) && linksOf(steps) >= 2;
}

/** `**Offer**: a server offers an address`. */
const isLabelled = ({ sentences }: ListItem): boolean => LABELLED.test(sentences[0]!.markdown);
const LABELLED = /^(?:(\*\*|__)[^*_]+?:?\1:?|[\p{L}-]+:)\s+\S/u;

/** Whether steps say what to do rather than what happens. One word (`deploy`) may be either. */
const areTold = (steps: readonly Step[]): boolean =>
  steps.every(({ mood }) => mood === 'imperative' || mood === 'word') &&
  steps.some(({ mood }) => mood === 'imperative');

/** Steps that take up what an earlier one made: `Build an image`, `Push the image`. */
function linksOf(steps: readonly Step[]): number {
  return steps.filter(({ text }, at) => {
    const words = [...text.matchAll(/\bthe ((?:[\p{L}-]+ )?[\p{L}-]+)/giu)].flatMap(([, taken = '']) => [
      ...tellingStems(taken),
    ]);
    return steps.slice(0, at).some((earlier) => words.some((word) => tellingStems(earlier.text).has(word)));
  }).length;
}

/** Consecutive steps that hang together most. */
function bestWindow<Each extends { readonly step: Step }>(steps: readonly Each[]): readonly Each[] {
  if (steps.length <= MOST_STEPS) return steps;
  const windows = steps.slice(0, steps.length - MOST_STEPS + 1).map((_, at) => steps.slice(at, at + MOST_STEPS));
  const links = windows.map((window) => linksOf(window.map(({ step }) => step)));
  return windows[links.indexOf(Math.max(...links))]!;
}
