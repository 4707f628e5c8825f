import { expect, test } from 'vitest';
import { errorOf, openDiscord } from '../opened-discord.ts';

async function openCommands() {
  const opened = await openDiscord();
  const { discord, rest } = opened;
  const path = `/applications/${discord.app.id}/commands` as const;
  return {
    ...opened,
    path,
    put: (...commands: object[]) => rest.put(path, { body: commands }) as Promise<{ id: string; name: string }[]>,
  };
}

const command = (more: object = {}) => ({ name: 'ask', description: 'Asks', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'question', description: 'What', ...more });
const many = (count: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => make(index));

test('commands are registered, and keep their ids', async () => {
  const { discord, rest, put, path } = await openCommands();
  const [first] = await put(command({ options: [option()] }), { name: 'Answer this', type: 3 });
  expect(first).toMatchObject({ type: 1, application_id: discord.app.id, dm_permission: true });
  const [second, third] = await put(command({ description: 'Asks more' }), command({ name: 'quiz' }));
  expect(second?.id).toBe(first?.id);
  expect(await rest.get(path)).toEqual([second, third]);
  const guild = discord.guildId('Harbour');
  const guildPath = `/applications/${discord.app.id}/guilds/${guild}/commands` as const;
  await rest.put(guildPath, { body: [command({ name: 'here' })] });
  expect(await rest.get(guildPath)).toMatchObject([{ name: 'here', guild_id: guild }]);
  discord.command({ user: 'ada', channel: 'ops', command: 'here' });
  expect(() => discord.command({ user: 'ada', channel: '@me', command: 'here' })).toThrow('no command here');
  expect(await errorOf(rest.get(`/applications/${discord.bot.id}/commands`))).toMatchObject({ code: 10002 });
});

test.each([
  ['name', command({ name: 'Ask' }), '0.name: Command name is invalid'],
  ['name with a space', command({ name: 'ask me' }), '0.name: Command name is invalid'],
  ['long name', command({ name: 'x'.repeat(33) }), '0.name: Must be between 1 and 32'],
  ['no description', { name: 'ask' }, '0.description: This field is required'],
  ['long description', command({ description: 'x'.repeat(101) }), '0.description: Must be between 1 and 100'],
  ['described menu', { name: 'Answer', type: 3, description: 'x' }, '0.description: Context menu'],
  ['options', command({ options: many(26, (index) => option({ name: `o${index}` })) }), '0.options: Must be 25'],
  ['same option', command({ options: [option(), option()] }), '0.options.1.name'],
  [
    'required last',
    command({ options: [option(), option({ name: 'b', required: true })] }),
    '0.options.1: Required options must be placed before',
  ],
  [
    'choices',
    command({ options: [option({ choices: many(26, (i) => ({ name: `${i}`, value: `${i}` })) })] }),
    'choices: Must be 25',
  ],
  [
    'choice name',
    command({ options: [option({ choices: [{ name: 'x'.repeat(101), value: 'x' }] })] }),
    'choices.0.name',
  ],
  ['choice value', command({ options: [option({ choices: [{ name: 'x', value: 1 }] })] }), 'choices.0.value'],
  [
    'autocomplete with choices',
    command({ options: [option({ autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] }),
    'Choices exclude autocomplete',
  ],
  ['locale', command({ name_localizations: { en: 'ask' } }), '0.name_localizations.en: Value "en" is not'],
  ['localized name', command({ name_localizations: { de: 'Frage' } }), '0.name_localizations.de: Command name'],
  ['contexts', command({ contexts: [3] }), '0.contexts.0: Value must be one of (0, 1, 2).'],
  ['integration types', command({ integration_types: [] }), '0.integration_types: Must be 1 or more'],
  ['permissions', command({ default_member_permissions: 8 }), '0.default_member_permissions'],
  ['mixed', command({ options: [option(), option({ type: 1, name: 'sub' })] }), '0.options: Sub-commands stand'],
  [
    'all of it',
    command({
      options: many(25, (i) =>
        option({ name: `o${i}`, choices: many(4, (j) => ({ name: `${j}${'x'.repeat(80)}`, value: 'x' })) }),
      ),
    }),
    '0: Command exceeds maximum size',
  ],
])('commands that Discord refuses: %s', async (_what, given, reason) => {
  const { discord, put } = await openCommands();
  expect(await errorOf(put(given))).toMatchObject({ code: 50035, status: 400 });
  expect(discord.refused[0]?.reasons).toEqual(expect.arrayContaining([expect.stringContaining(reason)]));
});

test('two commands of one kind and name are refused', async () => {
  const { discord, put } = await openCommands();
  expect(await errorOf(put(command(), command()))).toMatchObject({ code: 50035 });
  expect(discord.refused[0]?.reasons).toEqual(['1.name: Application command names must be unique']);
  await put(command(), { name: 'ask', type: 3 });
});

test('commands are for those whom they are for, and where', async () => {
  const { discord, put } = await openCommands();
  const sub = option({ type: 1, name: 'start', options: [option({ type: 4, name: 'questions', max_value: 5 })] });
  await put(
    command({ name: 'quiz', contexts: [0], options: [sub] }),
    command({ name: 'manage', default_member_permissions: '32' }),
  );
  const use = (user: string, name: string, options = {}, channel = 'ops') =>
    discord.command({ user, channel, command: name, options });
  expect(use('ada', 'quiz start', { questions: 3 }).payload).toMatchObject({
    data: { name: 'quiz', options: [{ name: 'start', type: 1, options: [{ name: 'questions', type: 4, value: 3 }] }] },
  });
  expect(() => use('ada', 'quiz')).toThrow('start has to be named');
  expect(() => use('ada', 'quiz start', { questions: 6 })).toThrow('too great');
  expect(() => use('ada', 'quiz start', {}, '@me')).toThrow('not for here');
  expect(() => use('ada', 'manage')).toThrow('may not use');
  use('ben', 'manage');
  discord.setPermissions('ops', { who: 'everyone', deny: ['UseApplicationCommands'] });
  expect(() => use('ada', 'quiz start')).toThrow('may not use commands');
});
