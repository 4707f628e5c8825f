import { expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { openSlack } from './opened-slack.ts';

const manifest = {
  display_information: { name: 'Crane' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: false },
    slash_commands: [{ command: '/crane', description: 'Lifts' }],
    shortcuts: [{ name: 'Lift', type: 'message', callback_id: 'lift' }],
  },
  oauth_config: { scopes: { bot: ['app_mentions:read', 'commands', 'chat:write'] } },
  settings: { event_subscriptions: { bot_events: ['app_mention'] }, interactivity: { is_enabled: false } },
};

test('an app gets what its manifest says, and no more', async () => {
  const { app, scopes } = readManifest(manifest);
  expect(app).toMatchObject({ name: 'Crane', events: ['app_mention'], commands: ['/crane'], shortcuts: ['lift'] });
  const { slack, client, bot } = await openSlack({ app, command: '/crane' }, { scopes });
  const { deliveries } = slack.say({ channel: 'C1', user: 'U1', text: `<@${bot}> up` });
  expect(deliveries.map(({ type }) => type)).toEqual(['app_mention']);
  slack.command({ user: 'U1', channel: 'C1', text: '' });
  expect(() => slack.command({ user: 'U1', channel: 'C1', text: '', command: '/stevedore' })).toThrow(
    'no valid command',
  );
  expect(() => slack.press({ user: 'U1', channel: 'C1', button: 'Go' })).toThrow('no interactions');
  await expect(client.chat.postMessage({ channel: 'U1', text: 'x' })).rejects.toThrow('messages_tab_disabled');
});

test('a manifest that says nothing lets the app do nothing', () => {
  expect(readManifest({})).toEqual({
    app: {
      name: 'App',
      events: [],
      commands: [],
      shortcuts: [],
      interactivity: false,
      messagesTab: false,
      homeTab: false,
    },
    scopes: [],
  });
});
