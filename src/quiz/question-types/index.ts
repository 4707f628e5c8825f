import type { QuestionType } from '../question-type.ts';
import { cloze } from './cloze.ts';
import { commandToEffect, effectToCommand } from './command-to-effect.ts';
import { curated } from './curated.ts';
import { definitionToTerm } from './definition-to-term.ts';
import { orderSteps } from './order-steps.ts';
import { termToDefinition } from './term-to-definition.ts';
import { trueFalse } from './true-false.ts';
import { whichOne } from './which-one.ts';

/** Every kind of prompt, the most telling first: of two prompts that ask the same, the earlier is kept. */
export const questionTypes: readonly QuestionType[] = [
  curated,
  whichOne,
  definitionToTerm,
  termToDefinition,
  cloze,
  orderSteps,
  effectToCommand,
  commandToEffect,
  trueFalse,
];
