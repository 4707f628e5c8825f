import type { LineRange } from '../../corpus/note.ts';
import type { Claim } from './claim.ts';
import { givesAway, mentionsAny } from './leak.ts';
import { areAlike, tellingStems } from './likeness.ts';
import { standsAlone } from './stands-alone.ts';
import type { Thing } from './thing.ts';

/** Something that the notes say of one thing and not of others which they set beside it. */
export interface Distinction {
  readonly thing: Thing;
  /** Those of which it does not hold. Never empty. */
  readonly others: readonly Thing[];
  readonly claim: Claim;
  /** `which of these`, `which launch type`. */
  readonly which: string;
  /** Where it holds, if the things alone do not tell: `in ECS`. */
  readonly place?: string;
  /** What is asked about, in lower case: the same for all sides of one row or sentence. */
  readonly subject: string;
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

const SHORTEST_CONTENT_STEMS = 2;
const LONGEST_CONTENT_CHARS = 170;

/**
 * The distinction that a claim about one side makes; nothing where it might hold of all others too, gives the thing away, is
 * about another of them as well, says too little, or cannot be understood alone.
 */
export function distinguish(
  { thing, value }: Side,
  sides: readonly Side[],
  claim: Claim | undefined,
  rest: Omit<Distinction, 'thing' | 'others' | 'claim'>,
): Distinction | undefined {
  if (claim === undefined || value === undefined) return undefined;
  const rivals = sides.filter((side) => side.thing !== thing && side.value !== undefined);
  const others = rivals.filter((side) => !areAlike(side.value!, value)).map((side) => side.thing);
  const compared = sides.filter((side) => side.thing !== thing).map((side) => side.thing);
  const { content } = claim;
  const sound =
    others.length > 0 &&
    content.length <= LONGEST_CONTENT_CHARS &&
    tellingStems(content).size >= SHORTEST_CONTENT_STEMS &&
    standsAlone(content) &&
    !givesAway(content, thing, compared) &&
    !mentionsAny(content, compared);
  return sound ? { thing, others, claim, ...rest } : undefined;
}
