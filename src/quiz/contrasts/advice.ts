import type { ListItem } from '../../corpus/note.ts';
import { plainText } from '../plain-text.ts';
import { itemListsIn, quoted } from './item-lists.ts';
import type { Setting } from './setting.ts';
import { type Thing, thingFrom } from './thing.ts';

/** A thing which a section advises to take in some cases. */
export interface Advice extends Advised {
  /** Empty where the section gives them in prose. */
  readonly reasons: readonly Reason[];
}

interface Advised {
  readonly thing: Thing;
  /** What it is taken instead of, where the section says so. */
  readonly over?: Thing;
}

export interface Reason {
  readonly item: ListItem;
  /** Verbatim, with what announces the list. */
  readonly explanation: string;
}

const TAKE = '(?:choose|use|pick|prefer|take|select|consider|opt for|go (?:with|for))';
const NAME = '((?:an? |the )?[^,;:.?!]{2,45}?)';
const OVER = `(?:,? (?:over|instead of|rather than) ${NAME})?`;
const LEAD = new RegExp(`^${TAKE} ${NAME}${OVER}(?:,? (?:if|when|where|for|in)\\b.*)?:?$`, 'isu');
const HEADING = new RegExp(
  `^(?:[\\d.]+ )?(?:when|why) (?:should|do|would|to|can|might) ?(?:you|we|i|one|people)? ?${TAKE} ${NAME}${OVER}\\??$`,
  'isu',
);
const NO_NAME = /\b(?:it|this|that|these|those|them|not|which|what)\b/i;

/** What a section advises: `Choose ECS if …` and the items below, under such a heading, sentence or item. */
export function adviceIn(setting: Setting): readonly Advice[] {
  const { headings, blocks } = setting.section;
  const headed = advisedBy(HEADING, headings.at(-1) ?? '', setting);
  const found: Advice[] = headed ? [{ ...headed, reasons: [] }] : [];
  for (const list of itemListsIn(blocks)) {
    const lead = list.parent?.sentences[0] ?? list.items[0]!.leadIn;
    const led = lead && advisedBy(LEAD, plainText(lead.markdown), setting);
    // Under a heading that advises, its first list gives the reasons, whatever announces it.
    const advised = headed && !list.parent && found.length === 1 ? { ...led, ...headed } : led;
    if (!advised) continue;
    const single = list.items.filter(({ sentences }) => sentences.length === 1);
    found.push({ ...advised, reasons: single.map((item) => ({ item, explanation: quoted(item, list) })) });
  }
  return found;
}

function advisedBy(pattern: RegExp, text: string, { writing, knowledge }: Setting): Advised | undefined {
  const [, name, over] = pattern.exec(text) ?? [];
  if (name === undefined || !isName(name)) return undefined;
  const thing = thingFrom(name, writing, knowledge);
  return over !== undefined && isName(over) ? { thing, over: thingFrom(over, writing, knowledge) } : { thing };
}

function isName(name: string): boolean {
  return !NO_NAME.test(name) && name.split(' ').length <= 6;
}
