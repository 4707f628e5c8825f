import type { QuestionKind } from './answer.ts';
import { type Coverage, headingShare } from './coverage.ts';
import type { Passage } from './passage.ts';
import type { Expected } from './question-kind.ts';
import type { WeighedQuery } from './weighed-query.ts';

/** What a passage of a given look is worth for a question of a given kind, on top of its coverage (which is at most 1). */
export interface Asked {
  readonly kind: QuestionKind;
  readonly expected: ReadonlySet<Expected>;
  readonly weighed: WeighedQuery;
  /** Bits of the terms to be defined; see `definiendum`. */
  readonly subject: number;
}

type Bonus = (passage: Passage, coverage: Coverage, asked: Asked) => number;

const BY_KIND: Readonly<Record<QuestionKind, Bonus>> = {
  definition: definitionBonus,
  topic: (passage, coverage, asked) => 0.6 * definitionBonus(passage, coverage, asked),
  comparison: (passage) =>
    (CONTRAST.test(passage.plain) ? 0.12 : 0) +
    (passage.shape === 'table' ? 0.15 : passage.shape === 'list' ? 0.08 : 0),
  choice: (passage, coverage, asked) =>
    (CHOICE.test(`${passage.lead} ${passage.plain}`) ? 0.15 : 0) +
    (passage.shape === 'list' ? 0.5 * listBonus(passage, coverage, asked) : 0),
  list: listBonus,
  'how-to': (passage, coverage, asked) =>
    (isOrdered(passage) ? 0.2 : 0) +
    (passage.shape === 'code' ? 0.1 : 0) +
    (IMPERATIVE.test(passage.plain) ? 0.08 : 0) +
    (passage.shape === 'list' ? 0.4 * listBonus(passage, coverage, asked) : 0),
  why: (passage) => (BECAUSE.test(passage.plain) ? 0.2 : REASON.test(passage.plain) ? 0.1 : 0),
  'yes-no': () => 0,
  fact: () => 0,
  troubleshooting: (passage) => (REMEDY.test(passage.plain) ? 0.08 : 0),
};

