import { html } from 'hono/html';
import type { Stats } from '../operator/stats.ts';
import { notePath } from '../pages/note-path.ts';
import type { Html } from '../pages/page.ts';
import { counted } from '../pages/wording.ts';
import { dayChart } from './day-chart.ts';

/** What people ask and what becomes of it, in numbers. */
export function numbersSection(basePath: string, stats: Stats): Html {
  const { questions, people, votes, quiz, days } = stats;
  return html`<section aria-labelledby="numbers">
<h2 id="numbers">Numbers</h2>
<dl class="tiles">
${tile('Questions', questions.asked.toLocaleString('en'), `by ${counted(people, 'person', 'people')}`)}
${tile('Answered', share(questions.answered, questions.asked), `${questions.closest.toLocaleString('en')} led to near sections, ${questions.silent.toLocaleString('en')} to nothing`)}
${tile('Votes', `${votes.helpful.toLocaleString('en')} helpful`, `${votes.notHelpful.toLocaleString('en')} not helpful, ${votes.missing.toLocaleString('en')} that something is missing`)}
${tile('Quiz answers', quiz.attempts.toLocaleString('en'), quizTile(stats))}
</dl>
<div class="charts">
${dayChart({
  ...{ id: 'asked', title: 'Questions a day', series: ['Answered', 'Near sections named', 'Not answered'] },
  says: `${counted(questions.asked, 'question')} in ${counted(days.length, 'day')}${busiest(stats)}.`,
  days: days.map(({ date, answered, closest, silent }) => ({ date, values: [answered, closest, silent] })),
})}
${dayChart({
  ...{ id: 'share', title: 'Answered share', series: ['Answered'], most: 100, unit: '%' },
  says:
    questions.asked === 0
      ? 'Nobody asked.'
      : `${share(questions.answered, questions.asked)} of all. Days without questions are empty.`,
  days: days.map(({ date, answered, asked }) => ({
    date,
    values: [asked === 0 ? 0 : Math.round((answered / asked) * 100)],
  })),
})}
${
  quiz.attempts === 0
    ? ''
    : dayChart({
        ...{ id: 'quizzes', title: 'Quiz answers a day', series: ['Right', 'Not right'] },
        says: quizSays(stats),
        days: days.map(({ date, quiz: { right, attempts } }) => ({ date, values: [right, attempts - right] })),
      })
}
</div>
<div class="tables">${platformTable(stats)}${sectionTable(basePath, stats)}</div>
</section>`;
}

const tile = (name: string, value: string, more: string): Html =>
  html`<div class="tile"><dt>${name}</dt><dd><strong>${value}</strong><span class="muted small">${more}</span></dd></div>`;

/** `83%`; a dash where there is nothing to share. */
const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`);

function quizTile({ quiz: { attempts, people, right, dailyPosts } }: Stats): string {
  const posted = dailyPosts === 0 ? [] : [`${counted(dailyPosts, 'daily quiz', 'daily quizzes')} posted`];
  const given = attempts === 0 ? [] : [`by ${counted(people, 'person', 'people')}, ${share(right, attempts)} right`];
  return [...given, ...posted].join('; ');
}

function quizSays({ quiz: { attempts, people, right } }: Stats): string {
  if (attempts === 0) return 'Nobody answered a quiz.';
  return `${counted(attempts, 'answer')} by ${counted(people, 'person', 'people')}, ${share(right, attempts)} right.`;
}

function busiest({ days, questions }: Stats): string {
  if (questions.asked === 0) return '';
  const most = Math.max(...days.map(({ asked }) => asked));
  return `, ${most.toLocaleString('en')} on the busiest`;
}

function platformTable({ platforms }: Stats): Html | '' {
  if (platforms.length === 0) return '';
  return html`<div><h3>Where people ask</h3><div class="scroll" tabindex="0" role="group" aria-label="Where people ask"><table>
<thead><tr><th scope="col">Platform</th><th scope="col" class="align-right">Questions</th><th scope="col" class="align-right">Answered</th></tr></thead>
<tbody>${platforms.map(
    ({ platform, asked, answered }) =>
      html`<tr><th scope="row">${platform}</th><td class="align-right">${asked.toLocaleString('en')}</td><td class="align-right">${share(answered, asked)}</td></tr>`,
  )}</tbody></table></div></div>`;
}

function sectionTable(basePath: string, { sections }: Stats): Html | '' {
  if (sections.length === 0) return '';
  return html`<div><h3>Most quoted sections</h3><div class="scroll" tabindex="0" role="group" aria-label="Most quoted sections"><table>
<thead><tr><th scope="col">Section</th><th scope="col" class="align-right">Answers</th></tr></thead>
<tbody>${sections.map(
    (section) =>
      html`<tr><td><a href="${notePath(basePath, section)}">${section.headings.join(' › ')}</a></td><td class="align-right">${section.times.toLocaleString('en')}</td></tr>`,
  )}</tbody></table></div></div>`;
}
