import type { ListItem } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import { plainText } from '../plain-text.ts';
import { type Claim, does } from './claim.ts';
import { coreOf } from './clause.ts';
import { type Distinction, distinguish } from './distinction.ts';
import { type ItemList, itemListsIn, quoted } from './item-lists.ts';
import { placed, type Setting } from './setting.ts';
import { FITTING } from './situation.ts';
import { keyOf, type Thing, termNamed, thingFrom } from './thing.ts';
import { leadingVerb } from './verbs.ts';

/** What an item says of the thing that it is about. */
interface Entry {
  readonly item: ListItem;
  readonly list: ItemList;
  readonly thing: Thing;
  /** Inline Markdown. */
  readonly value: string;
  readonly claim?: Claim;
}

/** Of items that are about a thing each, so many must be. */
const MOST = 0.6;
const QUALITY = 0.65;
const LONGEST_NAME_WORDS = 5;

/** What lists tell apart: `**AWS Batch** queues jobs …` in each item, or things with lists of what is true of each below. */
export function listDistinctions(setting: Setting): readonly Distinction[] {
  const lists = itemListsIn(setting.section.blocks);
  const parallels = parallelsOf(lists, setting);
  return [...lists.map((list) => labelled(list, setting)), ...parallels.map((group) => nested(group, setting))].flatMap(
    (entries) => distinctionsOf(entries, setting),
  );
}

const LABEL = /^(?:\*\*|__)([^*_]{2,40}?):?(?:\*\*|__):?\s+|^([\p{L}\p{N}`][^:*]{1,40}):\s+/u;

function labelled(list: ItemList, { writing, knowledge }: Setting): readonly Entry[] {
  const entries = list.items.flatMap((item) => {
    const sentence = item.sentences[0];
    const [label, bold, plain] = LABEL.exec(sentence?.markdown ?? '') ?? [];
    const name = bold ?? plain;
    if (!sentence || label === undefined || name === undefined || !isName(name)) return [];
    const said = inlineMarkdownOf(sentence)
      .slice(plainText(name).length)
      .replace(/^[^:]*:\s+|^\s+/, '');
    return [{ item, list, thing: thingFrom(name, writing, knowledge), value: writing.inSentence(coreOf(said), true) }];
  });
  const numbers = entries.map(({ value }) => leadingVerb(value));
  // One deed among descriptions may well be done by others too.
  const deeds = numbers.filter((number) => number !== undefined).length;
  if (entries.length < Math.max(2, list.items.length * MOST) || deeds * 2 < entries.length) return [];
  return entries.map((entry, at) => {
    const isItsOwn = numbers[at] === 'singular' || (numbers[at] === 'plural' && entry.thing.plural);
    return isItsOwn ? { ...entry, claim: does(entry.value) } : entry;
  });
}

/** `ECS with EC2` with `Ideal for …` below, beside `ECS with Fargate` with its own. */
function nested(lists: readonly ItemList[], { writing, knowledge }: Setting): readonly Entry[] {
  return lists.flatMap((list) => {
    const above = list.parent?.sentences[0] ?? list.items[0]!.leadIn;
    const name = above && inlineMarkdownOf(above).replace(/:$/, '');
    if (!name || !isName(name)) return [];
    const thing = thingFrom(name, writing, knowledge);
    return list.items.flatMap((item): Entry[] => {
      const [sentence, ...more] = item.sentences;
      if (!sentence || more.length > 0) return [];
      const value = writing.inSentence(coreOf(inlineMarkdownOf(sentence)), true);
      // What else is said of one thing may be true of the other as well.
      const tells = FITTING.test(value)
        ? `is ${value}`
        : / only$/.test(value) && leadingVerb(value) === 'singular' && value;
      return [{ item, list, thing, value, ...(tells && { claim: does(tells) }) }];
    });
  });
}

/** Lists that stand side by side, each under the name of a thing: all those under items of one list, or all under names. */
function parallelsOf(lists: readonly ItemList[], { section, knowledge }: Setting): readonly (readonly ItemList[])[] {
  const nestedIn = lists.map(({ items }) => lists.filter(({ parent }) => parent && items.includes(parent)));
  const complete = nestedIn.filter((below, at) => below.length > 1 && below.length === lists[at]!.items.length);
  const context = `${section.note.title} ${section.headings.join(' ')}`.toLowerCase();
  const named = lists.filter(({ parent, items }) => {
    const name = parent ? '' : (items[0]!.leadIn?.text.replace(/:$/, '') ?? '');
    return (
      name !== '' && isName(name) && (termNamed(name, knowledge) !== undefined || context.includes(name.toLowerCase()))
    );
  });
  return named.length > 1 ? [...complete, named] : complete;
}

function isName(name: string): boolean {
  return (
    name.split(/\s+/).length <= LONGEST_NAME_WORDS &&
    !/[.,;:?!]/.test(name) &&
    !/^(?:note|tip|example|warning)/i.test(name)
  );
}

function distinctionsOf(entries: readonly Entry[], setting: Setting): readonly Distinction[] {
  const things = [...new Map(entries.map(({ thing }) => [keyOf(thing), thing])).values()];
  return entries.flatMap(({ item, list, thing, value, claim }) => {
    const others = entries.filter((entry) => keyOf(entry.thing) !== keyOf(thing));
    const own = { thing, value };
    const sides = [own, ...things.flatMap((other) => sideOf(other, others))];
    const found = distinguish(
      own,
      sides,
      claim,
      {
        ...placed(claim, things, setting),
        topic: [keyOf(thing), plainText(value).toLowerCase()].join('|'),
        explanation: quoted(item, list),
        lines: { startLine: item.startLine, endLine: item.endLine },
        quality: QUALITY,
      },
      setting.knowledge,
    );
    return found ?? [];
  });
}

/** All that is said of a thing, so that what is said of another can be compared with it. */
function sideOf(thing: Thing, entries: readonly Entry[]): { thing: Thing; value: string }[] {
  const own = entries.filter((entry) => keyOf(entry.thing) === keyOf(thing));
  return own.length === 0 ? [] : [{ thing, value: own.map(({ value }) => value).join('\n') }];
}
