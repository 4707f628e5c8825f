import type { Block, Sentence } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import { type Clause, readClause } from './clause.ts';
import { type Opposition, readOpposition } from './comparative.ts';
import { comparesSubject } from './comparison-words.ts';
import { type Distinction, distinguish } from './distinction.ts';
import { areOpposed } from './opposition.ts';
import { placed, type Setting } from './setting.ts';
import { indefiniteArticle, isSameThing, keyOf, type Thing } from './thing.ts';

const QUALITY = 0.8;

/** What sentences of a section set against each other: `A registry is the whole service, and a repository is …`. */
export function sentenceDistinctions(setting: Setting): readonly Distinction[] {
  const blocks = setting.section.blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'list-item');
  return blocks.flatMap((block, at) => ofBlock(block, blocks[at - 1], setting));
}

function ofBlock({ sentences }: Block, before: Block | undefined, setting: Setting): readonly Distinction[] {
  return sentences.flatMap((sentence, at) => {
    const text = unlabelled(sentence);
    const oppositions = readOpposition(text, setting);
    if (oppositions.length > 0) return oppositions.flatMap((each) => ofOpposition(each, sentence, setting));
    const own = clausesOf(text, setting);
    if (own.length > 1) return distinctionsOf(own, [sentence], setting);
    // `On the other hand` at the beginning of a paragraph takes up what the one before began with.
    const previous = at > 0 ? sentences[at - 1]! : OPPOSING.test(text) ? before?.sentences[0] : undefined;
    if (previous === undefined || clausesOf(unlabelled(previous), setting).length > 1) return [];
    return distinctionsOf(oppositeSentences(unlabelled(previous), text, setting), [previous, sentence], setting);
  });
}

/** Without the label of an item: `**Isolation:** VMs offer …`. */
function unlabelled(sentence: Sentence): string {
  const inline = inlineMarkdownOf(sentence);
  return /^\s*(?:\*\*|__)/.test(sentence.markdown) ? inline.replace(/^[^:.]{2,40}:\s+(?=\S+ \S+ \S)/, '') : inline;
}

const JOINT = /[;,]\s+(?:(?:and|but|while|whereas)\s+)?|\s+(?:while|whereas)\s+/g;

/** Clauses about different things, where a sentence, or what follows its colon, consists of such; else none. */
function clausesOf(text: string, setting: Setting): readonly Clause[] {
  return splitClauses(/:\s+(.+)$/s.exec(text)?.[1] ?? text, setting);
}

