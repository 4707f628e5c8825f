import { isPlural } from '../knowledge/noun-forms.ts';
import { isAdjective } from '../knowledge/noun-phrase.ts';
import { type Claim, doesAlone } from './claim.ts';
import { bareNouns } from './phrases.ts';
import { bareVerbPhrase, leadingVerb } from './verbs.ts';

/** What a cell says that only agrees or denies. */
export type Polarity = 'yes' | 'no';

export function polarityOf(cell: string): Polarity | undefined {
  const text = cell.trim().toLowerCase();
  if (/^(?:yes|✓|✔|✅|☑|true|supported)(?![\p{L}-])/u.test(text)) return 'yes';
  return /^(?:no|none|never|✗|✘|❌|false|not supported|unsupported)(?![\p{L}-]| \p{L})/u.test(text) ? 'no' : undefined;
}

const PARTICIPLE =
  /^(?:\p{Ll}{2,}ed|built|made|run|kept|written|held|given|sent|bought|sold|found|known|grown|driven)(?: (?:by|in|on|at|after|before|from|to|with|without|for|as|when|if|through|per|via|into|automatically)\b.*)?$/u;

/** A cell that denies, and goes on to say what there is instead, or when it is otherwise. */
const RIDER = /^[\p{L}✗✘❌]+(?:[,;:]| \(| [–—-] )\s*\S/u;
const TAKEN_BACK = /\b(?:but|except|unless|only|if|when|partly|partially)\b/i;

/**
 * What a yes or no means: `replaced after failure` → `is replaced after failure`, `needs a restart` → `does not need a
 * restart`, `control plane fee` (none) → `has no control plane fee`.
 * @param cell what says yes or no, and perhaps more.
 * @param others those of the other things; nothing for a cell that says more than yes or no.
 * @param isSaid whether the notes say a predicate of the thing in a sentence.
 */
export function polarClaim(
  label: string,
  cell: string,
  others: readonly (Polarity | undefined)[],
  isSaid: (predicate: string) => boolean,
): Claim | undefined {
  const polarity = polarityOf(cell);
  if (polarity === undefined || others.includes(polarity) || TAKEN_BACK.test(cell)) return undefined;
  if (/^(?:can|may|must|should|do|does|is|are|has|have|will)\b/.test(label)) return undefined;
  const yes = polarity === 'yes';
  const being = yes ? `is ${label}` : `is not ${label}`;
  if (isLoneAdjective(label)) return doesAlone(being);
  // What is replaced after a failure may be a part of the thing.
  if (PARTICIPLE.test(label)) return isSaid(being) ? doesAlone(being) : undefined;
  const bare = leadingVerb(label) === 'singular' && !isLonePlural(label) ? bareVerbPhrase(label) : undefined;
  if (bare !== undefined) return doesAlone(yes ? label : `does not ${bare}`);
  if (yes || !others.includes(undefined)) {
    const nouns = bareNouns(label);
    return nouns === undefined ? undefined : doesAlone(yes ? `supports ${nouns}` : `does not support ${nouns}`);
  }
  if (RIDER.test(cell)) return undefined;
  return /^[\p{L}\p{N}' -]+$/u.test(label) && leadingVerb(label) === undefined
    ? doesAlone(`has no ${label}`)
    : undefined;
}

function isLoneAdjective(label: string): boolean {
  return /\s/.test(label) ? /^\p{Ll}+ (?:safe|free|proof|ready|friendly|compatible)$/u.test(label) : isAdjective(label);
}

function isLonePlural(label: string): boolean {
  return !/\s/.test(label) && isPlural(label);
}
