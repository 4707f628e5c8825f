import type { QuestionKind } from './answer.ts';
import type { Coverage } from './coverage.ts';
import { definitionBonus } from './definition.ts';
import type { Passage } from './passage.ts';
import { isLinkOnly, isOrdered } from './passage-look.ts';
import type { Expected } from './question-kind.ts';
import { sectionName } from './section-name.ts';
import { type WeighedQuery, weightOf } from './weighed-query.ts';

export interface Asked {
  readonly kind: QuestionKind;
  readonly expected: ReadonlySet<Expected>;
  readonly weighed: WeighedQuery;
  /** Bits of the terms to be defined; see `definiendum`. */
  readonly subject: number;
  /** Whether the question asks when or why not; see `asksAgainst`. */
  readonly against: boolean;
  /** Names of what the question is about, as written in it. */
  readonly about: readonly string[];
}

type Bonus = (passage: Passage, coverage: Coverage, asked: Asked) => number;

const BY_KIND: Readonly<Record<QuestionKind, Bonus>> = {
  definition: (passage, coverage, asked) =>
    definitionBonus(passage, coverage, asked) + wholeBonus(passage) + codeMalus(passage),
  topic: (passage, coverage, asked) =>
    0.6 * definitionBonus(passage, coverage, asked) + wholeBonus(passage) + 0.5 * codeMalus(passage),
  comparison: (passage) =>
    (CONTRAST.test(passage.plain) || PARALLEL.test(passage.plain) ? 0.12 : 0) -
    (ALIKE.test(passage.plain) ? 0.12 : 0) +
    (passage.shape === 'table' ? 0.15 : passage.shape === 'list' ? 0.08 : 0) +
    codeMalus(passage),
  choice: (passage, coverage, asked) =>
    (CHOICE.test(`${passage.lead} ${passage.plain}`) ? 0.15 : 0) +
    0.5 * listBonus(passage, coverage, asked) +
    codeMalus(passage),
  list: (passage, coverage, asked) => listBonus(passage, coverage, asked) + codeMalus(passage),
  'how-to': (passage, coverage, asked) =>
    (isOrdered(passage) && passage.shape === 'list' ? 0.2 : 0) +
    (passage.shape === 'code' ? 0.1 : 0) +
    (INSTRUCTION.test(passage.plain) ? 0.08 : 0) +
    0.4 * listBonus(passage, coverage, asked),
  why: (passage) =>
    (BECAUSE.test(passage.plain) ? 0.2 : REASON.test(passage.plain) ? 0.1 : 0) +
    wholeBonus(passage) +
    codeMalus(passage),
  'yes-no': codeMalus,
  fact: codeMalus,
  troubleshooting: (passage) => (REMEDY.test(passage.plain) ? 0.08 : 0) + wholeBonus(passage) + codeMalus(passage),
};

