import { describe, expect, it } from 'vitest';
import { commandListings } from '../../../../src/chat/command-listings.ts';
import { commands } from '../../../../src/chat/commands/index.ts';
import { areSameCommands } from '../../../../src/platforms/discord/registering/same-commands.ts';
import { wantedCommands } from '../../../../src/platforms/discord/registering/wanted-commands.ts';

const wanted = wantedCommands(commandListings(commands), false);

/** As Discord lists what it was given: with ids, defaults spelled out, and an order of its own. */
const listed = (): Record<string, unknown>[] =>
  structuredClone(wanted)
    .map((command) => ({
      ...{ id: '1', application_id: '2', version: '3', dm_permission: true, nsfw: false, default_permission: true },
      ...{ name_localizations: null, description_localizations: null, default_member_permissions: null, options: [] },
      ...{ description: '' },
      ...command,
      ...{ contexts: [1, 0], integration_types: [0] },
    }))
    .reverse();

const same = (registered: unknown) => areSameCommands(wanted, registered, false);

/** One of them, changed. */
function changed(name: string, change: Record<string, unknown>) {
  return listed().map((command) => (command.name === name ? { ...command, ...change } : command));
}

describe('what Discord has is what it should have', () => {
  it('whatever it adds, and in any order', () => {
    expect(same(listed())).toBe(true);
  });

  it('with translations in another order, and defaults left out', () => {
    const other = [{ name: 'a', description: 'A', description_localizations: { fr: 'x', de: 'y' }, options: [] }];
    const one = [{ type: 1, name: 'a', description: 'A', description_localizations: { de: 'y', fr: 'x' } }];
    expect(areSameCommands(one, other, false)).toBe(true);
  });

  it('in one guild, where contexts say nothing', () => {
    const inGuild = changed('ask', { contexts: null, integration_types: undefined, guild_id: '4' });
    expect(areSameCommands(wanted, inGuild, true)).toBe(true);
    expect(same(inGuild)).toBe(false);
  });
});

describe('what Discord has is something else', () => {
  it.each([
    ['none', []],
    ['one less', listed().slice(1)],
    ['one more', [...listed(), { ...listed()[0], name: 'other' }]],
    ['no list', { message: 'no' }],
    ['another description', changed('ask', { description: 'Ask' })],
    ['another translation', changed('ask', { description_localizations: { de: 'Frag' } })],
    ['no translation', changed('ask', { description_localizations: null })],
    ['other permissions', changed('daily', { default_member_permissions: null })],
    ['an option less', changed('ask', { options: [] })],
    ['shown to adults alone', changed('ask', { nsfw: true })],
    ['other contexts', changed('ask', { contexts: [0] })],
    ['another name in the menu', changed('Answer from notes', { name_localizations: null })],
  ])('%s', (_, registered) => {
    expect(same(registered)).toBe(false);
  });

  const fields = ['required', 'autocomplete', 'description', 'choices', 'max_length', 'channel_types'];

  it.each(fields)('another %s of an option', (field) => {
    const registered = listed().map((command) =>
      command.name === 'quiz'
        ? { ...command, options: (command.options as object[]).map((option) => ({ ...option, [field]: [7] })) }
        : command,
    );
    expect(same(registered)).toBe(false);
  });
});
