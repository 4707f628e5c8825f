import { describe, expect, it } from 'vitest';
import { numberConflicts } from '../../../src/check/numbers/conflicts.ts';
import { parseNote } from '../../../src/corpus/parse-note.ts';

/** Notes by path and text → the conflicts as `amount at path:line <> amount at path:line`. */
function conflictsOf(notes: Readonly<Record<string, string>>): readonly string[] {
  const read = Object.entries(notes).map(([path, text]) => parseNote(path, text).note);
  return numberConflicts(read).map(({ one, other }) =>
    [one, other].map(({ quantity, path, line }) => `${quantity.text} at ${path}:${line}`).join(' <> '),
  );
}

const crane = (sentence: string): string => `# Crane\n\n## How much does a crane lift?\n\n${sentence}\n`;

describe('numberConflicts', () => {
  it('finds two notes that give one thing different amounts, however they word it', () => {
    const quay = '# Quay\n\nEvery mobile crane on the quay lifts a load of up to 12 tonnes.\n';
    expect(
      conflictsOf({ 'crane.md': crane('A mobile crane lifts a load of up to 10 tonnes.'), 'quay.md': quay }),
    ).toEqual(['10 tonnes at crane.md:5 <> 12 tonnes at quay.md:3']);
  });

  it('takes an amount in another unit for the same', () => {
    const quay = '# Quay\n\nEvery mobile crane on the quay lifts a load of up to 10,000 kg.\n';
    expect(
      conflictsOf({ 'crane.md': crane('A mobile crane lifts a load of up to 10 tonnes.'), 'quay.md': quay }),
    ).toEqual([]);
  });

  it('finds them in two sections of one note, and in the cells of tables', () => {
    const rows = '| Machine | Largest load lifted |\n| --- | --- |\n| Mobile crane | 12 tonnes |\n';
    const note = `${crane('The largest load lifted by a mobile crane is 10 tonnes.')}\n## What do machines lift?\n\n${rows}`;
    expect(conflictsOf({ 'crane.md': note })).toEqual(['10 tonnes at crane.md:5 <> 12 tonnes at crane.md:11']);
  });

  const more = (sentence: string): string => `# More of a crane\n\n${sentence}\n`;
  const mobile = 'A mobile crane `mc-10` in ROME lifts a load of up to 10 tonnes.';

  it('finds them beside names and codes which only one of them has', () => {
    expect(
      conflictsOf({ 'crane.md': crane(mobile), 'more.md': more('A mobile crane lifts a load of up to 12 tonnes.') }),
    ).toHaveLength(1);
  });

  it.each([
    ['is of another bound', 'A mobile crane lifts a load of at least 12 tonnes.'],
    ['is of another dimension', 'A mobile crane lifts a load of up to 2 minutes.'],
    ['is told apart by name', 'A mobile crane in OSLO lifts a load of up to 12 tonnes.'],
    ['is told apart by code', 'A mobile crane `mc-12` lifts a load of up to 12 tonnes.'],
    ['holds in a certain case', 'When loaded, a mobile crane lifts a load of up to 4 tonnes.'],
    ['is an example', 'A mobile crane in an example lifts a load of up to 12 tonnes.'],
    ['leans on what stands before', 'That mobile crane lifts a load of up to 12 tonnes.'],
    ['is about something else', 'A mobile bridge carries cars of up to 12 tonnes over the river.'],
    ['names the other amount too', 'A mobile crane lifts a load of up to 10 tonnes, and of up to 12 tonnes on rails.'],
  ])('keeps quiet where the other one %s', (_, sentence) => {
    expect(conflictsOf({ 'crane.md': crane(mobile), 'more.md': more(sentence) })).toEqual([]);
  });

  it('keeps quiet about ends of a range, and about rows that are told apart by a number', () => {
    const range = 'A mobile crane lifts a load of 2 to 12 tonnes.';
    expect(
      conflictsOf({ 'crane.md': crane('A mobile crane lifts a load of 10 tonnes.'), 'more.md': more(range) }),
    ).toEqual([]);
    const rows = (load: string): string => `| Axles | Load of a mobile crane |\n| --- | --- |\n| ${load} |`;
    expect(conflictsOf({ 'crane.md': crane(rows('2 | 10 tonnes')), 'more.md': more(rows('4 | 20 tonnes')) })).toEqual(
      [],
    );
  });

  it('takes what is filled in again and again for a form', () => {
    const sizes = [10, 12, 14].map((load) => `- A mobile crane lifts a load of up to ${load} tonnes.`);
    const note = sizes.map((size, at) => `## Which is crane ${'ABC'[at]}?\n\n${size}\n`).join('\n');
    expect(conflictsOf({ 'crane.md': `# Cranes\n\n${note}` })).toEqual([]);
  });
});
