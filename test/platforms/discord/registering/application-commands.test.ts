import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Locale,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commandList } from '../../../../src/chat/command-list.ts';
import { commandListings } from '../../../../src/chat/command-listings.ts';
import { commands } from '../../../../src/chat/commands/index.ts';
import type { CommandListing } from '../../../../src/chat/request.ts';
import { toApplicationCommands } from '../../../../src/platforms/discord/registering/application-commands.ts';
import { translations } from '../../../../src/platforms/discord/registering/translations/index.ts';
import type { Translation } from '../../../../src/platforms/discord/registering/translations/translation.ts';

const plain: CommandListing = { name: 'look', summary: 'Look at it', options: [], forAll: false, forAdmins: false };
const made = (listing: Partial<CommandListing>) => toApplicationCommands([{ ...plain, ...listing }], {})[0];
const listings = commandListings(commands);
const registered = toApplicationCommands(listings, translations);
const optionsOf = (command: RESTPostAPIApplicationCommandsJSONBody | undefined) =>
  command !== undefined && 'options' in command ? (command.options ?? []) : [];

describe('a command as Discord takes it', () => {
  it('is for servers and direct messages with the bot, and for everybody', () => {
    expect(made({})).toEqual({
      ...{ type: ApplicationCommandType.ChatInput, name: 'look', description: 'Look at it', options: [] },
      ...{ contexts: [0, 1], integration_types: [0] },
    });
  });

  it('is for those who manage the server where it changes what holds for all', () => {
    expect(made({ forAdmins: true })).toMatchObject({ default_member_permissions: '32' });
    expect(made({})).not.toHaveProperty('default_member_permissions');
  });

  it('has its options, and one to show the reply to all where people may want that', () => {
    const options = [
      { name: 'what', summary: 'What to look at', required: true, completes: true },
      { name: 'how', summary: 'How to look', required: false, completes: false },
    ];
    expect(made({ options, forAll: true })).toMatchObject({
      options: [
        { type: ApplicationCommandOptionType.String, name: 'what', required: true, autocomplete: true },
        { type: ApplicationCommandOptionType.String, name: 'how', description: 'How to look', required: false },
        {
          ...{ type: ApplicationCommandOptionType.Boolean, name: 'public', required: false },
          description: 'Show the reply to everyone here',
        },
      ],
    });
    expect(made({ options })).toMatchObject({ options: [{ name: 'what' }, { name: 'how' }] });
  });

  it('is shown in the languages that there are, and in English where something is not translated', () => {
    const texts: Translation = { commands: { look: 'Hinsehen' }, options: {}, public: 'Allen', answerFromNotes: 'Aus' };
    const [look, menu] = toApplicationCommands(
      [{ ...plain, options: [{ name: 'what', summary: 'What', required: true, completes: false }] }],
      { de: texts, fr: { ...texts, commands: {} } },
    );
    expect(look).toMatchObject({ description_localizations: { de: 'Hinsehen' } });
    expect(look?.description_localizations).not.toHaveProperty('fr');
    expect(optionsOf(look)[0]).not.toHaveProperty('description_localizations');
    expect(menu).toMatchObject({ name_localizations: { de: 'Aus', fr: 'Aus' } });
  });
});

describe('the commands', () => {
  it('are those that help shows, in its order, and one in the menu of messages', () => {
    const slash = registered.filter(({ type }) => type === ApplicationCommandType.ChatInput);
    const inHelp = [...commandList(commands).matchAll(/^- `([a-z-]+)/gm)].map(([, name]) => name);
    expect(slash.map(({ name }) => name)).toEqual(inHelp);
    expect(slash.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    for (const [at, { summary, options }] of commands.entries()) {
      const own = optionsOf(slash[at]).filter(({ name }) => name !== 'public');
      expect(slash[at]).toMatchObject({ description: summary });
      expect(own.map(({ name, description }) => [name, description])).toEqual(
        options.map((option) => [option.name, option.summary]),
      );
    }
    const others = registered.filter(({ type }) => type !== ApplicationCommandType.ChatInput);
    expect(others).toMatchObject([{ type: ApplicationCommandType.Message, name: 'Answer from notes' }]);
  });

  it('can be shown to all where they are about the notes or the place', () => {
    const forAll = listings.filter((each) => each.forAll).map(({ name }) => name);
    expect(forAll).toEqual(['ask', 'more', 'why', 'sources', 'quiz', 'leaderboard']);
    expect(listings.filter((each) => each.forAdmins).map(({ name }) => name)).toEqual(['daily']);
  });

  it('have no option of the name that Discord adds', () => {
    expect(commands.flatMap(({ options }) => options.map(({ name }) => name))).not.toContain('public');
  });
});

describe.each(Object.entries(translations))('in %s', (locale, translation) => {
  it('is a language of Discord', () => {
    expect(Object.values(Locale)).toContain(locale);
  });

  it('every command and option is translated, and nothing that is not there', () => {
    expect(Object.keys(translation.commands).sort()).toEqual(commands.map(({ name }) => name).sort());
    const options = commands.flatMap(({ name, options }) => options.map((option) => `${name} ${option.name}`));
    expect(Object.keys(translation.options).sort()).toEqual(options.sort());
  });

  it('every text is within Discord’s limits', () => {
    const texts = [...Object.values(translation.commands), ...Object.values(translation.options), translation.public];
    for (const text of texts) {
      expect(text.trim()).not.toBe('');
      expect(text.length, text).toBeLessThanOrEqual(100);
    }
    expect(translation.answerFromNotes).toMatch(/^\S.{0,30}\S$/);
  });
});
