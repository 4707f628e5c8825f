import type { PromptTally } from '../quiz/prompt-results.ts';
import type { AnswerResult, Progress } from '../quiz/sessions/answering.ts';
import { counted } from './counted.ts';
import type { Pressed } from './message.ts';

/** What becomes of a prompt whose choice was pressed. Where others play, all see how many have answered, and not what. */
export function afterAnswer(result: AnswerResult): Pressed {
  if (result.outcome === 'unknown' || result.outcome === 'not-yours' || result.outcome === 'unclear') return stays;
  if (!result.shared) return { becomes: 'replaced' };
  return result.progress === undefined ? stays : noted(result.progress);
}

/** What becomes of a prompt once the session has gone on from it. @param closed absent when it had never been put. */
export function afterMove(closed: PromptTally | undefined, shared: boolean): Pressed {
  if (!shared) return { becomes: 'replaced' };
  return closed === undefined ? stays : noted({ tally: closed, isOpen: false });
}

const stays: Pressed = { becomes: 'stays' };

function noted({ tally: { answered, right }, isOpen }: Progress): Pressed {
  if (isOpen)
    return { becomes: 'noted', note: `${counted(answered, 'person has', 'people have')} answered`, open: true };
  const how = answered === 0 ? 'nobody answered' : `${right} of ${answered} ${answered === 1 ? 'was' : 'were'} right`;
  return { becomes: 'noted', note: `Closed: ${how}`, open: false };
}
