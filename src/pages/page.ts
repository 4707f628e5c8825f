import { html, raw } from 'hono/html';
import { packageVersion } from '../package-version.ts';
import { type AssetName, assetPath } from './serve-assets.ts';

/** HTML in which whatever was put in has been escaped. */
export type Html = ReturnType<typeof html>;

/** The parts of the site that every page leads to. */
type Room = 'ask' | 'quiz' | 'notes' | 'operator';

export interface PageParts {
  /** As in `Site.basePath`. */
  readonly basePath: string;
  /** Of the browser's tab, without the product's name. */
  readonly title: string;
  /** What stands in `<main>`. */
  readonly main: Html;
  /** Where in the site the page stands, for who looks at the navigation. */
  readonly current?: Room;
  /** Loaded after the page has been read; a page must do without. */
  readonly scripts?: readonly AssetName[];
  /** Besides `site.css`. */
  readonly styles?: readonly AssetName[];
  /** Whether the operator has signed in, and so is led to the operator's view. Default false. */
  readonly operator?: boolean;
  /** Whether the page takes the width of a desktop, as tables do; else it is as wide as text reads well. Default false. */
  readonly wide?: boolean;
}

const rooms: Readonly<Record<Room, { readonly name: string; readonly path: string }>> = {
  ask: { name: 'Ask', path: '/' },
  quiz: { name: 'Quiz', path: '/quiz' },
  notes: { name: 'Notes', path: '/notes' },
  operator: { name: 'Operator', path: '/operator' },
};

const version = packageVersion();

/** A whole page: the frame that all pages of the site have in common, around what is its own. */
export function page(parts: PageParts): Html {
  const { basePath, title, main, current, scripts = [], styles = [], operator = false, wide = false } = parts;
  const shown = (['ask', 'quiz', 'notes', 'operator'] as const).filter((room) => room !== 'operator' || operator);
  return html`${raw('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Stevedore</title>
<link rel="icon" href="${assetPath(basePath, 'favicon.svg')}" type="image/svg+xml">
${(['site.css', ...styles] as const).map((name) => html`<link rel="stylesheet" href="${assetPath(basePath, name)}">\n`)}
${scripts.map((name) => html`<script src="${assetPath(basePath, name)}" type="module"></script>\n`)}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="site-head">
<a class="brand" href="${basePath}/"><img src="${assetPath(basePath, 'favicon.svg')}" alt="" width="24" height="24">Stevedore</a>
<nav aria-label="Site">${shown.map((room) => {
    const { name, path } = rooms[room];
    const here = room === current ? raw(' aria-current="page"') : '';
    return html`<a href="${basePath}${path}"${here}>${name}</a>`;
  })}</nav>
</header>
<main id="main" tabindex="-1" class="${wide ? 'wide' : ''}">${main}</main>
<footer class="site-foot">
<p>Every answer stands in a note. Nothing leaves this server.</p>
<p>Stevedore ${version}</p>
</footer>
</body>
</html>
`;
}
