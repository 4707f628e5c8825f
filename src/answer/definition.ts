import type { Coverage } from './coverage.ts';
import type { Passage } from './passage.ts';
import type { Expected } from './question-kind.ts';
import type { WeighedQuery } from './weighed-query.ts';

const COPULA =
  /^[^\p{L}\p{N}]*(?:\([^)]*\)[^\p{L}\p{N}]*)?(?:(?:for|in|on|of|from|by) (?:\w+ ){1,4}?)?(?:(?:is|are|was|were)(?: (?:basically|simply|also|essentially))? (?:(?:an?|the|where|when|how|what|called|one of)\b|(?!(?:not|more|less|very|so|too|only|also|often|usually|now|still|being|easy|hard|ideal|good|great|best|available|required|\w+(?:ed|er|ing))\b)[\w'’-]+[ -])|refers? to|means?|stands? for|describes?|denotes?|represents?)/u;
const DOES =
  /^[^\p{L}\p{N}]*(?:\([^)]*\)[^\p{L}\p{N}]*)?(?:(?:for|in|on|of|from|by) (?:\w+ ){1,4}?)?(?:offers?|provides?|packages?|lets?|allows?|automates?|stores?|runs?|manages?|makes?|handles?|holds?|keeps?|contains?|groups?|exposes?|enables?|helps?|simplif(?:y|ies)|gives?|controls?|determines?|specif(?:y|ies)|defines?|creates?)\b/u;
/** An entry of a glossary: `term – what it is`. */
const GLOSSARY = /^(?:\s*\([^)]*\))?\s*(?:[–—:]|-\s)/;
/** What may stand before the subject: an article, a vendor, a label like "What it is:". */
const BEFORE_SUBJECT =
  /^[^\p{L}\p{N}]*(?:[\w ]{0,20}:\s*)?(?:(?:an?|the|each|every|amazon|aws|google|azure|microsoft|apache|in \w+,)\s+){0,3}[^\p{L}\p{N}]*$/iu;
/** Says no more than a name: no verb to be found in so few words. */
const SHORTEST_DEFINITION_CHARS = 40;

interface Definition {
  readonly weighed: WeighedQuery;
  readonly subject: number;
  readonly expected: ReadonlySet<Expected>;
}

/** High for "X is a …" with X the question's subject, and for what opens the section or the note named X. */
export function definitionBonus(
  passage: Passage,
  coverage: Coverage,
  { weighed, subject, expected }: Definition,
): number {
  if (subject === 0) return 0;
  const tooShort = passage.plain.length < SHORTEST_DEFINITION_CHARS && !expected.has('expansion');
  let bonus = tooShort ? -0.15 : 0;
  const after = afterSubject(passage.plain, weighed, subject);
  if (after === undefined && definesKind(passage.plain, weighed, subject)) bonus += 0.22;
  else if (after !== undefined) {
    if (COPULA.test(after)) bonus += 0.45;
    else if (DOES.test(after) || GLOSSARY.test(after)) bonus += 0.25;
    else bonus += 0.05;
  } else if (isNamedSo(passage.parts, weighed, subject) || isGlossed(passage.plain, weighed, subject)) bonus += 0.25;
  return bonus + openingBonus(passage, coverage, weighed, subject);
}

/** For the first blocks of a section whose heading is the subject, or of a note whose title is. */
function openingBonus(
  { chunk, firstBlock }: Passage,
  coverage: Coverage,
  weighed: WeighedQuery,
  subject: number,
): number {
  if (chunk.part > 0 || firstBlock > 1) return 0;
  const near = firstBlock === 0 ? 1 : 0.5;
  const heading = chunk.headings.at(-1);
  const named = heading ?? chunk.note.title;
  if (((heading === undefined ? weighed.maskOf(named) : coverage.heading) & subject) !== subject) return 0;
  return near * 0.25 * weighed.shareOf(named);
}

/** "… a hypervisor (software that runs several VMs) …" */
const GLOSS = /^[^\p{L}\p{N}(]*\((?:an?|the|which|software|something|also|or)?\s?[a-z][^()]{15,}\)/u;

function isGlossed(text: string, weighed: WeighedQuery, subject: number): boolean {
  return weighed
    .matches(text)
    .some(
      ({ term, end }) =>
        subject & (1 << term) && (weighed.maskOf(text) & subject) === subject && GLOSS.test(text.slice(end)),
    );
}

/** "This machine is called a worker node." */
const CALLED = /\b(?:called|known as|referred to as|named|termed)\s+(?:an?\s+|the\s+)?[^\p{L}\p{N}]*$/iu;

function isNamedSo(parts: readonly string[], weighed: WeighedQuery, subject: number): boolean {
  return parts.some((part) =>
    weighed
      .matches(part)
      .some(
        ({ term, start }) =>
          subject & (1 << term) && CALLED.test(part.slice(0, start)) && (weighed.maskOf(part) & subject) === subject,
      ),
  );
}

/** "A container image is …" for the subject "image". */
const MODIFIED_SUBJECT = /^[^\p{L}\p{N}]*(?:an?|the)\s+(?:[\p{L}\p{N}-]+\s+){1,2}[^\p{L}\p{N}]*$/iu;

function definesKind(text: string, weighed: WeighedQuery, subject: number): boolean {
  const first = weighed.matches(text).find(({ term }) => subject & (1 << term));
  if (!first || !MODIFIED_SUBJECT.test(text.slice(0, first.start))) return false;
  return COPULA.test(afterSubject(text.slice(first.start), weighed, subject) ?? '');
}

/** What follows when a text begins with the subject; undefined when it does not. */
export function afterSubject(text: string, weighed: WeighedQuery, subject: number): string | undefined {
  const matches = weighed.matches(text).filter(({ term }) => subject & (1 << term));
  const first = matches[0];
  if (!first || !BEFORE_SUBJECT.test(text.slice(0, first.start))) return undefined;
  let end = first.end;
  let found = 0;
  for (const match of matches) {
    if (match.start - end > 2) continue;
    end = Math.max(end, match.end);
    found |= 1 << match.term;
  }
  return found === subject ? text.slice(end) : undefined;
}
