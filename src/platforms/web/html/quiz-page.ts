import { html } from 'hono/html';
import { type Html, page } from '../../../pages/page.ts';
import { keySwitch } from './key-switch.ts';
import { type Around, hiddenFields } from './turn.ts';

export interface QuizPageParts {
  readonly around: Around;
  readonly operator: boolean;
  readonly topics: readonly string[];
  /** Where the quiz has come to; absent before it begins. */
  readonly step?: Html;
}

const lengths = [3, 5, 10, 20];
const standardLength = 5;

/** The page to be quizzed on: one thing at a time. */
export function quizPage({ around, operator, topics, step }: QuizPageParts): Html {
  const { basePath } = around;
  return page({
    ...{ basePath, title: 'Quiz', current: 'quiz', operator, styles: ['ask.css'], scripts: ['ask.js'] },
    main: html`<div class="quiz" id="room" data-room="quiz" data-base="${basePath}">
<div class="intro${step === undefined ? '' : ' sr-only'}" id="intro"><h1>Quiz yourself</h1>
<p class="muted">Questions made from the notes. Each answer shows the passage behind it; what you miss comes again.</p></div>
<p class="notice bad" id="trouble" role="alert" hidden></p>
<div id="steps" aria-live="polite">${step ?? ''}</div>
${setup(around, topics, step !== undefined)}
${keySwitch}
</div>`,
  });
}

function setup(around: Around, topics: readonly string[], isUnderWay: boolean): Html {
  return html`<section class="setup" id="setup" ${isUnderWay ? 'hidden' : ''} aria-label="Begin">
<form class="beginning" method="post" action="${around.basePath}/quiz">${hiddenFields(around)}
<fieldset class="lengths"><legend>How many questions?</legend>
${lengths.map(
  (count) =>
    html`<label><input type="radio" name="count" value="${count}" ${count === standardLength ? 'checked' : ''}><span>${count}</span></label>`,
)}</fieldset>
<p class="own-topic"><label for="topic">What about?</label>
<span class="box"><input class="field" id="topic" name="topic" maxlength="100" autocomplete="off" placeholder="Anything, or a topic such as networking"><button class="button">Start</button></span></p>
${
  topics.length === 0
    ? ''
    : html`<ul class="chips" aria-label="Topics">${topics.map(
        (topic) => html`<li><button class="chip" name="chip" value="${topic}">${topic}</button></li>`,
      )}</ul>`
}
</form>
<form class="row" method="post" action="${around.basePath}/quiz">${hiddenFields(around)}
<button class="button quiet" name="text" value="quiz">Go on where I was</button>
<button class="button quiet" name="text" value="review">Review what I missed</button>
<button class="button quiet" name="text" value="score">My score</button>
<button class="button quiet" name="text" value="leaderboard">Leaderboard</button>
</form>
</section>`;
}
