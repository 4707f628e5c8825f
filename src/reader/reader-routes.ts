import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { BoundedMap } from '../bounded-map.ts';
import { clientAddress } from '../client-address.ts';
import type { Corpus, Note } from '../corpus/note.ts';
import { messagePage } from '../pages/message-page.ts';
import { encodePath, notePath } from '../pages/note-path.ts';
import { page } from '../pages/page.ts';
import { createRateLimit } from '../rate-limit.ts';
import { decoded } from './addresses.ts';
import { parseLines } from './cited-lines.ts';
import { type ImageFiles, listImages, readImage } from './image-files.ts';
import { createNoteLinks, type NoteLinks } from './note-links.ts';
import { listNotes } from './note-list.ts';
import { noteListPage } from './note-list-page.ts';
import { notePage } from './note-page.ts';
import { type RenderedNote, renderNote } from './render-note.ts';
import { readSource, type ServedNotes } from './served-notes.ts';

export interface ReaderDeps {
  /** As in `Site.basePath`. */
  readonly basePath: string;
  /** Nothing until the notes have been read. */
  readonly notes: () => ServedNotes | undefined;
  readonly isOperator: (request: Request) => boolean;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** What was made of one edition of the notes and the images of that time. */
interface Shelf {
  readonly corpus: Corpus;
  readonly byPath: ReadonlyMap<string, Note>;
  readonly links: NoteLinks;
  readonly images: ImageFiles;
  readonly listedAt: number;
  readonly rendered: Map<string, RenderedNote>;
}

/** New images are seen so much later. */
const listImagesEveryMs = 10_000;
/** Pages that are kept: some 0.1 MB each, 1 MB at most. */
const mostRendered = 50;
const longestFilter = 200;
/**
 * Characters of notes that are laid out for one address: the longest page takes 0.3 s, in which nothing else happens. Pages that are
 * kept cost nothing.
 */
const laidOut = { perMinute: 3_000_000, burst: 2_000_000 };
/** Of a note, of which one part is laid out at a time. */
const costliest = 64_000;

/** `/notes`, the list of sources; `/notes/PATH`, a note; `/files/PATH`, an image in the folder of notes. */
export function readerRoutes({ basePath, notes, isOperator, now }: ReaderDeps): Hono {
  const layingOut = createRateLimit({ clock: { now }, ...laidOut });
  let shelf: Promise<Shelf> | undefined;
  let kept: Shelf | undefined;

  async function shelfFor(corpus: Corpus): Promise<Shelf> {
    if (kept?.corpus === corpus && now() - kept.listedAt < listImagesEveryMs) return kept;
    // Whoever comes meanwhile waits for the same.
    shelf ??= makeShelf(corpus).finally(() => {
      shelf = undefined;
    });
    kept = await shelf;
    return kept.corpus === corpus ? kept : shelfFor(corpus);
  }

  async function makeShelf(corpus: Corpus): Promise<Shelf> {
    const listedAt = now();
    const isSame = kept?.corpus === corpus;
    return {
      ...{ corpus, listedAt, images: await listImages(corpus.root), rendered: new BoundedMap(mostRendered) },
      byPath: isSame && kept ? kept.byPath : new Map(corpus.notes.map((note) => [note.path, note])),
      links: isSame && kept ? kept.links : createNoteLinks(corpus, basePath),
    };
  }

  async function showNote(context: Context, served: ServedNotes, path: string): Promise<Response> {
    const shelf = await shelfFor(served.corpus);
    const note = shelf.byPath.get(path) ?? shelf.byPath.get(path.normalize());
    if (note === undefined) return missing(context, shelf, path);
    const source = await readSource(served, note);
    if (source === undefined) return gone(context);
    const written = context.req.query('lines') ?? '';
    const lines = parseLines(written);
    const part = Number(context.req.query('part')) || undefined;
    const { text, isSame } = source;

    const key = JSON.stringify([note.path, lines, part]);
    const known = isSame ? shelf.rendered.get(key) : undefined;
    const cost = known === undefined ? Math.min(text.length, costliest) : 0;
    if (cost > 0 && layingOut.spend(addressOf(context), cost) !== undefined) return tooMuch(context);
    const rendered =
      known ??
      renderNote({
        ...{ path: note.path, title: note.title, text, lines, part, quizPath: `${basePath}/quiz` },
        note: isSame ? note : undefined,
        link: (url) => shelf.links.resolve(url, note.path),
        image: (url) => {
          const file = shelf.images.find(url, note.path);
          return file === undefined ? undefined : `${basePath}/files/${encodePath(file)}`;
        },
      });
    if (isSame) shelf.rendered.set(key, rendered);
    const operator = isOperator(context.req.raw);
    return context.html(notePage({ basePath, operator, note, rendered, lines, isSame }), 200, noCache);
  }

  function missing(context: Context, { byPath, links }: Shelf, path: string): Response | Promise<Response> {
    const folder = `${path.replace(/\/+$/, '')}/`;
    if ([...byPath.keys()].some((each) => each.startsWith(folder))) {
      return context.redirect(`${basePath}/notes?filter=${encodeURIComponent(folder)}`);
    }
    const near = links.near(path);
    const main = html`<h1>No such note</h1>
<p>There is no note <q>${path.slice(0, 200)}</q> here${near.length > 0 ? '. Perhaps you look for:' : ', and none of a name like it.'}</p>
${near.length === 0 ? '' : html`<ul>${near.map((note) => html`<li><a href="${notePath(basePath, note)}">${note.title}</a> <span class="muted small">${note.path}</span></li>`)}</ul>`}
<p><a href="${basePath}/notes">All notes</a></p>`;
    const operator = isOperator(context.req.raw);
    return context.html(page({ basePath, title: 'No such note', main, current: 'notes', operator }), 404, noCache);
  }

  function gone(context: Context): Response | Promise<Response> {
    const text =
      'The file of this note is gone, or cannot be read just now. What was read of it before still answers questions.';
    return context.html(messagePage({ basePath, title: 'This note cannot be shown', text }), 503, noCache);
  }

  function tooMuch(context: Context): Response | Promise<Response> {
    const text = 'That is more than I can show to one address at once. Try again in a moment.';
    return context.html(messagePage({ basePath, title: 'One moment', text }), 429, { ...noCache, 'retry-after': '15' });
  }

  function starting(context: Context): Response | Promise<Response> {
    const text = 'Stevedore is still reading the notes. Try again in a moment.';
    return context.html(messagePage({ basePath, title: 'One moment', text }), 503, { ...noCache, 'retry-after': '2' });
  }

  return new Hono()
    .get('/notes', (context) => {
      const served = notes();
      if (served === undefined) return starting(context);
      const filter = (context.req.query('filter') ?? '').trim().slice(0, longestFilter);
      const folders = listNotes(served.corpus, filter);
      const operator = isOperator(context.req.raw);
      const total = served.corpus.notes.length;
      return context.html(noteListPage({ basePath, operator, folders, total, filter }), 200, noCache);
    })
    .get('/notes/*', (context) => {
      const served = notes();
      if (pathAfter(context, '/notes/') === '') return context.redirect(`${basePath}/notes`);
      if (served === undefined) return starting(context);
      return showNote(context, served, pathAfter(context, '/notes/'));
    })
    .get('/files/*', async (context) => {
      const served = notes();
      const path = pathAfter(context, '/files/');
      if (served === undefined || !(await shelfFor(served.corpus)).images.has(path)) return context.notFound();
      const image = await readImage(served.corpus.root, path);
      if (image === undefined) return context.notFound();
      return context.body(image.bytes, 200, {
        'content-type': image.type,
        'cache-control': 'private, max-age=60',
        // Opened by itself an SVG would be a page of this site.
        ...(image.type === 'image/svg+xml' && { 'content-disposition': 'attachment' }),
      });
    });
}

/** A note may change at any time, and whether somebody is the operator is another page. */
const noCache = { 'cache-control': 'private, no-cache' } as const;

function addressOf({ env, req }: Context<{ Bindings: Partial<HttpBindings> }>): string {
  return clientAddress(req.raw, env?.incoming?.socket.remoteAddress ?? '');
}

/** As the browser sent it, decoded once. */
function pathAfter({ req }: Context, start: string): string {
  const { pathname } = new URL(req.url);
  return pathname.slice(start.length).split('/').map(decoded).join('/');
}
