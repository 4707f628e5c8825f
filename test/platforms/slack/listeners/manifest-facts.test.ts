import { App } from '@slack/bolt';
import { expect, it, vi } from 'vitest';
import { silentLogger } from '../../../../src/logger.ts';
import { manifestFacts } from '../../../../src/platforms/slack/listeners/manifest-facts.ts';
import { registerListeners } from '../../../../src/platforms/slack/listeners/register-listeners.ts';

/** What the code asks Bolt for. */
function registered() {
  const app = new App({
    authorize: async () => ({}),
    receiver: { init() {}, start: async () => {}, stop: async () => {} },
  });
  const [event, command, shortcut] = [vi.spyOn(app, 'event'), vi.spyOn(app, 'command'), vi.spyOn(app, 'shortcut')];
  registerListeners(app, {
    chat: {
      answer: async () => undefined,
      complete: async () => [],
      preview: async () => undefined,
      take: async () => {},
      leave: async () => {},
    },
    messenger: {
      post: async () => {},
      openDirect: async () => ({ channel: 'D1' }),
      wasPosted: async () => false,
      respond: async () => {},
      deleteOriginal: async () => {},
      replace: async () => {},
      note: async () => {},
      closing: new AbortController().signal,
    },
    workspaces: { teamOf: () => undefined, remove: async () => {} },
    settings: { command: '/notes', commandReplies: 'asker' },
    logger: silentLogger,
  });
  const named = (calls: readonly (readonly unknown[])[]) => calls.map(([name]) => name);
  return {
    events: new Set(named(event.mock.calls)),
    commands: named(command.mock.calls),
    shortcuts: named(shortcut.mock.calls),
  };
}

it('names the events that the code listens to, and no others', () => {
  // Bolt hears of all kinds of conversations by one name.
  const events = manifestFacts.botEvents.map((event) => event.replace(/^message\..*/, 'message'));
  expect(new Set(events)).toEqual(registered().events);
  expect(manifestFacts.botEvents).toEqual([...new Set(manifestFacts.botEvents)]);
});

it('names the shortcut and the command', () => {
  const { commands, shortcuts } = registered();
  expect(shortcuts).toEqual(
    manifestFacts.shortcuts.map(({ callback_id }) => ({ callback_id, type: 'message_action' })),
  );
  expect(commands).toEqual(['/notes']);
  expect(manifestFacts.scopes).toContain('commands');
});
