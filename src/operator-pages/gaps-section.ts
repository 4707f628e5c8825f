import { html } from 'hono/html';
import type { Citation } from '../corpus/citation.ts';
import { askedYaml } from '../operator/asked-yaml.ts';
import type { Gap, GapReport } from '../operator/gap-report.ts';
import { notePath } from '../pages/note-path.ts';
import type { Html } from '../pages/page.ts';
import { counted, dayInWords } from '../pages/wording.ts';

/** More than anybody writes notes about at a sitting; `stevedore gaps` lists them all. */
const mostShown = 50;

/** What people asked and the notes do not answer, the most wanted first. */
export function gapsSection(basePath: string, report: GapReport, days: number): Html {
  const { gaps } = report;
  return html`<section aria-labelledby="gaps">
<h2 id="gaps">What the notes do not answer</h2>
<p>${summary(report)}</p>
${report.isCut ? html`<p class="notice">There was more than could be looked at: the oldest questions are left out.</p>` : ''}
${gaps.length === 0 ? '' : html`<ol class="gaps">${gaps.slice(0, mostShown).map((gap) => entry(basePath, gap, days))}</ol>`}
${gaps.length > mostShown ? html`<p class="muted">${counted(gaps.length - mostShown, 'more')} less wanted: <code>stevedore gaps</code> lists them all.</p>` : ''}
</section>`;
}

function summary({ questions, answeredByNow, gaps }: GapReport): string {
  if (questions === 0) return 'No question was left unanswered or voted down in these days.';
  const asked = `${counted(questions, 'question was', 'questions were')} left unanswered or voted down.`;
  const answered = answeredByNow === 0 ? '' : ` The notes answer ${answeredByNow.toLocaleString('en')} of them by now.`;
  if (gaps.length === 0) return `${asked}${answered} Nothing is left to do.`;
  return `${asked}${answered} The others ask for ${counted(gaps.length, 'thing')}, the most wanted first.`;
}

function entry(basePath: string, gap: Gap, days: number): Html {
  const { title, kind, wordings, nearest, stub } = gap;
  const others = wordings.filter((wording) => wording.toLowerCase() !== title.toLowerCase());
  return html`<li class="card gap">
<h3>${title}</h3>
<p class="muted small">${whoAsked(gap)}</p>
<p><span class="pill ${kind === 'not-in-notes' ? 'bad' : 'warn'}">${kind === 'not-in-notes' ? 'Not in the notes' : 'Not found, or not helpful'}</span>
${nearest === undefined ? '' : html`Nearest: <a href="${notePath(basePath, { path: nearest.path, lines: nearest })}">${place(nearest)}</a>`}</p>
${others.length === 0 ? '' : html`<details><summary>${counted(others.length, 'other wording')}</summary><ul>${others.map((wording) => html`<li>${wording}</li>`)}</ul></details>`}
${nearest === undefined ? '' : toAdd(nearest, wordings)}
<details><summary>${nearest === undefined ? 'A note to begin with' : 'Or a note of its own to begin with'}</summary>
${code(stub.fileName, stub.markdown)}
<p><a class="button quiet" href="${basePath}/operator/stubs/${encodeURIComponent(stub.fileName)}?days=${days}" download="${stub.fileName}">Save ${stub.fileName}</a></p>
</details>
</li>`;
}

function toAdd(nearest: Citation, wordings: readonly string[]): Html {
  return html`<details><summary>What to add there</summary>
<p>Say it in that section, in the askers’ words. Where it is said already, list the questions in the front matter of <code>${nearest.path}</code>:</p>
${code(`Front matter of ${nearest.path}`, askedYaml(nearest, wordings))}
</details>`;
}

const code = (label: string, text: string): Html =>
  html`<div class="code"><pre tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre></div>`;

function whoAsked({ people, times, votes, firstAsked, lastAsked }: Gap): string {
  const when =
    firstAsked === lastAsked
      ? `on ${dayInWords(firstAsked)}`
      : `from ${dayInWords(firstAsked)} to ${dayInWords(lastAsked)}`;
  const parts = [
    `Asked by ${counted(people, 'person', 'people')}, ${counted(times, 'time')}, ${when}`,
    ...(votes.missing === 0
      ? []
      : [counted(votes.missing, 'vote that the notes should say it', 'votes that the notes should say it')]),
    ...(votes.notHelpful === 0
      ? []
      : [counted(votes.notHelpful, 'vote that it did not help', 'votes that it did not help')]),
  ];
  return parts.join(' · ');
}

const place = ({ title, headings }: Citation): string => [title, ...headings].join(' › ');
