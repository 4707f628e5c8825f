import type { Evaluation, Failure } from './evaluate.ts';

const shownCharacters = 200;

/** The evaluation for a person: every failure, then a table by kind with the total. Ends in a line feed. */
export function renderEvaluation(evaluation: Evaluation): string {
  const rows = [...evaluation.kinds, { kind: 'total', passed: evaluation.passed, total: evaluation.total }];
  const width = Math.max(...rows.map(({ kind }) => kind.length), 4);
  const table = rows.map(({ kind, passed, total }) =>
    [kind.padEnd(width), String(passed).padStart(6), String(total).padStart(6), percent(passed, total)].join('  '),
  );
  const head = `${'kind'.padEnd(width)}  ${'passed'.padStart(6)}  ${'asked'.padStart(6)}    score`;
  const rule = '-'.repeat(head.length);
  return [
    ...evaluation.failures.map(renderFailure),
    [head, rule, ...table.slice(0, -1), rule, ...table.slice(-1)].join('\n'),
    '',
  ].join('\n');
}

function percent(passed: number, total: number): string {
  return `${(total === 0 ? 100 : (passed / total) * 100).toFixed(1)} %`.padStart(7);
}

function renderFailure({ line, id, q, kind, state, reasons, text }: Failure): string {
  const flat = text.replace(/\s+/g, ' ');
  const shown = flat.length > shownCharacters ? `${flat.slice(0, shownCharacters)}…` : flat;
  const name = id === undefined ? `line ${line}` : `line ${line}, ${id}`;
  return `FAIL ${name} (${kind}): ${q}\n     ${state}: ${reasons.join('; ')}\n     ${shown}\n`;
}
