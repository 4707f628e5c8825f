import { assistantMethods } from './assistant.ts';
import { authMethods } from './auth.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import type { Method } from './method.ts';
import { peopleMethods } from './people.ts';
import { viewMethods } from './views.ts';

/** Every method that the fake Slack knows, by name. */
export const methods: Readonly<Record<string, Method>> = {
  ...assistantMethods,
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...peopleMethods,
  ...viewMethods,
};
