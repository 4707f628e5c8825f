import type { Claim } from './claim.ts';
import { tellingStems } from './likeness.ts';
import { isQuality } from './phrases.ts';

/** One has one name. */
const NAMING = /^(?:is|are) (?:called|named|known as) /;
/** What is said of a thing only, or is denied in so many words. */
const RESTRICTED = /\b(?:only|solely|exclusively|nothing but)\b/i;
const DENYING = /\b(?:not|no|never|cannot|without|instead of|rather than)\b([^,;]*)/gi;

/**
 * Whether the notes deny of another thing what they claim of this one. That they say something else of it is not enough: `A
 * does this, and B does that` leaves open whether B does this as well.
 * @param said of the other thing, in the same respect.
 */
export function isDenied({ excludes, content }: Claim, said: string): boolean {
  if (excludes === 'all') return true;
  if (excludes === 'other values') return isValue(said) || isValue(said.slice(0, 1).toLowerCase() + said.slice(1));
  if (RESTRICTED.test(said) || (NAMING.test(content) && NAMING.test(said))) return true;
  const claimed = tellingStems(content);
  return [...said.matchAll(DENYING)].some(([, denied]) =>
    [...tellingStems(denied ?? '')].some((stem) => claimed.has(stem)),
  );
}

/** One of which a property has one at a time: a quality, a number, code or a name. */
function isValue(said: string): boolean {
  return isQuality(said) || /^`[^`]+`$|^(?:an? )?[\p{L}\d]+(?: [\p{L}\d]+)?$/u.test(said);
}
