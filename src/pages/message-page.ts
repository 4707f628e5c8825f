import { html } from 'hono/html';
import { type Html, page } from './page.ts';

/** A page with a line or two of plain text and a way back. */
export function messagePage({ basePath, title, text }: { basePath: string; title: string; text: string }): Html {
  return page({
    ...{ basePath, title },
    main: html`<h1>${title}</h1><p>${text}</p><p><a href="${basePath}/">Ask something</a></p>`,
  });
}
