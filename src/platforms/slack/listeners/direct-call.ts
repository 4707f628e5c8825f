import type { Request } from '../../../chat/request.ts';
import { platform } from './addressing.ts';

/** What Slack asks of the bot for a person in their direct messages with it, though they wrote nothing. */
export function directCall(name: 'home' | 'hello', at: Pick<Request, 'place' | 'conversation' | 'person'>): Request {
  const { place, conversation, person } = at;
  return {
    platform,
    place,
    conversation,
    person,
    shared: false,
    addressed: true,
    text: '',
    call: { name, options: {} },
  };
}
