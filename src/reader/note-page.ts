import { html, raw } from 'hono/html';
import type { LineRange, Note } from '../corpus/note.ts';
import { notePath } from '../pages/note-path.ts';
import { type Html, page } from '../pages/page.ts';
import { dayInWords } from '../pages/wording.ts';
import { nameLines } from './cited-lines.ts';
import type { OutlineEntry } from './headings.ts';
import type { RenderedNote } from './render-note.ts';

export interface NotePageParts {
  readonly basePath: string;
  readonly operator: boolean;
  readonly note: Note;
  readonly rendered: RenderedNote;
  readonly lines: readonly LineRange[];
  /** False where the file has changed since answers were made of it. */
  readonly isSame: boolean;
}

/** Shorter outlines are seen at a glance. */
const leastEntries = 4;

/** The page on which a note is read. */
export function notePage({ basePath, operator, note, rendered, lines, isSame }: NotePageParts): Html {
  const outline = rendered.outline.filter(({ level }) => level <= 3);
  const hasOutline = outline.length >= leastEntries;
  const main = html`${breadcrumb(basePath, note)}
<div class="reader">
<article>
<h1${rendered.title ? html` id="${rendered.title.id}"` : ''}>${note.title}</h1>
${facts(basePath, note)}
${notices(basePath, note, lines, rendered, isSame)}
${hasOutline ? html`<details class="outline narrow"><summary>On this page</summary>${outlineList(outline)}</details>` : ''}
<div class="prose">${raw(rendered.html)}</div>
${parts(basePath, note, rendered)}
${sources(note)}
</article>
${hasOutline ? html`<nav class="outline wide" aria-label="On this page"><p>On this page</p>${outlineList(outline)}</nav>` : ''}
</div>`;
  return page({ basePath, title: note.title, main, current: 'notes', operator, wide: true, ...assets });
}

const assets = { styles: ['reader.css'], scripts: ['reader.js'] } as const;

function breadcrumb(basePath: string, { path }: Note): Html {
  const folders = path.split('/').slice(0, -1);
  return html`<nav class="breadcrumb" aria-label="Breadcrumb"><ol>
<li><a href="${basePath}/notes">Notes</a></li>
${folders.map((name, index) => {
  const folder = `${folders.slice(0, index + 1).join('/')}/`;
  return html`<li><a href="${basePath}/notes?filter=${encodeURIComponent(folder)}">${name}</a></li>`;
})}<li><span>${path.split('/').at(-1)}</span></li>
</ol></nav>`;
}

function facts(basePath: string, { verified, aliases, tags }: Note): Html | '' {
  if (verified === undefined && aliases.length === 0 && tags.length === 0) return '';
  return html`<ul class="facts">
${verified === undefined ? '' : html`<li>Checked on <time datetime="${verified}">${dayInWords(verified)}</time></li>`}
${aliases.length === 0 ? '' : html`<li>Also called ${aliases.join(', ')}</li>`}
${tags.map((tag) => html`<li><a class="tag" href="${basePath}/notes?filter=${encodeURIComponent(`#${tag}`)}">#${tag}</a></li>`)}
</ul>`;
}

function notices(
  basePath: string,
  note: Note,
  lines: readonly LineRange[],
  { isMarked }: RenderedNote,
  isSame: boolean,
) {
  const whole = notePath(basePath, note);
  const named = nameLines(lines);
  const cited = isMarked
    ? html`<p class="notice cited-lines"><a href="#cited">${named.replace('l', 'L')}</a> of this note ${named.startsWith('line ') ? 'is' : 'are'} marked. <a href="${whole}">Show it without marks</a> or <a href="${basePath}/">ask something else</a>.</p>`
    : html`<p class="notice">Nothing stands in ${named} of this note. <a href="${whole}">Show it without marks</a>.</p>`;
  const changed = html`<p class="notice bad">This note has changed a moment ago, or cannot be read in full as it stands now. Answers come from what it said before, so their lines may be others.</p>`;
  return html`${isSame ? '' : changed}${lines.length === 0 ? '' : cited}`;
}

const outlineList = (outline: readonly OutlineEntry[]): Html =>
  html`<ul>${outline.map(({ id, text, level }) => html`<li class="level-${level}"><a href="#${id}">${text}</a></li>`)}</ul>`;

function parts(basePath: string, note: Note, { part: { number, count } }: RenderedNote): Html | '' {
  if (count === 1) return '';
  const link = (to: number, text: string) =>
    to < 1 || to > count ? '' : html`<a class="button quiet" href="${notePath(basePath, note)}?part=${to}">${text}</a>`;
  return html`<nav class="row parts" aria-label="Parts of this note"><span>Part ${number} of ${count}</span>
${link(number - 1, 'Previous part')} ${link(number + 1, 'Next part')}</nav>`;
}

function sources({ sources }: Note): Html | '' {
  if (sources.length === 0) return '';
  return html`<section class="sources" aria-labelledby="noteSources">
<h2 id="noteSources">What this note rests on</h2>
<ul>${sources.map((source) =>
    /^https?:\/\/[^\s]+$/i.test(source) && URL.canParse(source)
      ? html`<li><a href="${source}" rel="noopener noreferrer nofollow">${source.replace(/^https?:\/\//i, '')}</a></li>`
      : html`<li>${source}</li>`,
  )}</ul>
</section>`;
}