function splitClauses(text: string, setting: Setting): readonly Clause[] {
  const first = readClause(text, setting);
  if (first === undefined) return [];
  const masked = text.replace(/`[^`]*`|\([^()]*\)/g, (span) => '_'.repeat(span.length));
  const cuts: Cut[] = [{ from: 0, to: 0, thing: first.thing, strong: false }];
  for (const { 0: joint, index } of masked.matchAll(JOINT)) {
    const from = index + joint.length;
    const thing = readClause(text.slice(from), setting, true)?.thing;
    if (thing === undefined || cuts.some((cut) => isSameThing(cut.thing, thing, setting.knowledge))) continue;
    cuts.push({ from, to: index, thing, strong: /^, (?:while|whereas)/.test(joint) });
  }
  const kept = cuts.filter(
    ({ thing, strong }, at) =>
      at === 0 || strong || cuts.some((cut) => cut.thing !== thing && areOpposed(cut.thing, thing, setting)),
  );
  if (kept.length === 2 && !kept[1]!.strong && !areOpposed(first.thing, kept[1]!.thing, setting)) return [];
  return kept.flatMap(({ from }, at) => {
    const written = text.slice(from, kept[at + 1]?.to);
    const clause = readClause(takingUp(written, text.slice(0, from), inFull), setting, at > 0);
    const own = readClause(takingUp(written, text.slice(0, from), leftOut), setting, at > 0)?.predicate;
    return clause ? { ...clause, ...(own !== undefined && { own }), adds: ADDS.test(written) } : [];
  });
}

const TAKEN_UP = / (of|for|from|by|with|in) that (\p{Ll}+)\b/gu;

/** Changes what takes up a noun from before: `an instance of that blueprint` after `is the blueprint`. */
function takingUp(clause: string, before: string, change: (preposition: string, noun: string) => string): string {
  return clause.replace(TAKEN_UP, (whole, preposition: string, noun: string) =>
    new RegExp(`\\b(?:an?|the) ${noun}\\b`, 'iu').test(before) ? change(preposition, noun) : whole,
  );
}

const inFull = (preposition: string, noun: string): string => ` ${preposition} ${indefiniteArticle(noun)} ${noun}`;
const leftOut = (): string => '';

/** Where a clause about another thing begins, and where the one before ends. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly thing: Thing;
  /** Whether the joint says that there is a contrast. */
  readonly strong: boolean;
}

const ADDS = /\b(?:also|too|as well|additionally|in addition)\b/i;

const OPPOSING =
  /^(?:but|however|in contrast|by contrast|by comparison|on the other hand|conversely|whereas|meanwhile)\b|\bon the other hand,?\s/i;

/** `An ECS container is called a task. An EKS container is called a pod.` */
function oppositeSentences(first: string, second: string, setting: Setting): readonly Clause[] {
  const one = readClause(first, setting);
  const other = readClause(second, setting);
  if (one === undefined || other === undefined || isSameThing(one.thing, other.thing, setting.knowledge)) return [];
  const parallel = verbOf(one) === verbOf(other) && !/^(?:is|are|has|have|can)$/.test(verbOf(one));
  const sameFrame = frameOf(one) === frameOf(other) && !/ (?:an?|the)$/.test(frameOf(one));
  if (!OPPOSING.test(second) && !parallel && !sameFrame) return [];
  return areOpposed(one.thing, other.thing, setting) ? [one, { ...other, adds: ADDS.test(second) }] : [];
}

const verbOf = ({ predicate }: Clause): string => predicate.split(' ', 1)[0]!;
const frameOf = ({ predicate }: Clause): string => predicate.split(' ', 2).join(' ');

/** `is a more flexible way to choose it` */
function isImproved({ predicate }: Clause): boolean {
  return /^(?:is|are) an? /.test(predicate) && comparesSubject(predicate);
}

/** @param sentences in which the clauses stand, one for all or one for each. */
function distinctionsOf(
  clauses: readonly Clause[],
  sentences: readonly Sentence[],
  setting: Setting,
): readonly Distinction[] {
  const things = clauses.map(({ thing }) => thing);
  const sides = clauses.map(({ thing, predicate, own }) => ({ thing, value: own ?? predicate }));
  // Where one clause says where it holds, a place for the others would be wrong.
  const whole = clauses.map(({ claim }) => claim.content).join(', ');
  return clauses.flatMap((clause, at) => {
    // `… names one kind, and … is a more flexible way` leaves open whether the latter names one too.
    if (clauses.some((other) => other !== clause && (isImproved(other) || other.adds === true))) return [];
    const { which, place } = placed(clause.claim, things, setting);
    const found = distinguish(
      sides[at]!,
      sides,
      clause.claim,
      {
        which,
        ...(place !== undefined && !/\bin \p{Lu}/u.test(whole) && { place }),
        ...passage(sentences),
        topic: [...things.map(keyOf), clauses[0]!.predicate.toLowerCase()].join('|'),
        quality: QUALITY,
      },
      setting.knowledge,
    );
    return found ?? [];
  });
}

function ofOpposition(
  { thing, other, claim, predicate }: Opposition,
  sentence: Sentence,
  setting: Setting,
): readonly Distinction[] {
  const own = { thing, value: predicate };
  const found = distinguish(
    own,
    [own, { thing: other, value: '' }],
    claim,
    {
      ...placed(claim, [thing, other], setting),
      ...passage([sentence]),
      topic: [keyOf(thing), keyOf(other), predicate.toLowerCase()].join('|'),
      quality: QUALITY,
    },
    setting.knowledge,
  );
  return found ? [found] : [];
}

function passage(sentences: readonly Sentence[]): Pick<Distinction, 'explanation' | 'lines'> {
  return {
    explanation: sentences.map(({ markdown }) => markdown).join(' '),
    lines: { startLine: sentences[0]!.startLine, endLine: sentences.at(-1)!.endLine },
  };
}
