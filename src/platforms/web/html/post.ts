import { createMessage } from '../../../chat/message.ts';
import type { Html } from '../../../pages/page.ts';
import type { BoardPost } from '../../platform.ts';
import { type Around, turn } from './turn.ts';

/** What was posted on the page unasked, such as the question of the day. */
export function postHtml({ key, message }: BoardPost, around: Around): Html {
  return turn({ message: createMessage(message), id: `post-${key}`, label: 'Posted' }, around);
}
