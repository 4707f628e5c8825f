import type { Finding, TextEdit } from './finding.ts';

/** A finding that can be mended. */
export type Fixable = Finding & { readonly fix: readonly TextEdit[] };

export const isFixable = (finding: Finding): finding is Fixable => finding.fix !== undefined && finding.fix.length > 0;

/**
 * Mends what can be mended at once. A fix that would touch what another one touches is left for the next time. Nothing of
 * a fix is done, or all of it.
 */
export function applyFixes(
  text: string,
  findings: readonly Fixable[],
): { readonly text: string; readonly mended: readonly Fixable[] } {
  const mended: Fixable[] = [];
  const edits: TextEdit[] = [];
  for (const finding of findings) {
    if (finding.fix.some((edit) => edits.some((other) => touches(edit, other)))) continue;
    mended.push(finding);
    edits.push(...finding.fix);
  }
  edits.sort((a, b) => b.start - a.start);
  const changed = edits.reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
  return { text: changed, mended };
}

/** Two that only meet do not disturb each other, but for two at one place, of which none is the first. */
const touches = (a: TextEdit, b: TextEdit): boolean => (a.start < b.end && b.start < a.end) || a.start === b.start;
