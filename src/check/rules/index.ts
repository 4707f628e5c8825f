import type { Rule } from '../rule.ts';
import { deadLink } from './dead-link.ts';
import { doubleEncoded } from './double-encoded.ts';
import { duplicateHeading } from './duplicate-heading.ts';
import { emptyItem } from './empty-item.ts';
import { frontMatterKey } from './front-matter-key.ts';
import { frontMatterType } from './front-matter-type.ts';
import { listedTwice } from './listed-twice.ts';
import { longParagraph } from './long-paragraph.ts';
import { lostCharacter } from './lost-character.ts';
import { noPrompt } from './no-prompt.ts';
import { noQuestions } from './no-questions.ts';
import { noSources } from './no-sources.ts';
import { noVerified } from './no-verified.ts';
import { numberConflict } from './number-conflict.ts';
import { pronounStart } from './pronoun-start.ts';
import { questionElsewhere } from './question-elsewhere.ts';
import { readerRules } from './reader-rules.ts';
import { sameQuestion } from './same-question.ts';
import { similarHeading } from './similar-heading.ts';
import { spelling } from './spelling.ts';
import { unaskedSection } from './unasked-section.ts';
import { verifiedDate } from './verified-date.ts';
import { verifiedOld } from './verified-old.ts';

/** Every rule of `stevedore check`, in the order in which `--rules` lists them. */
export const rules: readonly Rule[] = [
  ...readerRules,
  frontMatterType,
  frontMatterKey,
  listedTwice,
  noSources,
  noVerified,
  verifiedDate,
  verifiedOld,
  noQuestions,
  questionElsewhere,
  unaskedSection,
  sameQuestion,
  deadLink,
  numberConflict,
  duplicateHeading,
  similarHeading,
  pronounStart,
  longParagraph,
  spelling,
  emptyItem,
  doubleEncoded,
  lostCharacter,
  noPrompt,
];
