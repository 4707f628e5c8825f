import { html, raw } from 'hono/html';
import type { Choice, Message } from '../../../chat/message.ts';
import type { Html } from '../../../pages/page.ts';
import { type MessageHtml, messageHtml } from './message-html.ts';
import { type Around, answerField, choiceRow, hiddenFields, optionList } from './turn.ts';

/** "Question 2 of 5" above a prompt, as a paragraph of its own. */
const headingShape = /<p><strong>((?:Question|Review) (\d+) of (\d+))<\/strong><\/p>\s*/;
/** Said by the field for it. */
const typeShape = /<p><em>Type your answer\.<\/em><\/p>\s*$/;
const doneShape = /^<p>(?:<strong>Done\.<\/strong>|Stopped before)/;

/** A reply on the page of the quiz: what became of the answer, and below it what comes next. */
export function quizStep(message: Message, around: Around): Html {
  const shown = messageHtml(message, around.basePath);
  const last = shown.parts.at(-1) ?? '';
  const heading = headingShape.exec(last);
  const isDone = doneShape.test(last);
  const isStep = heading !== null || isDone;
  const before = isStep ? shown.parts.slice(0, -1) : shown.parts;
  return html`<div class="step" data-step="${String(isStep)}">
${before.length === 0 ? '' : feedback(before, shown.choices, message, around)}
${heading === null ? '' : prompt(heading, shown, around)}
${isDone ? summary(last, around) : ''}
</div>`;
}

function feedback(parts: readonly string[], choices: readonly Choice[], { markdown }: Message, around: Around): Html {
  const verdict = markdown.startsWith('**Right.') ? 'right' : markdown.startsWith('**Not quite.') ? 'wrong' : 'told';
  return html`<section class="feedback ${verdict}" aria-label="Your answer"><div class="prose">${raw(parts.join('\n'))}</div>${choiceRow(choices, around)}
<p class="onwards"><button class="button next" type="button" hidden>Go on</button> <span class="hints muted small" aria-hidden="true"><kbd>Enter</kbd></span></p></section>`;
}

function prompt(heading: RegExpExecArray, { parts, options }: MessageHtml, around: Around): Html {
  const [whole, title = '', number = '', of = ''] = heading;
  const action = `${around.basePath}/quiz`;
  return html`<section class="prompt" aria-label="${title}">
<div class="progress"><h2>${title}</h2><progress value="${Number(number) - 1}" max="${of}" aria-label="Answered"></progress></div>
<div class="prose stem">${raw((parts.at(-1) ?? '').replace(whole, '').replace(typeShape, ''))}</div>
${options.length > 0 ? optionList(options, around) : answerField({ label: 'Your answer', before: '' }, around)}
<form class="row moves" method="post" action="${action}">${hiddenFields(around)}
<button class="button quiet" name="text" value="quiz next">Skip</button>
<button class="button quiet" name="text" value="quiz stop">Stop</button>
<span class="hints muted small" aria-hidden="true">${options.length > 0 ? html`<kbd>1</kbd>–<kbd>${options.length}</kbd> answer` : ''}</span>
</form>
</section>`;
}

function summary(part: string, around: Around): Html {
  return html`<section class="summary" aria-label="Your result"><div class="prose">${raw(part)}</div>
<form class="row" method="post" action="${around.basePath}/quiz">${hiddenFields(around)}
<a class="button" href="${around.basePath}/quiz" data-again>Another quiz</a>
<button class="button quiet" name="text" value="review">Review what I missed</button>
<button class="button quiet" name="text" value="score">My score</button>
<button class="button quiet" name="text" value="leaderboard">Leaderboard</button>
</form></section>`;
}
