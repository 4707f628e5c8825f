import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';
import type { Vault } from './vault.ts';

/** What the rules find, by place. Those that the vault's settings switch off do not look. */
export async function checkVault(vault: Vault, rules: readonly Rule[]): Promise<readonly Finding[]> {
  const wanted = rules.filter(({ code }) => !vault.settings.off.includes(code));
  const findings: Finding[] = [];
  for (const rule of wanted) findings.push(...(await rule.look(vault)));
  return findings.sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}
