import { type Finding, wholeFolder } from '../check/finding.ts';
import type { Rule } from '../check/rule.ts';
import type { Vault } from '../check/vault.ts';
import { type Count, countBySeverity } from './check-counts.ts';

export interface CheckReport {
  readonly vault: Vault;
  readonly findings: readonly Finding[];
  readonly mended: readonly Finding[];
  readonly counts: readonly Count[];
}

/** For people: what was mended, what is wrong, and what there is. */
export function renderCheck({ vault, findings, mended, counts }: CheckReport, hints: boolean): string {
  const shown = findings.filter(({ severity }) => hints || severity !== 'note');
  const { error, warning, note } = countBySeverity(findings);
  const totals: readonly Count[] = [
    ...counts,
    ...(mended.length > 0 ? [['mended', mended.length] as const] : []),
    ['errors', error],
    ['warnings', warning],
    [hints ? 'hints' : 'hints (--hints shows them)', note],
  ];
  return [
    `Notes in ${vault.corpus.root}\n`,
    ...mended.map((finding) => `${placeOf(finding)}: mended: ${finding.message} [${finding.code}]\n`),
    ...shown.map(renderFinding),
    renderCounts(totals),
  ].join('\n');
}

/** `path:line: severity: message` as compilers write it, so that editors find the place. */
function renderFinding(finding: Finding): string {
  const { severity, code, message, remedy } = finding;
  return `${placeOf(finding)}: ${severity}: ${message} [${code}]\n    ${remedy}\n`;
}

const placeOf = ({ path, line }: Finding): string => (line === undefined ? path : `${path}:${line}`);

function renderCounts(counts: readonly Count[]): string {
  const width = Math.max(...counts.map(([, count]) => String(count).length));
  return counts.map(([name, count]) => `${String(count).padStart(width)} ${name}\n`).join('');
}

export function renderRules(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ code }) => code.length));
  return rules.map(({ code, summary }) => `${code.padEnd(width)}  ${summary}\n`).join('');
}

/** For machines; docs/check.md says what each key holds. */
export function checkRecord({ vault, findings, mended, counts }: CheckReport) {
  const { error, warning, note } = countBySeverity(findings);
  const record = ({ fix, path, ...finding }: Finding) => ({
    ...(path !== wholeFolder && { path }),
    ...finding,
    fixable: fix !== undefined,
  });
  return {
    folder: vault.corpus.root,
    ...{ errors: error, warnings: warning, hints: note },
    findings: findings.map(record),
    mended: mended.map(record),
    counts: Object.fromEntries(counts),
  };
}
