import type { AnswerState } from '../answer/answer.ts';
import { lastQuestion } from './meant-answer.ts';
import type { Choice } from './message.ts';
import type { RecordedQuestion } from './recorded-question.ts';
import type { Request } from './request.ts';

const button = (label: string, text: string, typed: string): Choice => ({ label, text, typed, buttonOnly: true });

/**
 * What one can do with an answer. The buttons carry the id of the question, so that they work at any time and in any process.
 * @param recorded absent where the question could not be recorded: then only buttons that do without.
 */
export function answerChoices(
  state: AnswerState,
  recorded: RecordedQuestion | undefined,
  { visibility }: Pick<Request, 'visibility'>,
): readonly Choice[] {
  const isPrivate = visibility === 'asker';
  if (recorded === undefined) {
    // They are about what was answered last, which in a private answer's place may be somebody else's.
    const isShown = state === 'answer' || state === 'closest';
    if (!isShown || isPrivate) return [];
    return [button('Why', `why ${lastQuestion}`, 'why'), button('More', `more ${lastQuestion}`, 'more')];
  }
  const { id, isWithheld } = recorded;
  switch (state) {
    case 'smalltalk':
      return [];
    case 'silent':
      return isWithheld ? [] : [button('Log the gap', `vote missing ${id}`, 'vote missing')];
    default:
      return [
        button('Helpful', `vote helpful ${id}`, 'vote helpful'),
        button('Not helpful', `vote not helpful ${id}`, 'vote not helpful'),
        ...(isWithheld ? [] : [button('Why', `why ${id}`, 'why'), button('More', `more ${id}`, 'more')]),
        ...(isPrivate && !isWithheld ? [button('Share in channel', `share ${id}`, `share ${id}`)] : []),
      ];
  }
}
