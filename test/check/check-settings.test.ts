import { describe, expect, it } from 'vitest';
import { defaultSettings, parseCheckSettings, readCheckSettings } from '../../src/check/check-settings.ts';
import { checkVault } from '../../src/check/check-vault.ts';
import { rules } from '../../src/check/rules/index.ts';
import { folderWith } from '../corpus/folder.ts';
import { vaultOf } from './vault-of.ts';

const codes = new Set(['spelling', 'dead-link']);
const parse = (text: string) => parseCheckSettings(text, codes);
const lines = (text: string) => parse(text).problems.map(({ line, message }) => [line, message]);

describe('check.yaml', () => {
  it('says what is wanted; what it does not say has its default', () => {
    const { settings, problems } = parse(
      'off: [spelling]\nwords: [frobnik]\nverifiedWithinDays: 30\nownQuestions: 0.5\n',
    );
    expect(settings).toEqual({ off: ['spelling'], words: ['frobnik'], verifiedWithinDays: 30, ownQuestions: 0.5 });
    expect(problems).toEqual([]);
    expect(parse('# nothing\n')).toEqual({ settings: defaultSettings, problems: [] });
  });

  it('names what it does not understand with its line, and goes on with the rest', () => {
    expect(lines('words: [a]\noff:\n  - spelling\n  - speling\n')).toEqual([[4, 'there is no rule `speling`']]);
    expect(lines('words: [a]\n\nwrods: [b]\n')).toEqual([[3, 'there is no setting `wrods`']]);
    const { settings, problems } = parse('ownQuestions: 2\nwords: [a]\n');
    expect(problems).toMatchObject([
      { line: 1, severity: 'error', message: expect.stringContaining('`ownQuestions`') },
    ]);
    expect(settings).toEqual({ ...defaultSettings, words: ['a'] });
    expect(lines('off: [')).toMatchObject([[1, expect.stringContaining('does not parse')]]);
    expect(lines('- a\n')).toMatchObject([[1, expect.stringContaining('the file')]]);
  });

  it('is read from the folder, and need not be there', async () => {
    expect(await readCheckSettings(await folderWith(), codes)).toEqual({ settings: defaultSettings, problems: [] });
    const folder = await folderWith({ 'check.yaml': 'words: [b]\n' });
    expect((await readCheckSettings(folder, codes)).settings.words).toEqual(['b']);
  });

  it('switches rules off, sets their limits and knows words', async () => {
    const files = {
      'a.md': '---\nverified: 2025-05-01\n---\nA frobnik runs.\n\n-\n',
      'b.md': '---\nverified: 2025-06-14\n---\nA pod runs.\n',
    };
    const found = async (settings: Parameters<typeof vaultOf>[1]) =>
      (await checkVault(vaultOf(files, settings), rules)).filter(({ path }) => path === 'a.md').map(({ code }) => code);
    expect(await found({})).toEqual(expect.arrayContaining(['spelling', 'empty-item']));
    expect(await found({ words: ['frobnik'], off: ['empty-item', 'no-prompt'], verifiedWithinDays: 30 })).toEqual([
      'verified-old',
    ]);
  });
});
