import { describe, expect, it } from 'vitest';
import { applyFixes, isFixable } from '../../src/check/apply-fixes.ts';
import { checkVault } from '../../src/check/check-vault.ts';
import { wholeFolder } from '../../src/check/finding.ts';
import type { Rule } from '../../src/check/rule.ts';
import { type Files, vaultOf } from './vault-of.ts';

export interface RuleCase {
  readonly name: string;
  readonly files: Files;
  /** `path:line` of what the rule must find, no more and no less. */
  readonly found: readonly string[];
  /** Of a case that can be mended: what the files become that change. */
  readonly mended?: Files;
}

/** What holds for every rule: `cases` must hold findings and folders without any. */
export function testRule(rule: Rule, cases: readonly RuleCase[]): void {
  describe(`the rule ${rule.code}`, () => {
    it('says what it finds in a line', () => {
      expect(rule.code).toMatch(/^[a-z]+(?:-[a-z\d]+)*$/);
      expect(rule.summary.length).toBeLessThanOrEqual(120);
    });

    it('is tried on what is wrong and on what is right', () => {
      expect(new Set(cases.map(({ found }) => found.length === 0))).toEqual(new Set([true, false]));
    });

    it.each(cases)('$name', async ({ files, found, mended }) => {
      const vault = vaultOf(files);
      const findings = await checkVault(vault, [rule]);
      expect(findings.map(({ path, line }) => (line === undefined ? path : `${path}:${line}`))).toEqual(found);
      for (const { code, path, line, message, remedy, fix } of findings) {
        expect(code).toBe(rule.code);
        expect([wholeFolder, ...Object.keys(files)]).toContain(path);
        if (line !== undefined) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(vault.text(path).split('\n').length);
        }
        expect(message).toMatch(/^\S[^\n]*[^.\s]$/);
        expect(remedy).toMatch(/[^\n]*[."]$/);
        for (const { start, end } of fix ?? []) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(vault.text(path).length);
        }
      }

      const now: Record<string, string> = { ...files };
      for (const path of Object.keys(files)) {
        const fixable = findings.filter(isFixable).filter((finding) => finding.path === path);
        now[path] = applyFixes(files[path] ?? '', fixable).text;
      }
      const changed = Object.fromEntries(Object.entries(now).filter(([path, text]) => text !== files[path]));
      expect(changed).toEqual(mended ?? {});
      // What was mended is gone, and nothing more is to be mended.
      const left = await checkVault(vaultOf(now), [rule]);
      expect(left.filter(isFixable)).toEqual([]);
      expect(left.length).toBe(findings.filter((finding) => !isFixable(finding)).length);
    });
  });
}
