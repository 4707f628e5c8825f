import { bitsOf } from './state/permissions.ts';
import type { AppSettings } from './state/world.ts';

/** The app of a fake Discord, unless a test wants another one. Its own id is not that of its bot. */
export const usualApp: AppSettings = {
  id: '900000000000000001',
  name: 'Stevedore',
  botId: '900000000000000002',
  messageContent: false,
  guildMembers: false,
  presences: false,
  interactionsEndpointUrl: null,
  isPublic: true,
  guildInstall: true,
  userInstall: false,
  installPermissions: bitsOf([
    'ViewChannel',
    'SendMessages',
    'SendMessagesInThreads',
    'CreatePublicThreads',
    'EmbedLinks',
    'ReadMessageHistory',
  ]),
};
