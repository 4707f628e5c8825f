import { html } from 'hono/html';
import type { Choice } from '../../../chat/message.ts';
import { type Html, page } from '../../../pages/page.ts';
import { keySwitch } from './key-switch.ts';
import { type Around, hiddenFields } from './turn.ts';

export interface AskPageParts {
  readonly around: Around;
  readonly operator: boolean;
  /** What stands in the box. */
  readonly typed?: string;
  /** Questions to begin with. */
  readonly examples: readonly Choice[];
  /** Of the conversation, the latest first. */
  readonly turns: readonly Html[];
  readonly posts: readonly Html[];
  /** Of the last post that is on the page; '' for none. */
  readonly lastPost: string;
}

/** The page to ask on. Without its script each reply is a page of its own. */
export function askPage({ around, operator, typed = '', examples, turns, posts, lastPost }: AskPageParts): Html {
  const { basePath } = around;
  const isEmpty = turns.length === 0;
  return page({
    ...{
      basePath,
      title: 'Ask',
      current: 'ask',
      operator,
      styles: ['ask.css'],
      scripts: ['ask.js', 'typing.js', 'board.js'],
    },
    main: html`<div class="ask" id="room" data-room="ask" data-base="${basePath}" data-posts="${lastPost}">
<div class="intro${isEmpty ? '' : ' sr-only'}" id="intro"><h1>Ask the notes</h1>
<p class="muted">Every answer is quoted word for word, with the note and the lines where it stands.</p></div>
<form class="asking" id="asking" method="post" action="${basePath}/" role="search">
${hiddenFields(around)}
<label class="sr-only" for="question">Your question</label>
<div class="box"><input class="field" id="question" name="text" type="text" value="${typed}" maxlength="2000" required autofocus
 autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="send" placeholder="What is a pod?">
<button class="button" id="send">Ask</button></div>
<div class="panel" id="panel" hidden>
<ul class="suggestions" id="suggestions" role="listbox" aria-label="Suggestions"></ul>
<div class="preview prose" id="preview"></div>
</div>
</form>
<p class="sr-only" id="status" role="status"></p>
<p class="notice bad" id="trouble" role="alert" hidden></p>
<div class="log" id="log" role="log" aria-label="Conversation">${turns}</div>
<p class="afresh"><button class="button quiet" type="button" id="clear" hidden>Start afresh</button></p>
${isEmpty ? start(examples, around) : ''}
<section class="board" id="board" aria-label="Posted here" ${posts.length === 0 ? 'hidden' : ''}>${posts}</section>
<p class="hints muted small" aria-hidden="true"><span><kbd>/</kbd> ask</span> <span><kbd>↑</kbd> <kbd>↓</kbd> suggestions</span> <span><kbd>Enter</kbd> answer</span> <span><kbd>Esc</kbd> close</span></p>
${keySwitch}
</div>`,
  });
}

function start(examples: readonly Choice[], around: Around): Html {
  return html`<section class="start" id="start" aria-label="To begin with">
<form method="post" action="${around.basePath}/">${hiddenFields(around)}
<ul class="examples">${examples.map(
    ({ label, text }) => html`<li><button class="example" name="text" value="${text}">${label}</button></li>`,
  )}</ul></form>
<p><a class="button quiet" href="${around.basePath}/quiz">Quiz me</a></p>
</section>`;
}
