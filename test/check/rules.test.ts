import { describe, expect, it } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import { readerRules } from '../../src/check/rules/reader-rules.ts';
import { frontMatterCases } from './cases/front-matter-cases.ts';
import { headingCases } from './cases/heading-cases.ts';
import { linkCases } from './cases/link-cases.ts';
import { questionCases } from './cases/question-cases.ts';
import { spellingCases } from './cases/spelling-cases.ts';
import { textCases } from './cases/text-cases.ts';
import { type RuleCase, testRule } from './rule-contract.ts';

/** By code. */
const cases: Readonly<Record<string, readonly RuleCase[]>> = {
  ...frontMatterCases,
  ...questionCases,
  ...linkCases,
  ...headingCases,
  ...textCases,
  ...spellingCases,
};

/** Tested where they are found: test/corpus, test/quiz/curated and check-settings.test.ts; number-conflict has tests of its own. */
const elsewhere = new Set([...readerRules.map(({ code }) => code), 'number-conflict']);

describe('the rules', () => {
  it('have codes of their own', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  });

  it('are tested all', () => {
    const codes = rules.map(({ code }) => code).filter((code) => !elsewhere.has(code));
    expect(codes.sort()).toEqual(Object.keys(cases).sort());
  });
});

for (const rule of rules) if (!elsewhere.has(rule.code)) testRule(rule, cases[rule.code] ?? []);
