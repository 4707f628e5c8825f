import type { DailyPost } from '../quiz/daily/daily-post.ts';
import { createMessage, type Message } from './message.ts';
import { promptChoices, promptMarkdown } from './prompt-markdown.ts';
import { revealMarkdown } from './quiz-markdown.ts';

/** The prompt of a day, or its answer, as everybody in the place sees it. */
export function dailyMessage(post: DailyPost): Message {
  const { prompt, posted } = post;
  if (post.kind === 'prompt') {
    return createMessage({
      markdown: `**Daily quiz**${revealLine(post.revealAt, post.zone)}\n\n${promptMarkdown(prompt)}`,
      choices: promptChoices(posted.id, prompt),
      ...(prompt.choices.length === 0 && { field: { label: 'Your answer', before: `quiz answer ${posted.id} ` } }),
    });
  }
  // The question stands again, as the post may be far up by now.
  const everyone = { person: '', shared: true };
  return createMessage({
    markdown: `**Daily quiz of ${post.localDate}: the answer**\n\n${prompt.stem}\n\n${revealMarkdown({ prompt, ...post.results }, everyone)}`,
    citations: [prompt.citation],
  });
}

function revealLine(revealAt: number | undefined, zone: string): string {
  if (revealAt === undefined) return '';
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return `, the answer comes ${format.format(revealAt)} (${zone})`;
}
