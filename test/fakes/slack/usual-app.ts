import type { AppSettings } from './state/world.ts';

/** The app of a fake Slack, unless a test wants another one. */
export const usualApp: AppSettings = {
  id: 'A0FAKE',
  name: 'Stevedore',
  clientId: '111.222',
  clientSecret: 'client-secret',
  signingSecret: 'signing-secret',
  appToken: 'xapp-1-A0FAKE-1',
  appTokenScopes: ['connections:write'],
  interactivity: true,
  messagesTab: true,
  homeTab: true,
  unlisted: false,
};
