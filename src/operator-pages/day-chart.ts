import { html } from 'hono/html';
import type { Html } from '../pages/page.ts';
import { dayInWords } from '../pages/wording.ts';

/** What a chart shows of one day, from the bottom up. */
interface ChartDay {
  /** YYYY-MM-DD */
  readonly date: string;
  /** As many as the chart has series. */
  readonly values: readonly number[];
}

export interface DayChart {
  readonly id: string;
  readonly title: string;
  /** In a sentence, what the chart says; for who does not see it, and for all others too. */
  readonly says: string;
  /** Oldest first. */
  readonly days: readonly ChartDay[];
  /** Names of what is stacked, from the bottom up; at most three. */
  readonly series: readonly string[];
  /** What a full height stands for; without it the highest bar. */
  readonly most?: number;
  /** After each number: `%`. */
  readonly unit?: string;
}

const barWidth = 10;
const height = 100;
/** Between bars that stand side by side. */
const gap = 2;

/** Bars by days, with all their numbers in a table below. It has no size of its own and no text, so that it fits everywhere. */
export function dayChart({ id, title, says, days, series, most, unit = '' }: DayChart): Html {
  const totals = days.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const top = most ?? niceTop(Math.max(...totals, 1));
  return html`<figure class="chart">
<figcaption><h3>${title}</h3><p class="muted small">${says}</p></figcaption>
<div class="plot">
<span class="top" aria-hidden="true">${top.toLocaleString('en')}${unit}</span>
<svg viewBox="0 0 ${days.length * barWidth} ${height}" preserveAspectRatio="none" role="img" aria-labelledby="${id}Title ${id}Says">
<title id="${id}Title">${title}</title><desc id="${id}Says">${says}</desc>
<path class="grid" d="M0 0H${days.length * barWidth}M0 ${height / 2}H${days.length * barWidth}M0 ${height}H${days.length * barWidth}"/>
${days.map((day, index) => bar(day, index, { series, top, unit }))}
</svg>
<span class="from" aria-hidden="true">${shortDay(days[0]?.date)}</span><span class="until" aria-hidden="true">${shortDay(days.at(-1)?.date)}</span>
</div>
${series.length < 2 ? '' : html`<ul class="legend">${series.map((name, n) => html`<li><span class="swatch series-${n}"></span>${name}</li>`)}</ul>`}
<details><summary>All numbers</summary><div class="scroll" tabindex="0" role="group" aria-label="${title}: all numbers"><table>
<thead><tr><th scope="col">Day</th>${series.map((name) => html`<th scope="col" class="align-right">${name}</th>`)}</tr></thead>
<tbody>${days.toReversed().map(({ date, values }) => html`<tr><th scope="row">${dayInWords(date)}</th>${values.map((value) => html`<td class="align-right">${value.toLocaleString('en')}${unit}</td>`)}</tr>`)}</tbody>
</table></div></details>
</figure>`;
}

interface Scale extends Pick<DayChart, 'series'> {
  readonly top: number;
  readonly unit: string;
}

function bar({ date, values }: ChartDay, index: number, { series, top, unit }: Scale): Html {
  let bottom = height;
  const parts = values.map((value, n) => {
    const tall = Math.min((value / top) * height, bottom);
    bottom -= tall;
    return tall === 0
      ? ''
      : html`<rect class="series-${n}" x="${index * barWidth + gap / 2}" y="${round(bottom)}" width="${barWidth - gap}" height="${round(tall)}"/>`;
  });
  const told = values.map((value, n) => `${series[n] ?? ''} ${value.toLocaleString('en')}${unit}`).join(', ');
  // The whole height can be pointed at, also of a day on which nothing was.
  return html`<g><title>${dayInWords(date)}: ${told}</title><rect class="day" x="${index * barWidth}" y="0" width="${barWidth}" height="${height}"/>${parts}</g>`;
}

const round = (number: number): number => Math.round(number * 100) / 100;

/** The next number that is easily halved in the head. */
function niceTop(most: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(most)));
  return ([1, 2, 3, 4, 6, 8].find((step) => step * power >= most) ?? 10) * power;
}

const shortDay = (date = ''): string => dayInWords(date).split(' ').slice(0, 2).join(' ');
