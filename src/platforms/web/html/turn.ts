import { html, raw } from 'hono/html';
import type { Choice, Field, Message } from '../../../chat/message.ts';
import type { Html } from '../../../pages/page.ts';
import { checkedLine } from '../../rendering/checked-line.ts';
import { messageHtml } from './message-html.ts';

/** Where a reply is shown, and what its buttons say about that. */
export interface Around {
  readonly basePath: string;
  /** The page that the buttons belong to. */
  readonly room: Room;
  /** As in `Saying.tab`. */
  readonly tab: string;
  readonly newId: () => string;
}

/** `ask`: a conversation. `quiz`: one thing at a time. */
export type Room = 'ask' | 'quiz';

const roomPath = (room: Room): string => (room === 'ask' ? '/' : '/quiz');

interface TurnParts {
  /** What the person said. Absent where it was a press. */
  readonly asked?: string;
  readonly message: Message;
  /** Path of a link to the same question. */
  readonly link?: string;
  /** Of the article; its own where there is none. */
  readonly id?: string;
  /** What the article is called where nothing was asked. */
  readonly label?: string;
}

/** A reply with what can be done with it. The script of the page reads what becomes of the message that was pressed. */
export function turn({ asked, message, link, id, label = 'Reply' }: TurnParts, around: Around): Html {
  const { parts, options, choices } = messageHtml(message, around.basePath);
  const checked = checkedLine(message);
  const shownLink = message.citations.length > 0 ? link : undefined;
  const { pressed } = message;
  const name = id ?? `t${around.newId()}`;
  return html`<article class="turn" id="${name}" data-pressed="${pressed.becomes}"${
    asked === undefined ? html` aria-label="${label}"` : html` aria-labelledby="${name}-asked"`
  }>
${asked === undefined ? '' : html`<h2 class="asked" id="${name}-asked">${asked}</h2>`}
<div class="answer prose">${raw(parts.join('\n<hr>\n'))}</div>
${optionList(options, around)}
${message.field === undefined ? '' : answerField(message.field, around)}
${checked === undefined && shownLink === undefined ? '' : html`<p class="about"><span>${checked ?? ''}</span>${shownLink === undefined ? '' : html` <a href="${shownLink}">Link to this question</a>`}</p>`}
${choiceRow(choices, around)}
<p class="note" hidden></p>
<div class="replies"></div>
${pressed.becomes === 'noted' ? html`<template class="pressed-note" data-open="${String(pressed.open)}">${pressed.note}</template>` : ''}
</article>`;
}

/** The numbered choices of a quiz. */
export function optionList(
  options: readonly { readonly choice: Choice; readonly html: string }[],
  around: Around,
): Html | '' {
  if (options.length === 0) return '';
  return html`<form class="choices" method="post" action="${around.basePath}${roomPath(around.room)}">
${hiddenFields(around)}
<ol class="options">${options.map(
    ({ choice, html: inside }, index) =>
      html`<li><button class="option" name="text" value="${choice.text}" data-key="${index + 1}"><kbd aria-hidden="true">${index + 1}</kbd><span>${raw(inside)}</span></button></li>`,
  )}</ol>
</form>`;
}

/** A line for an answer in words. */
export function answerField({ label, before }: Field, around: Around): Html {
  const id = `f${around.newId()}`;
  return html`<form class="choices own-answer" method="post" action="${around.basePath}${roomPath(around.room)}">
${hiddenFields(around)}${before === '' ? '' : html`<input type="hidden" name="before" value="${before}">`}
<label for="${id}">${label}</label>
<span class="box"><input class="field" id="${id}" name="text" required maxlength="500" autocomplete="off" autocapitalize="none" spellcheck="false"><button class="button">Answer</button></span>
</form>`;
}

export function choiceRow(choices: readonly Choice[], around: Around): Html | '' {
  if (choices.length === 0) return '';
  return html`<form class="choices row" method="post" action="${around.basePath}${roomPath(around.room)}">
${hiddenFields(around)}
${choices.map(({ label, text }) => html`<button class="button quiet choice" name="text" value="${text}">${label}</button>`)}
</form>`;
}

/** What every form says besides: which conversation, and which sending of it, so that one that is sent twice is answered once. */
export function hiddenFields({ tab, newId }: Pick<Around, 'tab' | 'newId'>): Html {
  return html`<input type="hidden" name="tab" value="${tab}"><input type="hidden" name="event" value="${newId()}">`;
}
