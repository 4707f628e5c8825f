import { html } from 'hono/html';
import type { Problem } from '../corpus/note.ts';
import { notePath } from '../pages/note-path.ts';
import type { Html } from '../pages/page.ts';
import { counted } from '../pages/wording.ts';

const mostShown = 100;

/** What is wrong with files of notes, so that their authors can mend it. */
export function problemsSection(basePath: string, problems: readonly Problem[]): Html | '' {
  if (problems.length === 0) return '';
  const sorted = [...problems].sort((a, b) => rank(a) - rank(b));
  return html`<section aria-labelledby="problems">
<h2 id="problems">Problems of notes</h2>
<ul class="problems">${sorted.slice(0, mostShown).map((problem) => entry(basePath, problem))}</ul>
${problems.length > mostShown ? html`<p class="muted">${counted(problems.length - mostShown, 'more')}: <code>stevedore check</code> lists them all.</p>` : ''}
</section>`;
}

const rank = ({ severity }: Problem): number => (severity === 'error' ? 0 : 1);

function entry(basePath: string, { severity, path, line, message, remedy }: Problem): Html {
  const name = line === undefined ? path : `${path}, line ${line}`;
  const lines = line === undefined ? {} : { lines: { startLine: line, endLine: line } };
  // A file that is not served has no page.
  const place =
    severity === 'error'
      ? html`<strong>${name}</strong>`
      : html`<a href="${notePath(basePath, { path, ...lines })}">${name}</a>`;
  return html`<li><span class="pill ${severity === 'error' ? 'bad' : 'warn'}">${severity}</span> ${place}: ${message}. <span class="muted">${remedy}</span></li>`;
}
