import { describe, expect, it, test } from 'vitest';
import { isPlural, pluralOf, singularOf } from '../../../src/quiz/knowledge/noun-forms.ts';
import { kindsIn, nounPhraseOf } from '../../../src/quiz/knowledge/noun-phrase.ts';

describe('the noun phrase of a definition', () => {
  test.each([
    ['a read-only template that holds code', ['a', 'template']],
    ['the machine on which tasks run', ['the', 'machine']],
    ['one running copy of a task', ['one', 'copy']],
    ['AWS’s managed service for clusters', ['own', 'service']],
    ['archives of files', ['', 'archives']],
    ['an open-source, portable and extensible platform that scales', ['a', 'platform']],
    ['a broad, general-purpose knife with a blade', ['a', 'knife']],
    ['an Elastic Compute Cloud (EC2) instance that runs', ['a', 'instance']],
    ['an application packed together with its files', ['a', 'application']],
    ['a protocol relying on TCP', ['a', 'protocol']],
    ['a text file, in JSON, that lists names', ['a', 'file']],
    ['the component responsible for storage', ['the', 'component']],
  ])('%s', (text, [determiner, head]) => {
    expect(nounPhraseOf(text)).toMatchObject({ determiner, head });
  });

  it('ends where its head ends', () => {
    const text = 'a small (5 litre) pot with a lid';
    expect(text.slice(nounPhraseOf(text)?.end)).toBe(' with a lid');
  });

  it('says what a thing is one of, the narrowest first', () => {
    const kinds = (text: string) => kindsIn(nounPhraseOf(text)!);
    expect(kinds('a serverless compute engine for containers')).toEqual(['compute engine', 'engine']);
    expect(kinds('the smallest unit that runs')).toEqual(['unit']);
    expect(kinds('read-only packages of code')).toEqual(['package']);
  });
});

describe('numbers of nouns', () => {
  test.each([
    ['registry', 'registries'],
    ['task definition', 'task definitions'],
    ['batch', 'batches'],
    ['box', 'boxes'],
    ['VM', 'VMs'],
    ['tray', 'trays'],
  ])('%s, %s', (singular, plural) => {
    expect(pluralOf(singular)).toBe(plural);
    expect(isPlural(plural.split(' ').at(-1)!)).toBe(true);
  });

  it('know words in -s that are no plural', () => {
    for (const word of ['serverless', 'status', 'analysis', 'always', 'Kubernetes', 'AWS'])
      expect(isPlural(word), word).toBe(false);
    expect(['status', 'process', 'dns', 'processes', 'policies'].map(singularOf)).toEqual([
      'status',
      'process',
      'dns',
      'process',
      'policy',
    ]);
  });
});
