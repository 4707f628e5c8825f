import { escapeMarkdown } from '../chat/escape-markdown.ts';
import type { Citation } from '../corpus/citation.ts';
import { askedYaml } from '../operator/asked-yaml.ts';
import type { Gap, GapReport } from '../operator/gap-report.ts';

/** @param all how many gaps there are, of which the report may hold fewer. */
export function gapMarkdown(report: GapReport, all: number): string {
  const of = (kind: Gap['kind']) => report.gaps.filter((gap) => gap.kind === kind);
  const more = all - report.gaps.length;
  return `${[
    '# What the notes do not say',
    introduction(report, all),
    ...(report.isCut ? ['There was more than could be looked at: the oldest questions are left out.'] : []),
    ...chapter('Not in the notes', of('not-in-notes')),
    ...chapter('In the notes, but not found or not helpful', of('not-found')),
    ...(more > 0 ? [`${more} more ${more === 1 ? 'is' : 'are'} left out; \`--limit ${all}\` lists all.`] : []),
  ].join('\n\n')}\n`;
}

function introduction({ from, until, zone, questions, answeredByNow }: GapReport, all: number): string {
  const span = `From ${from} to ${until} (${zone})`;
  if (questions === 0) return `${span} no question was left unanswered or voted down.`;
  const asked = `${span} ${counted(questions, 'question was', 'questions were')} left unanswered or voted down.`;
  const answered = answeredByNow === 0 ? '' : ` The notes answer ${answeredByNow} of them by now.`;
  if (all === 0) return `${asked}${answered} Nothing is left to do.`;
  return `${asked}${answered} The others ask for ${counted(all, 'thing', 'things')}, the most wanted first.`;
}

function chapter(title: string, gaps: readonly Gap[]): readonly string[] {
  return gaps.length === 0 ? [] : [`## ${title}`, ...gaps.flatMap(gapParagraphs)];
}

function gapParagraphs(gap: Gap): readonly string[] {
  const { title, wordings, nearest, stub } = gap;
  return [
    `### ${escapeMarkdown(title)}`,
    whoAsked(gap),
    wordings.map((wording) => `- ${escapeMarkdown(wording)}`).join('\n'),
    ...(nearest === undefined
      ? [`Write a new note, for example \`${stub.fileName}\`:`, fenced('markdown', stub.markdown)]
      : [
          `Nearest in the notes: ${place(nearest)}. Say it there, in the askers' words. Where it is said already, list the questions under \`asked\` in the front matter of the note:`,
          fenced('yaml', askedYaml(nearest, wordings)),
        ]),
  ];
}

function whoAsked({ people, times, votes, firstAsked, lastAsked }: Gap): string {
  const when = firstAsked === lastAsked ? `on ${firstAsked}` : `from ${firstAsked} to ${lastAsked}`;
  const asked = `Asked by ${counted(people, 'person', 'people')}, ${counted(times, 'time', 'times')}, ${when}.`;
  const missing =
    votes.missing === 0 ? '' : ` ${counted(votes.missing, 'vote', 'votes')} that the notes should say it.`;
  const down = votes.notHelpful === 0 ? '' : ` ${counted(votes.notHelpful, 'vote', 'votes')} that it did not help.`;
  return `${asked}${missing}${down}`;
}

const place = ({ path, title, headings, startLine }: Citation): string =>
  `${escapeMarkdown([title, ...headings].join(' › '))} (\`${path}#L${startLine}\`)`;

/** In a fence that is longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}${fence}`;
}

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
