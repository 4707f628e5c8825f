import { html } from 'hono/html';
import type { Problem } from '../corpus/note.ts';
import type { HealthSnapshot } from '../health.ts';
import { type Html, page } from '../pages/page.ts';
import { dayInWords } from '../pages/wording.ts';
import { gapsSection } from './gaps-section.ts';
import { numbersSection } from './numbers-section.ts';
import { problemsSection } from './problems-section.ts';
import type { OperatorReport } from './reports.ts';
import { stateSection } from './state-section.ts';

/** How many days can be looked at, today included. */
export const ranges = [7, 30, 90] as const;

export interface OperatorPageParts {
  readonly basePath: string;
  readonly days: number;
  readonly health: HealthSnapshot;
  readonly problems: readonly Problem[];
  /** Nothing where it cannot be gathered. */
  readonly report: OperatorReport | undefined;
  readonly now: number;
}

/** What whoever runs this looks at. */
export function operatorPage({ basePath, days, health, problems, report, now }: OperatorPageParts): Html {
  const main = html`<div class="operator-head">
<h1>Operator’s view</h1>
<form method="post" action="${basePath}/operator/sign-out"><button class="button quiet" type="submit">Sign out</button></form>
</div>
${stateSection(health, now)}
<nav class="ranges" aria-label="Days"><span>Last</span>${ranges.map(
    (range) =>
      html`<a href="${basePath}/operator?days=${range}"${range === days ? html` aria-current="true"` : ''}>${range} days</a>`,
  )}${report === undefined ? '' : html`<span class="muted small">${dayInWords(report.gaps.from)} to ${dayInWords(report.gaps.until)}, ${report.gaps.zone}</span>`}</nav>
${
  report === undefined
    ? html`<p class="notice bad">The store cannot be asked just now, so there are no numbers. Try again in a moment.</p>`
    : html`${numbersSection(basePath, report.stats)}${gapsSection(basePath, report.gaps, days)}`
}
${problemsSection(basePath, problems)}`;
  const assets = { styles: ['operator.css'], scripts: ['reader.js'] } as const;
  return page({ basePath, title: 'Operator’s view', main, current: 'operator', operator: true, wide: true, ...assets });
}
