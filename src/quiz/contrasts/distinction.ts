import type { LineRange } from '../../corpus/note.ts';
import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import type { Claim } from './claim.ts';
import { compares } from './comparison-words.ts';
import { isDenied } from './denial.ts';
import { givesAway, hintsAt, mentionsAny } from './leak.ts';
import { areAlike, tellingStems } from './likeness.ts';
import { standsAlone } from './stands-alone.ts';
import type { Thing } from './thing.ts';
import { leadingVerb } from './verbs.ts';

/** Something that the notes say of one thing and not of others which they set beside it. */
export interface Distinction {
  readonly thing: Thing;
  /** Those of which it does not hold. Never empty. */
  readonly others: readonly Thing[];
  /** Those of them of which the notes deny it, and do not just say something else. */
  readonly denied: readonly Thing[];
  readonly claim: Claim;
  /** `which of these`, `which launch type`. */
  readonly which: string;
  /** Where it holds, if the things alone do not tell: `in ECS`. */
  readonly place?: string;
  /** What is asked about, in lower case: the same for all sides of one row or sentence. */
  readonly topic: string;
  /** Verbatim Markdown. */
  readonly explanation: string;
  readonly lines: LineRange;
  /** 0 to 1. */
  readonly quality: number;
}

/** What one of several things is said to be or do; nothing where it is not said of that thing. */
export interface Side {
  readonly thing: Thing;
  readonly value?: string;
}

/** A verb with its object says enough; what something is takes more words to be told from others. */
const FEWEST_STEMS = 2;
const FEWEST_STEMS_OF_BEING = { an: 3, the: 4 };
const LONGEST_CONTENT_CHARS = 170;

/** A value that takes in every other. */
const UNIVERSAL =
  /^(?:almost |nearly )?(?:everything|anything|all|any|both|either|every|depends|varies|mixed|optional(?:ly)?|sometimes|partly|partially)$/i;

/**
 * The distinction that a claim about one side makes; nothing where it may hold of another as well, gives the thing away, is about
 * another of them too, says too little, or cannot be understood alone.
 */
export function distinguish(
  { thing, value }: Side,
  sides: readonly Side[],
  claim: Claim | undefined,
  rest: Omit<Distinction, 'thing' | 'others' | 'denied' | 'claim'>,
  knowledge: Pick<Knowledge, 'termsIn'>,
): Distinction | undefined {
  if (claim === undefined || value === undefined || UNIVERSAL.test(value)) return undefined;
  const rivals = sides.filter((side) => side.thing !== thing && side.value !== undefined);
  if (rivals.some((side) => areAlike(side.value!, value))) return undefined;
  const { content } = claim;
  const different = rivals.filter(
    (side) => !UNIVERSAL.test(side.value!) && agreeInNumber(thing, side.thing, content, rest.which),
  );
  const others = different.map((side) => side.thing);
  const denied = different.filter((side) => isDenied(claim, side.value!)).map((side) => side.thing);
  const compared = sides.filter((side) => side.thing !== thing).map((side) => side.thing);
  const sound =
    others.length > 0 &&
    content.length <= LONGEST_CONTENT_CHARS &&
    tellingStems(content).size >= fewestStems(content) &&
    standsAlone(content) &&
    !/ the \p{Ll}+s$/u.test(content) &&
    !LACKS_OTHER_SIDE.test(content) &&
    !(isScant(claim) && areOneFamily([thing, ...others])) &&
    !givesAway(content, thing, compared) &&
    !hintsAt(content, thing, compared, knowledge) &&
    !mentionsAny(content, compared);
  return sound ? { thing, others, denied, claim, ...rest } : undefined;
}

/** With what? */
const LACKS_OTHER_SIDE = /\b(?:integrated|related|tied|linked|connected|compared|associated|coupled)$/;

/** `Which of these records …?` asks for one thing, and a name in the plural then stands out among the choices. */
function agreeInNumber(thing: Thing, other: Thing, content: string, which: string): boolean {
  const number = leadingVerb(content);
  if (number === 'plural') return other.plural;
  return number !== 'singular' || which !== 'which of these' || other.plural === thing.plural;
}

const FEW_WORDS = 3;

/** `reacts to alarms`: so little may be true of every one of a family. */
function isScant({ content, excludes }: Claim): boolean {
  const isShort = content.split(' ').length <= FEW_WORDS && /^[\p{Ll} -]+$/u.test(content);
  return excludes === undefined && isShort && leadingVerb(content) !== undefined;
}

/** Whether the names of three or more have a word in common: `step scaling`, `scheduled scaling` and `target tracking`. */
function areOneFamily(things: readonly Thing[]): boolean {
  if (things.length < 3) return false;
  const [first = [], ...others] = things.map(({ name }) =>
    plainText(name)
      .toLowerCase()
      .split(/[\s-]+/),
  );
  return first.some((word) => others.some((words) => words.includes(word)));
}

function fewestStems(content: string): number {
  const [, article] = /^(?:is|are) (an?|the|one) /.exec(content) ?? [];
  if (article === undefined) return compares(content) ? 1 : FEWEST_STEMS;
  return article === 'the' ? FEWEST_STEMS_OF_BEING.the : FEWEST_STEMS_OF_BEING.an;
}