const EXPECTED_LOOK: Readonly<Record<Expected, RegExp>> = {
  number:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundreds?|thousands?|millions?|half|dozen|almost instantly|instantly)\b/i,
  cost: /\b(?:pay|paid|price[sd]?|pricing|cost|bill(?:ed|ing)?|charge[sd]?|fee|free)\b|[$€£]\s?\d/i,
  person: /\b(?:by|from|at|originally|founded|created|developed|designed|maintained|owned) [A-Z]\w+/,
  time: /\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/,
  mechanism:
    /\bhow it works\b|\bworks by\b|\bautomatically\b|\b(?:handles?|defines?|schedules?|runs?|provisions?|creates?|places?) /i,
  command: /`[^`]+`|^\s*\$ /m,
  expansion: /\([A-Z][A-Za-z0-9]*\)|\b(?:stands? for|short for|abbreviat\w+)\b|\b[A-Z]{2,6}s? \(/,
};

const CONTRAST =
  /\b(?:while|whereas|unlike|than|but|however|instead|differ\w*|on the other hand|in contrast|compared|both|each|rather|vs\.?)\b/i;
const CHOICE =
  /\b(?:choos\w*|pick|prefer\w*|ideal|best|suit\w*|recommend\w*|good (?:fit|choice)|great for|perfect for|when you|if you|use (?:it |this )?(?:when|if|for)|want|need)\b/i;
const IMPERATIVE =
  /^(?:\d+[.)]\s*)?(?:to [a-z]+ [^,]{2,60}, )?(?:first,? )?(?:run|use|create|add|set|open|choose|install|configure|define|specify|enter|type|call|attach|enable|build|push|pull|deploy|start|stop|check|make|apply|delete|update|select|navigate|go to)\b/im;
const BECAUSE =
  /\b(?:because|since|so that|due to|as (?:they|it|the|containers?|each|there)|reason|which (?:makes?|means|results?|helps?|lets?|requires?)|this (?:makes?|means|lets?))\b/i;
const REASON =
  /\b(?:therefore|thus|making|helps?|allow(?:s|ing)?|avoid(?:s|ing)?|ensur\w+|lets?|reduc\w+|results? in|without|needs?|must)\b/i;
const REMEDY =
  /\b(?:cause[sd]?|because|fix|solve|resolve|check|verify|make sure|ensure|increase|run|means?|happens?|indicates?|occurs?)\b/i;

/** Bonus of a passage, roughly -0.2 to 0.6. */
export function fitnessOf(passage: Passage, coverage: Coverage, asked: Asked): number {
  let bonus = BY_KIND[asked.kind](passage, coverage, asked);
  const looks = `${passage.lead} ${passage.plain}`;
  for (const expected of asked.expected) if (EXPECTED_LOOK[expected].test(looks)) bonus += 0.12;
  if (asked.kind !== 'list' && passage.shape === 'list') bonus -= 0.04;
  if (passage.plain.length < 25) bonus -= 0.12;
  if (isLinkOnly(passage)) bonus -= 0.4;
  if (/\?\s*$/.test(passage.plain)) bonus -= 0.2;
  return bonus - 0.1 * Math.min(1, passage.plain.length / 900);
}

const COPULA =
  /^[^\p{L}\p{N}]*(?:\([^)]*\)[^\p{L}\p{N}]*)?(?:is|are|was|refers? to|means?|stands? for|describes?|denotes?|represents?)\b\s*(a|an|the|where|when|how|what)?\b/u;
const DOES =
  /^[^\p{L}\p{N}]*(?:\([^)]*\)[^\p{L}\p{N}]*)?(?:offers?|provides?|packages?|lets?|allows?|automates?|stores?|runs?|manages?|makes?|handles?|holds?|keeps?|contains?|groups?|exposes?)\b/u;
/** What may stand before the subject of a definition: an article, a vendor, a label like "What it is:". */
const BEFORE_SUBJECT =
  /^(?:[\w ]{0,20}:\s*)?(?:an?|the|amazon|aws|google|azure|microsoft|apache|in \w+,)?\s*(?:an?|the|amazon|aws|google)?\s*$/i;

/** High for "X is a …" with X the question's subject, and for what opens the section named X. */
function definitionBonus(passage: Passage, coverage: Coverage, { weighed, subject }: Asked): number {
  let bonus = 0;
  const after = afterSubject(passage.plain, weighed, subject);
  if (after !== undefined) {
    if (COPULA.test(after)) bonus += 0.35;
    else if (DOES.test(after)) bonus += 0.2;
    else bonus += 0.05;
  }
  const inHeading = subject !== 0 && (coverage.heading & subject) === subject;
  if (inHeading && headingShare(coverage, weighed) > 0.8 && passage.chunk.part === 0) {
    bonus += passage.firstBlock === 0 ? 0.15 : passage.firstBlock === 1 ? 0.08 : 0;
  }
  return bonus;
}

/** What follows when a text begins with the subject; undefined when it does not. */
function afterSubject(text: string, weighed: WeighedQuery, subject: number): string | undefined {
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

/** High for a list or table whose heading or lead-in names what is asked for. */
function listBonus(passage: Passage, coverage: Coverage, { weighed }: Asked): number {
  if ((passage.shape !== 'list' && passage.shape !== 'table') || passage.itemCount < 2) return 0;
  return 0.1 + 0.3 * headingShare(coverage, weighed);
}

function isOrdered({ shape, chunk, lastBlock }: Passage): boolean {
  const last = chunk.blocks[lastBlock];
  return shape === 'list' && last?.kind === 'list-item' && last.ordered;
}

function isLinkOnly({ chunk, firstBlock, lastBlock, plain }: Passage): boolean {
  const blocks = chunk.blocks.slice(firstBlock, lastBlock + 1);
  const linked = blocks
    .flatMap(({ sentences }) => sentences)
    .flatMap(({ markdown }) => [...markdown.matchAll(/\[([^\]]*)\]\([^)]*\)|<?https?:\/\/\S+/g)])
    .reduce((chars, [whole, label]) => chars + (label ?? whole).length, 0);
  return linked > 0.6 * plain.length;
}
