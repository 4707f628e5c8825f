import type { Answer } from '../../answer/answer.ts';
import { isWithheld } from '../../answer/withheld-question.ts';
import type { AskedQuestion } from '../../store/store.ts';
import { answerMarkdown } from '../answer-markdown.ts';
import { answerCitations } from '../answer-message.ts';
import { citationMarkdown } from '../citation-markdown.ts';
import { type Command, type CommandDeps, type CommandRequest, NothingToSay } from '../command.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { type Choice, createMessage, type Message } from '../message.ts';
import { readNews } from '../news-call.ts';

/** Answers that are shown whole; of the others it is said where they stand. */
const mostAnswers = 3;
const longestQuestion = 300;

/**
 * Tells a person that the notes answer now what they did not: called by nobody but the process itself. People say `news off` and
 * `news on`.
 */
export const news: Command = {
  name: 'news',
  summary: 'Say whether I tell you when the notes answer what they did not: news off, or news on',
  options: [],
  read(words) {
    const wish = /^(on|off)[.!]?$/i.exec(words)?.[1];
    return wish === undefined ? undefined : { wish: wish.toLowerCase() };
  },
  async run(request, deps) {
    const { wish } = request.options;
    return wish === undefined ? told(request, deps) : wished(wish === 'on', request, deps);
  },
};

async function wished(on: boolean, { platform, person }: CommandRequest, deps: CommandDeps): Promise<Message> {
  const { store, clock } = deps;
  if (on) await store.news.unmute({ platform, person });
  else await store.news.mute({ platform, person }, clock.now());
  const markdown = on
    ? 'I tell you when the notes answer what they did not when you asked. `news off` stops that.'
    : 'I will not tell you any more when the notes answer what they did not. `news on` takes that back.';
  return createMessage({ markdown, visibility: 'asker' });
}

/** What was asked with one and the same answer. */
interface Told {
  readonly asked: readonly AskedQuestion[];
  /** By `AskedQuestion.id`, YYYY-MM-DD. */
  readonly dates: ReadonlyMap<string, string>;
  readonly answer: Answer;
}

async function told(request: CommandRequest, { store, engine }: CommandDeps): Promise<Message> {
  const dates = readNews(request.options);
  const rows = await Promise.all([...dates.keys()].map((id) => store.questions.get(id)));
  const byAnswer = new Map<string, Told & { asked: AskedQuestion[] }>();
  for (const asked of rows) {
    // Forgotten meanwhile, or never theirs.
    if (asked?.person !== request.person || asked.platform !== request.platform || isWithheld(asked.question)) continue;
    const answer = engine.ask(asked.question);
    if (answer.state !== 'answer') continue;
    const { markdown } = answerMarkdown(answer);
    const same = byAnswer.get(markdown);
    if (same === undefined) byAnswer.set(markdown, { asked: [asked], dates, answer });
    else if (!same.asked.some(({ question }) => question === asked.question)) same.asked.push(asked);
  }
  const all = [...byAnswer.values()];
  const [first] = all;
  // The notes have changed again.
  if (first === undefined) throw new NothingToSay();
  const votes = all.length === 1 && first.asked.length === 1 ? voteChoices(first.asked[0]!.id) : [];
  return createMessage({
    markdown: [...all.slice(0, mostAnswers).flatMap(whole), ...inShort(all.slice(mostAnswers)), closing].join('\n\n'),
    citations: all.flatMap(({ answer }) => answerCitations(answer)),
    choices: [...votes, stop],
    visibility: 'asker',
  });
}

function whole({ asked, dates, answer }: Told): readonly string[] {
  const questions = asked.map(({ id, question }) => `${when(dates.get(id))}: *${shown(question)}*`);
  // Who was not content with an answer has seen one.
  const lead = asked.every(({ state }) => state === 'answer')
    ? 'The notes have changed there since:'
    : 'The notes have it now:';
  return [`You asked ${listed(questions)}`, lead, answerMarkdown(answer).markdown];
}

function inShort(all: readonly Told[]): readonly string[] {
  if (all.length === 0) return [];
  const lines = all.map(({ asked, answer }) => {
    const [citation] = answerCitations(answer);
    return `- *${shown(asked[0]!.question)}*${citation === undefined ? '' : ` — ${citationMarkdown(citation)}`}`;
  });
  return ['The notes have something on these now as well; ask again to see it:', lines.join('\n')];
}

const closing = 'I say this once. `news off` stops such messages for good.';
const stop: Choice = { label: "Don't tell me again", text: 'news off', typed: 'news off', buttonOnly: true };

function voteChoices(id: string): readonly Choice[] {
  return [
    { label: 'Helpful', text: `vote helpful ${id}`, typed: 'vote helpful', buttonOnly: true },
    { label: 'Not helpful', text: `vote not helpful ${id}`, typed: 'vote not helpful', buttonOnly: true },
  ];
}

function shown(question: string): string {
  const text = question.length <= longestQuestion ? question : `${question.slice(0, longestQuestion - 1).trimEnd()}…`;
  return escapeMarkdown(text);
}

const listed = (texts: readonly string[]): string =>
  texts.length === 1 ? texts[0]! : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

function when(date: string | undefined): string {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? 'a while ago' : `on ${dayFormat.format(at)}`;
}
