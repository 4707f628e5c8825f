import { html, raw } from 'hono/html';
import { assetPath } from './serve-assets.ts';

/** HTML in which whatever was put in has been escaped. */
export type Html = ReturnType<typeof html>;

export interface PageParts {
  /** As in `Site.basePath`. */
  readonly basePath: string;
  /** Of the browser's tab, without the product's name. */
  readonly title: string;
  /** What stands in `<main>`. */
  readonly main: Html;
}

/** A whole page: the frame that all pages of the site have in common, around what is its own. */
export function page({ basePath, title, main }: PageParts): Html {
  return html`${raw('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Stevedore</title>
<link rel="stylesheet" href="${assetPath(basePath, 'site.css')}">
</head>
<body>
<main id="main">${main}</main>
</body>
</html>
`;
}
