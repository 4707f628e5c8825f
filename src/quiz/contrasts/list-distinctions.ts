import type { ListItem } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import { plainText } from '../plain-text.ts';
import { type Claim, does } from './claim.ts';
import { coreOf, readClause } from './clause.ts';
import { type Distinction, distinguish } from './distinction.ts';
import { type ItemList, itemListsIn, quoted } from './item-lists.ts';
import { placed, type Setting } from './setting.ts';
import { situationClaim } from './situation.ts';
import { keyOf, type Thing, thingFrom } from './thing.ts';
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
  return lists.flatMap((list) => [
    ...distinctionsOf(labelled(list, setting), setting),
    ...distinctionsOf(nested(list, lists, setting), setting),
  ]);
}

const LABEL = /^(?:\*\*|__)([^*_]{2,40}?):?(?:\*\*|__):?\s+|^([\p{L}\p{N}`][^:*]{1,40}):\s+/u;

function labelled(list: ItemList, setting: Setting): readonly Entry[] {
  const entries = list.items.flatMap((item) => {
    const sentence = item.sentences[0];
    const [label, bold, plain] = LABEL.exec(sentence?.markdown ?? '') ?? [];
    const name = bold ?? plain;
    if (!sentence || label === undefined || name === undefined || !isName(name)) return [];
    const thing = thingFrom(name, setting.writing, setting.knowledge);
    const inline = inlineMarkdownOf(sentence);
    if (!label.includes(':')) {
      const clause = readClause(inline, setting);
      const isLabel = clause && plainText(clause.thing.name).toLowerCase() === plainText(name).toLowerCase();
      return isLabel
        ? [
            {
              item,
              list,
              thing: { ...thing, plural: clause.thing.plural },
              value: clause.predicate,
              claim: clause.claim,
            },
          ]
        : [];
    }
    const value = setting.writing.inSentence(coreOf(inline.replace(/^[^:]+:\s+/, '')));
    return [{ item, list, thing, value, ...(leadingVerb(value) === 'singular' && { claim: does(value) }) }];
  });
  return entries.length >= Math.max(2, list.items.length * MOST) ? entries : [];
}

/** `ECS with EC2` with `Ideal for …` below, beside `ECS with Fargate` with its own. */
function nested(list: ItemList, lists: readonly ItemList[], setting: Setting): readonly Entry[] {
  const below = list.items.flatMap((parent) => lists.find((other) => other.parent === parent) ?? []);
  const isParallel = below.length > 1 && below.length === list.items.length;
  if (!isParallel || !below.every(({ parent }) => isName(plainText(parent!.sentences[0]!.markdown)))) return [];
  return below.flatMap((under) => {
    const thing = thingFrom(inlineMarkdownOf(under.parent!.sentences[0]!), setting.writing, setting.knowledge);
    return under.items.flatMap((item) => {
      const [sentence, ...more] = item.sentences;
      if (!sentence || more.length > 0) return [];
      const value = setting.writing.inSentence(coreOf(inlineMarkdownOf(sentence)));
      const fitting = situationClaim(sentence, setting.writing);
      const claim =
        leadingVerb(value) === 'singular' ? does(value) : fitting?.content.startsWith('is ') ? fitting : undefined;
      return claim ? [{ item, list: under, thing, value, claim }] : [];
    });
  });
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
    const found = distinguish(own, sides, claim, {
      ...placed(claim, things, setting),
      topic: [keyOf(thing), plainText(value).toLowerCase()].join('|'),
      explanation: quoted(item, list),
      lines: { startLine: item.startLine, endLine: item.endLine },
      quality: QUALITY,
    });
    return found ?? [];
  });
}

/** All that is said of a thing, so that what is said of another can be compared with it. */
function sideOf(thing: Thing, entries: readonly Entry[]): { thing: Thing; value: string }[] {
  const own = entries.filter((entry) => keyOf(entry.thing) === keyOf(thing));
  return own.length === 0 ? [] : [{ thing, value: own.map(({ value }) => value).join('\n') }];
}
