import { html, raw } from 'hono/html';
import type { Message } from '../../../chat/message.ts';
import type { Html } from '../../../pages/page.ts';
import { messageHtml } from './message-html.ts';

/** What a person who types is shown: questions that may be meant, and the answer so far. The script of the page takes it apart. */
export function typingHtml(suggestions: readonly string[], answer: Message | undefined, basePath: string): Html {
  // Where nothing is cited, nothing was found, and who is still typing need not be told.
  const found = answer !== undefined && answer.citations.length > 0 ? answer : undefined;
  const shown = found === undefined ? '' : messageHtml(found, basePath).parts.join('\n<hr>\n');
  return html`<ul>${suggestions.map(
    (text, index) => html`<li role="option" id="suggestion-${index}" aria-selected="false">${text}</li>`,
  )}</ul><div class="answer prose" data-where="${found?.citations[0]?.title ?? ''}">${raw(shown)}</div>`;
}
