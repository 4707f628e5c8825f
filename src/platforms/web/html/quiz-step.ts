import { html, raw } from 'hono/html';
import type { Message, QuizStep } from '../../../chat/message.ts';
import type { Html } from '../../../pages/page.ts';
import { type QuizHtml, quizHtml } from './message-html.ts';
import { type Around, answerField, choiceRow, hiddenFields, optionList } from './turn.ts';

/** A reply on the page of the quiz: what became of the answer, and below it what comes next. */
export function quizStep(message: Message, around: Around): Html {
  const { quiz } = message;
  const shown = quizHtml(message, around.basePath);
  return html`<div class="step" data-step="${String(quiz?.step !== undefined)}">
${shown.before === '' ? '' : feedback(shown, quiz?.verdict ?? 'told', around)}
${quiz?.step?.kind === 'prompt' ? prompt(quiz.step, shown, around) : ''}
${quiz?.step?.kind === 'summary' ? summary(shown.step, around) : ''}
</div>`;
}

function feedback({ before, choices }: QuizHtml, verdict: 'right' | 'wrong' | 'told', around: Around): Html {
  return html`<section class="feedback ${verdict}" aria-label="Your answer"><div class="prose">${raw(before)}</div>${choiceRow(choices, around)}
<p class="onwards"><button class="button next" type="button" hidden>Go on</button> <span class="hints muted small" aria-hidden="true"><kbd>Enter</kbd></span></p></section>`;
}

function prompt(
  { title, number, of }: Extract<QuizStep, { kind: 'prompt' }>,
  { step, options }: QuizHtml,
  around: Around,
): Html {
  const action = `${around.basePath}/quiz`;
  return html`<section class="prompt" aria-label="${title}">
<div class="progress"><h2>${title}</h2><progress value="${number - 1}" max="${of}" aria-label="Answered"></progress></div>
<div class="prose stem">${raw(step)}</div>
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
