import { describe, expect, it } from 'vitest';
import { indefiniteArticle, isSameThing, type Thing, thingFrom } from '../../../src/quiz/contrasts/thing.ts';
import { createWriting } from '../../../src/quiz/contrasts/writing.ts';
import { knowledgeOf } from '../knowledge/coffee-notes.ts';

const knowledge = knowledgeOf({
  'note.md': `# Ovens

A kiln bakes clay. Ask for a Muffle of your own; each Muffle is small. Rakuten is a town. We drove to Rakuten with clay.
Porcelain is hard. Bowls of porcelain ring. The tool \`kctl\` turns it off; kctl is old. Two kilns are hot, and VMs are not.

The Fire Watch Board (FWB) is an office that counts the fires of the town. The FWB is strict.
`,
});
const writing = createWriting(knowledge.sections)('note.md');
const thing = (written: string): Thing => thingFrom(written, writing, knowledge);

describe('thingFrom', () => {
  it.each([
    ['Kiln', 'Kiln', 'a kiln'],
    ['kilns', 'Kilns', 'kilns'],
    ['Muffle', 'Muffle', 'a Muffle'],
    ['Rakuten', 'Rakuten', 'Rakuten'],
    ['Porcelain', 'Porcelain', 'porcelain'],
    ['kctl', 'kctl', 'kctl'],
    ['`RUN`', '`RUN`', '`RUN`'],
    ['the kiln', 'Kiln', 'the kiln'],
    ['VMs', 'VMs', 'VMs'],
    ['Fast firing', 'Fast firing', 'fast firing'],
    ['Old Kiln', 'Old kiln', 'an old kiln'],
  ])('writes %s as the note does', (written, name, subject) => {
    expect(thing(written)).toMatchObject({ name, subject });
  });

  it('tells proper names from nouns', () => {
    expect(['Rakuten', 'kctl', 'FWB'].map((name) => thing(name).proper)).toEqual([true, true, true]);
    expect(['Kiln', 'Muffle', 'Porcelain'].map((name) => thing(name).proper)).toEqual([false, false, false]);
  });
});

describe('indefiniteArticle', () => {
  it.each([
    ['an', 'image'],
    ['an', 'hour'],
    ['an', 'EC2 instance'],
    ['an', 'SLA'],
    ['a', 'VM'],
    ['a', 'user'],
    ['a', 'unit'],
    ['an', 'uninstalled tool'],
    ['an', '8-bit word'],
    ['a', 'UFO'],
  ])('%s %s', (article, following) => {
    expect(indefiniteArticle(following)).toBe(article);
  });
});

describe('isSameThing', () => {
  it('sees through other names, in names that are made of them', () => {
    expect(isSameThing(thing('FWB'), thing('Fire Watch Board'), knowledge)).toBe(true);
    expect(isSameThing(thing('FWB with horses'), thing('Fire Watch Board with horses'), knowledge)).toBe(true);
    expect(isSameThing(thing('FWB with horses'), thing('FWB with trucks'), knowledge)).toBe(false);
  });
});
