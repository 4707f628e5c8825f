import type { Sentence } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import { type Claim, does, fitsCase, isUsedFor } from './claim.ts';
import { coreOf } from './clause.ts';
import { bareVerb, isAuxiliary, leadingVerb, thirdPerson } from './verbs.ts';
import type { Writing } from './writing.ts';

export const FITTING =
  /^((?:very |well |better |most |particularly |especially |also )?(?:ideal|best|perfect|great|good|excellent|suitable|suited|well[- ]suited|designed|meant|made|optimal|recommended|useful)) (?:for|when|if|to)\b/i;
const LONGEST_SUBJECT_WORDS = 8;

/**
 * What an item of a list of reasons for a thing says; nothing where it is neither a case, nor a purpose, nor a praise.
 * @param endsPhrases whether the items are parts of one sentence, so that a full stop only ends the last of them.
 */
export function situationClaim(sentence: Sentence, { inSentence }: Writing, endsPhrases: boolean): Claim | undefined {
  const text = inSentence(coreOf(inlineMarkdownOf(sentence)).replace(/, for which .*$/, ''), true);
  if (FITTING.test(text)) return does(`is ${text}`);
  const stated = text.replace(/^(?:when|if|where) /i, '');
  if (stated !== text && /^\p{Ll}+ing\b/u.test(stated)) return undefined;
  if (isClause(stated)) return fitsCase(stated);
  if (stated !== text || leadingVerb(text) !== undefined || /^(?:to|not|no|it|they|the)\b/i.test(text))
    return undefined;
  if (isCutShort(inlineMarkdownOf(sentence), text)) return undefined;
  // A full stop ends a sentence, if one whose verb is not known.
  return /\s/.test(text) && (endsPhrases || !/\.\W*$/.test(sentence.markdown)) ? isUsedFor(text) : undefined;
}

const FEW_WORDS = 2;

/** `Steady load, which keeps them busy`: without its clause it may fit anything. */
function isCutShort(written: string, text: string): boolean {
  return (
    text.split(' ').length <= FEW_WORDS &&
    /^[^,(:]+, (?:(?:for |with |in )?which|where|because|since|so|when|as)\b/.test(written)
  );
}

/** Whether a text says that something is so: it has a subject and a verb. */
function isClause(text: string): boolean {
  const words = text.split(/\s+/);
  for (let at = 1; at <= LONGEST_SUBJECT_WORDS && at < words.length; at += 1) {
    const [before, word] = [words[at - 1]!, words[at]!];
    if (/^(?:that|which|who|where|when|whose)$/i.test(word)) return false;
    if (/,$/.test(before) && at > 3) return false;
    if (/^(?:you|we|i|they|nobody|everybody)$/i.test(before)) return true;
    if (isAuxiliary(word)) return true;
    if (bareVerb(word) !== undefined && !/^(?:and|or|of|for|with|the|an?)$/i.test(before)) return isFollowed(words, at);
    // A verb in the plural is only sure after a noun in the plural.
    if (thirdPerson(word) !== undefined && /\p{L}{2}s$/u.test(before)) return true;
  }
  return false;
}

function isFollowed(words: readonly string[], at: number): boolean {
  return words[at + 1] === undefined || !/^(?:and|or|of|for|with|,)$/.test(words[at + 1]!);
}

/** Whether a predicate praises: `is ideal for small teams`. */
export function isFitting(predicate: string): boolean {
  const praise = predicate.replace(/^(?:is|are) (?:also )?/, '');
  return (praise !== predicate && FITTING.test(praise)) || /^(?:suits?|fits?) /.test(predicate);
}