const EXPECTED_LOOK: Readonly<Record<Expected, RegExp>> = {
  number:
    /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|hundreds?|thousands?|millions?|half|dozen|almost instantly|instantly)\b/i,
  cost: /\b(?:pay|paid|price[sd]?|pricing|cost|bill(?:ed|ing)?|charge[sd]?|fee|free)\b|[$€£]\s?\d/i,
  person: /\b(?:by|from|at|originally|founded|created|developed|designed|maintained|owned) [A-Z]\w+/,
  time: /\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/,
  mechanism:
    /\bhow it works\b|\bworks by\b|\bautomatically\b|\b(?:handles?|defines?|schedules?|runs?|provisions?|creates?|places?) /i,
  command: /`[^`]+`|^\s*\$ /m,
  advantage:
    /\b(?:fast\w*|light\w*|efficien\w*|portab\w*|consisten\w*|scal(?:e|es|ing|ab\w+)|reliab\w*|secur\w*|eas(?:y|ier|ily)|simpl\w*|cheap\w*|flexib\w*|fewer|less|better|improv\w*|reduc\w*|saves?|without|quick\w*|benefits?|advantages?)\b/i,
  drawback:
    /\b(?:overhead|slow\w*|complex\w*|costs?|expensive|limit\w*|cannot|can't|not|however|but|risk\w*|hard\w*|heav\w*|less|more|drawbacks?|disadvantages?|larger|waste\w*|longer)\b/i,
  expansion: /\([A-Z][A-Za-z0-9]*\)|\b(?:stands? for|short for|abbreviat\w+)\b|\b[A-Z]{2,6}s? \(/,
};

/** Says how one differs from the other. */
export const CONTRAST =
  /\b(?:while|whereas|unlike|than|but|however|instead|differ\w*|on the other hand|in contrast|compared|rather|vs\.?|versus)\b/i;
/** "A does this, and B does that." */
const PARALLEL =
  /\b(?:is|are|has|have|runs?|uses?|gives?|makes?|keeps?|stores?|needs?)\b[^.]*[,;] (?:and |while |whereas |but )?(?:an? |the )?[\w-]+(?: [\w-]+)? (?:is|are|has|have|runs?|uses?|gives?|makes?|keeps?|stores?|needs?)\b/i;
/** Says what they share, which is no difference. */
const ALIKE = /\bare both\b|\bboth are\b|\bthe same\b/i;
const CHOICE =
  /\b(?:choos\w*|pick|prefer\w*|ideal|best|suit\w*|recommend\w*|good (?:fit|choice)|great for|perfect for|when you|if you|use (?:it |this )?(?:when|if|for)|want|need)\b/i;
const INSTRUCTION =
  /^(?:to [a-z]+ [^,]{2,60}, )?(?:first,? )?(?:run|use|create|add|set|open|choose|install|configure|define|specify|enter|type|call|attach|enable|build|push|pull|deploy|start|stop|check|make|apply|delete|update|select|navigate|go to)\b/im;
/** Steps through somebody's console: they answer "how do I", and nothing else. */
const CONSOLE_STEP =
  /^(?:\(optional\) )?(?:for [^,]{2,60}, (?:choose|select|enter|specify)|under |on the [^,]{2,60} (?:page|tab|pane|screen)|open the |in the (?:left )?navigation|choose |select |sign in|repeat |click )/i;
const BECAUSE =
  /\b(?:because|since|so that|due to|as (?:they|it|the|each|there|a result)|reason|which (?:makes?|means|results?|helps?|lets?|requires?)|this (?:makes?|means|lets?))\b/i;
const REASON =
  /\b(?:therefore|thus|making|helps?|allow(?:s|ing)?|avoid(?:s|ing)?|ensur\w+|lets?|reduc\w+|results? in|without|needs?|must)\b/i;
const REMEDY =
  /\b(?:cause[sd]?|because|fix|solve|resolve|check|verify|make sure|ensure|increase|run|means?|happens?|indicates?|occurs?)\b/i;
const POINTER =
  /^(?:\W*(?:note|tip|important)\W*)?(?:for (?:more|further|additional|a list|details|examples?|an example|instructions)\b.{0,80}\bsee\b|see (?:also|the)\b|consider the following|(?:there are|here are) (?:several|some|a few) things|the following (?:sections?|topics?|steps?|procedures?|tables?|examples?)\b|learn more|to learn more|read more|more information)/i;
const CHRONICLE = /\b(?:history|release notes|changelog|change log|what'?s new)\b/i;

/** A heading that asks in the form of the question announces its answer. */
const HEADING_FORM: Readonly<Partial<Record<QuestionKind, RegExp>>> = {
  definition: /^what (?:is|are|does)\b/i,
  comparison: /\b(?:differ\w*|vs\.?|versus|compar\w*)\b/i,
  choice: /\b(?:when (?:should|to|not)|which|choos\w*|use cases?|should you)\b/i,
  list: /\b(?:which|types?|kinds?|what are|features|benefits|options|list)\b/i,
  'how-to': /^how (?:do|to|can)\b/i,
  why: /^why\b|\breasons?\b/i,
  troubleshooting: /\b(?:why|fix\w*|errors?|causes?|troubleshoot\w*|fails?|failed|problems?)\b/i,
};
/** A heading on the cases in which one should not. */
const AGAINST = /\bnot\b|\bavoid\b/i;
const AGAINST_BONUS = 0.2;
const HEADING_FORM_BONUS = 0.12;

/** From this share of its letters on, a passage only repeats the question. */
const ECHO_SHARE = 0.75;
const LONGEST_ECHO_CHARS = 200;

/**
 * What a passage of a given look is worth for a question of a given kind, on top of its coverage (which is at most 1):
 * roughly -0.5 to 0.6. The sizes were set on labelled questions over three collections of notes, the golden questions among them.
 */
export function fitnessOf(passage: Passage, coverage: Coverage, asked: Asked): number {
  const { chunk, shape, plain } = passage;
  let bonus = BY_KIND[asked.kind](passage, coverage, asked);
  const looks = `${passage.lead} ${plain}`;
  if (asked.expected.has('expansion') && asked.weighed.spellsOut(plain)) bonus += 0.3;
  for (const expected of asked.expected) if (EXPECTED_LOOK[expected].test(looks)) bonus += 0.15;
  bonus += 0.2 * asked.weighed.adjacency([plain]);
  if (plain.length <= LONGEST_ECHO_CHARS && asked.weighed.shareOf(plain) > ECHO_SHARE) bonus -= 0.25;
  if (HEADING_FORM[asked.kind]?.test(sectionName(chunk))) bonus += HEADING_FORM_BONUS;
  if (AGAINST.test(chunk.headings.at(-1) ?? '')) bonus += asked.against ? AGAINST_BONUS : -0.5 * AGAINST_BONUS;
  if (passage.firstBlock === 0 && chunk.part === 0) bonus += 0.04;
  if (asked.kind !== 'list' && asked.kind !== 'comparison' && shape === 'list') bonus -= 0.04;
  if (asked.kind !== 'how-to' && (CONSOLE_STEP.test(plain) || (isOrdered(passage) && INSTRUCTION.test(plain))))
    bonus -= 0.12;
  if (plain.length < 25) bonus -= 0.12;
  if (POINTER.test(plain) || isLinkOnly(passage)) bonus -= 0.35;
  if (CHRONICLE.test(sectionName(chunk))) bonus -= 0.2;
  if (/\?\s*$/.test(plain)) bonus -= 0.2;
  return bonus - 0.1 * Math.min(1, plain.length / 900);
}

/** A short paragraph explains better than one sentence of it. */
function wholeBonus({ shape }: Passage): number {
  return shape === 'block' ? 0.06 : 0;
}

function codeMalus({ shape }: Passage): number {
  return shape === 'code' ? -0.3 : 0;
}

/** High for a list or table whose heading or lead-in names what is asked for. */
function listBonus(passage: Passage, coverage: Coverage, { weighed }: Asked): number {
  if ((passage.shape !== 'list' && passage.shape !== 'table') || passage.itemCount < 2) return 0;
  return 0.1 + 0.3 * (weighed.total === 0 ? 0 : weightOf(coverage.heading, weighed.weights) / weighed.total);
}
