import { pluralOf } from '../knowledge/noun-forms.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Section } from '../section.ts';
import type { Claim } from './claim.ts';
import { mentionsAny } from './leak.ts';
import { commonKind, type Thing, termNamed, thingFrom, upperFirst } from './thing.ts';
import type { Writing } from './writing.ts';

/** Where a comparison stands. */
export interface Setting {
  readonly section: Section;
  /** How the section's note writes names. */
  readonly writing: Writing;
  readonly knowledge: Knowledge;
}

/** Nouns that say nothing unless what they are of is said: `part`, `type`. */
const EMPTY_KIND =
  /^(?:part|type|kind|option|name|item|thing|approach|way|element|method|one|variant|choice|term|concept|group|category|class|mode|level|form|model|style|value|field)$/;

/**
 * What to ask for: `which Dockerfile instruction`, `which part of ECS`, or just `which of these`.
 * @param kind what the things are, in the singular, as a table's head or the notes say.
 */
function whichOf(kind: string | undefined, things: readonly Thing[], setting: Setting): string {
  if (kind === undefined) return 'which of these';
  const full = kindInFull(kind, setting);
  if (full !== undefined && !mentionsAny(full, things)) return `which ${full}`;
  if (EMPTY_KIND.test(kind)) return 'which of these';
  const owner = ownerOf(things, kind, setting, true);
  if (owner !== undefined) return `which ${owner.name} ${kind}`;
  const tellsItself = things.every(({ name, proper }) => proper || name.toLowerCase().endsWith(` ${kind}`));
  return tellsItself ? `which ${kind}` : 'which of these';
}

/** What to ask for, and where it holds. */
export function placed(
  claim: Claim | undefined,
  things: readonly Thing[],
  setting: Setting,
  kind = commonKind(things),
): { readonly which: string; readonly place?: string } {
  const which = whichOf(kind, things, setting);
  if (claim === undefined || which !== 'which of these') return { which };
  const said = claim.ask(which);
  const place = /\bin \p{Lu}/u.test(said) ? undefined : placeOf(things, said, setting);
  return place === undefined ? { which } : { which, place };
}

const NO_MODIFIER =
  /^(?:the|an?|unlike|like|than|these|those|this|that|its|their|your|our|each|every|all|both|many|few|several|some|most|more|other|one|two|three|four|five|six|seven|eight|nine|ten|\d+|main|common|usual|typical|important|which|what|following|different|of|and|or|in|on|for|to|with|by|are|is|do|does|has|have|there|used|known|first|last|basic|own|such|useful|popular)$/i;

/** The kind with what the heading or a sentence says of it: `Dockerfile instruction`, `phase of a pod`. */
function kindInFull(kind: string, { section, writing }: Setting): string | undefined {
  const { headings, blocks, note } = section;
  const paragraphs = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.sentences.map(({ text }) => text) : [],
  );
  const nouns = [kind, pluralOf(kind)].flatMap((noun) => [noun, upperFirst(noun)]).join('|');
  const plurals = [pluralOf(kind), upperFirst(pluralOf(kind))].join('|');
  const after = new RegExp(`\\b(?:${nouns}) of ((?:an? |the )?[\\p{L}\\p{N}-]+(?: \\p{Lu}[\\p{L}\\p{N}-]*)*)`, 'u');
  const before = new RegExp(`(?:^|\\s)((?:[\\p{L}\\p{N}-]+ ){1,2})(?:${plurals})\\b`, 'u');
  for (const text of [headings.at(-1) ?? '', ...paragraphs, note.title]) {
    const of = after.exec(text)?.[1];
    if (of !== undefined && !/^(?:them|these|those|it|this|each|all|the)$/i.test(of)) return `${kind} of ${of}`;
    const words = before.exec(text)?.[1]?.trim().split(' ') ?? [];
    const kept = words.slice(words.findLastIndex((word) => NO_MODIFIER.test(word)) + 1);
    if (kept.length > 0) return `${writing.inSentence(kept.join(' '))} ${kind}`;
  }
  return undefined;
}

/**
 * Where common nouns mean what the note is about: `in ECS`, for a service and a task. Nothing where the things have proper
 * names, or the note is about no named thing.
 * @param said the question without the place.
 */
function placeOf(things: readonly Thing[], said: string, setting: Setting): string | undefined {
  if (things.every(({ proper }) => proper)) return undefined;
  const owner = ownerOf(things, said, setting);
  return owner ? `in ${owner.name}` : wholeOf(things, said, setting);
}

/** `What is in a container image?`, `What are the parts of a sentence?` */
const ASKS_FOR_PARTS =
  /^what (?:is|are|do you find)(?: the (?:\p{Ll}+ )?(?:parts|components|contents|elements|pieces) (?:of|in)| in| inside) ((?:an?|the) \p{Ll}[\p{L} -]+)\?$/iu;

/** What the things are parts of, where the section's heading asks for such. */
function wholeOf(things: readonly Thing[], said: string, { section }: Setting): string | undefined {
  const whole = ASKS_FOR_PARTS.exec(section.headings.at(-1) ?? '')?.[1];
  if (whole === undefined) return undefined;
  const bare = whole.replace(/^(?:an?|the) /i, '');
  const isSaid = [said, ...things.map(({ name }) => name)].some((text) =>
    mentionsAny(text, [{ name: bare, names: [] }]),
  );
  return isSaid ? undefined : `in ${whole}`;
}

/** What the note or the section is about by its name, unless that is compared or said already. */
function ownerOf(things: readonly Thing[], said: string, setting: Setting, mayBeCounted = false): Thing | undefined {
  const { section, knowledge } = setting;
  for (const text of [section.note.title, ...section.headings.toReversed()]) {
    const owner = properNameIn(text, setting, mayBeCounted);
    if (owner === undefined) continue;
    const isCompared = things.some(({ names }) => names.some((name) => knowledge.sameThing(name, owner.name)));
    const isSaid = [said, ...things.map(({ name }) => name)].some((text) => mentionsAny(text, [owner]));
    return isCompared || isSaid ? undefined : owner;
  }
  return undefined;
}

/** A name of one or two words that the notes write large, and without an article unless it `mayBeCounted`. */
function properNameIn(text: string, { writing, knowledge }: Setting, mayBeCounted: boolean): Thing | undefined {
  const words = text.match(/[\p{L}\p{N}-]+/gu) ?? [];
  for (const [at, word] of words.entries()) {
    for (const name of [`${word} ${words[at + 1]}`, word]) {
      if (!/^\p{Lu}\S*(?: \p{Lu}\S*)?$/u.test(name) || !termNamed(name, knowledge)?.proper) continue;
      const thing = thingFrom(name, writing, knowledge);
      if ((thing.proper || mayBeCounted) && !thing.plural) return thing;
    }
  }
  return undefined;
}
