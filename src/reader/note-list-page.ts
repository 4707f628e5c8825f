import { html } from 'hono/html';
import type { Note } from '../corpus/note.ts';
import { notePath } from '../pages/note-path.ts';
import { type Html, page } from '../pages/page.ts';
import { counted, dayInWords } from '../pages/wording.ts';
import { countSections, type NoteFolder } from './note-list.ts';

export interface NoteListPageParts {
  readonly basePath: string;
  readonly operator: boolean;
  readonly folders: readonly NoteFolder[];
  /** How many notes there are without the filter. */
  readonly total: number;
  readonly filter: string;
}

/** The list of sources: every note that answers may come from. */
export function noteListPage({ basePath, operator, folders, total, filter }: NoteListPageParts): Html {
  const shown = folders.reduce((sum, { notes }) => sum + notes.length, 0);
  const main = html`<h1>Notes</h1>
<form class="row filter" action="${basePath}/notes" method="get" role="search">
<label class="sr-only" for="Filter">Show only notes whose title, path or tag has</label>
<input class="field" id="Filter" name="filter" type="search" value="${filter}" placeholder="Title, folder or #tag" autocomplete="off" maxlength="200">
<button class="button quiet" type="submit">Filter</button>
</form>
<p class="muted" role="status">${filter === '' ? `${counted(total, 'note')}. Every answer comes from them.` : html`${shown} of ${counted(total, 'note')}. <a href="${basePath}/notes">Show all</a>`}</p>
${folders.map(
  ({ path, notes }) => html`<section class="folder">
<h2>${path === '' ? 'No folder' : path}</h2>
<ul class="notes">${notes.map((note) => entry(basePath, note))}</ul>
</section>`,
)}`;
  return page({ basePath, title: 'Notes', main, current: 'notes', operator, styles: ['reader.css'], wide: true });
}

function entry(basePath: string, note: Note): Html {
  const { title, verified } = note;
  return html`<li><a href="${notePath(basePath, note)}">${title}</a> <span class="muted small">${counted(countSections(note), 'section')}${verified === undefined ? '' : ` · checked on ${dayInWords(verified)}`}</span></li>`;
}
