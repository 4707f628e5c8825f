import { plainText } from '../quiz/plain-text.ts';
import type { Prompt } from '../quiz/prompt.ts';
import { choiceLabel } from './choice-label.ts';
import { citationMarkdown } from './citation-markdown.ts';
import type { Choice } from './message.ts';
import type { Visibility } from './request.ts';

/**
 * A prompt as people see it: its stem, and its choices numbered in the order in which they were posted.
 * @param visibility `asker` where the quiz is nobody else's to see: what is typed there is not for the bot unless it is called.
 */
export function promptMarkdown({ stem, choices }: Pick<Prompt, 'stem' | 'choices'>, visibility?: Visibility): string {
  if (choices.length === 0) {
    return `${stem}\n\n*${visibility === 'asker' ? 'Answer in the way in which you said `quiz`.' : 'Type your answer.'}*`;
  }
  return `${stem}\n\n${choices.map((choice, index) => `${index + 1}. ${choice}`).join('\n')}`;
}

/** A button for each choice of a posted prompt. */
export function promptChoices(posted: string, { choices }: Pick<Prompt, 'choices'>): readonly Choice[] {
  return choices.map((choice, index) => ({
    label: choiceLabel(`${index + 1}. ${plainText(choice)}`),
    text: `quiz answer ${posted} ${index + 1}`,
    typed: String(index + 1),
    buttonOnly: true,
  }));
}

/** The right answer, what its author says about it, and the passage of the note that shows it, with its source. */
export function solutionMarkdown({ remark, explanation, citation }: Prompt): string {
  const quoted = explanation
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
  return [...(remark === undefined ? [] : [remark]), quoted, `— ${citationMarkdown(citation)}`].join('\n\n');
}
