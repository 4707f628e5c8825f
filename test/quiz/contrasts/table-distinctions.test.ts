import { describe, expect, it } from 'vitest';
import { toldApart } from './told-apart.ts';

const stoves = (rows: string): readonly string[] =>
  toldApart(
    `# Gas stove or induction stove\n\n| | Gas stove | Induction stove |\n| --- | --- | --- |\n${rows}\n| End | a | b |\n`,
  );

describe('tables with things in their columns', () => {
  it.each([
    ['| Runs on | natural gas | electricity |', 'Which of these runs on electricity? Induction stove / Gas stove'],
    ['| Made by | a smith | a `factory` |', 'Which of these is made by a `factory`? Induction stove / Gas stove'],
    [
      '| Learning effort | low | high, unless you like it |',
      'For which of these is the learning effort low? Gas stove / Induction stove',
    ],
    ['| Price | $400 | $900 to $1,200 |', 'Which of these has a price of $900 to $1,200? Induction stove / Gas stove'],
    ['| Needs a special pan | no | yes |', 'Which of these does not need a special pan? Gas stove / Induction stove'],
    ['| Child safe | no, never | yes |', 'Which of these is child safe? Induction stove / Gas stove'],
    [
      '| Timers, child locks | no | yes |',
      'Which of these supports timers and child locks? Induction stove / Gas stove',
    ],
    ['| Chimney fee | $10 a year | none |', 'Which of these has no chimney fee? Induction stove / Gas stove'],
    [
      '| You pay for | each bottle | kilowatt hours |',
      'With which of these do you pay for kilowatt hours? Induction stove / Gas stove',
    ],
    [
      '| Who cleans the hood | you | a robot |',
      'With which of these do you clean the hood? Gas stove / Induction stove',
    ],
    ['| What is heated | the air | the pan |', 'With which of these is the pan heated? Induction stove / Gas stove'],
    [
      '| Pan choice | any pan | must be magnetic |',
      'With which of these must the pan choice be magnetic? Induction stove / Gas stove',
    ],
    [
      '| Best for | woks, big pots | soups, sauces |',
      'Which of these would you use for soups and sauces? Induction stove / Gas stove',
    ],
    ['| Burners per unit | 4 | 5 |', 'Which of these has 5 burners per unit? Induction stove / Gas stove'],
  ])('asks in plain English: %s', (row, question) => {
    expect(stoves(row)).toContain(question);
  });

  it.each([
    ['| Price | $400 | $400 |'],
    ['| Runs on | natural gas | natural gas or wood |'],
    ['| Timers | yes | yes |'],
    ['| Timers | none | no |'],
    ['| Cooking manual | none, write your own | a booklet |'],
    ['| Repaired at home | no | yes |'],
    ['| Needs a special pan | no, unless it is new | it does |'],
    ['| Suited for | everything | soups and stews |'],
    ['| Heat | gas flames | coils |'],
    ['| Runs on | it | them |'],
    ['| Servers | you choose and clean them | the maker does |'],
    ['| Contains | what was said above | this coil |'],
    ['| Suited for | everything | anything |'],
    ['| See also | [[gas]] | [[coils]] |'],
  ])('asks nothing about %s', (row) => {
    expect(stoves(row)).toEqual([]);
  });

  it('asks nothing whose words give the thing away', () => {
    const questions = stoves('| Runs on | gas from a bottle | a current |');
    expect(questions).toEqual(['Which of these runs on a current? Induction stove / Gas stove']);
  });

  it('takes what is done to be done to the thing where a sentence says so', () => {
    const row = '| Repaired after a fault | no | yes |\n\nAn induction stove is repaired at home.';
    const note = `# Gas stove or induction stove\n\n| | Gas stove | Induction stove |\n| --- | --- | --- |\n| End | a | b |\n${row}\n`;
    expect(toldApart(note)).toContain('Which of these is repaired after a fault? Induction stove / Gas stove');
    expect(toldApart(note).join()).not.toContain('is not repaired');
  });

  it('puts the place of a number first', () => {
    expect(stoves('| Price | $400 in Oslo | $900 in Oslo and Rome |')).toContain(
      'In Oslo, which of these has a price of $400? Gas stove / Induction stove',
    );
  });

  it('knows things under a head such as Feature, and writes them small', () => {
    const note = `# Sourdough vs commercial yeast

Commercial yeast is grown in a factory.

| Feature | Sourdough | Commercial Yeast |
|---|---|---|
| Rise time | 8 hours | 1 hour |
| Stored in | A jar | A sachet |
`;
    expect(toldApart(note)).toContain('Which of these has a rise time of 8 hours? Sourdough / Commercial yeast');
    expect(toldApart(note)).toContain('Which of these is stored in a sachet? Commercial yeast / Sourdough');
  });

  it('says where common nouns belong that mean little alone', () => {
    const note = `# Trafo tickets and passes

Trafo is a network of trams that climb the hills around the town. The tickets of Trafo are cheap.

## What is the difference between a ticket and a pass?

| | Ticket | Pass |
| --- | --- | --- |
| Stamped by | the driver | nobody |
| Valid for | one ride | a month |
`;
    expect(toldApart(note)).toContain('In Trafo, which of these is stamped by the driver? Ticket / Pass');
  });
});

describe('tables with things in their rows', () => {
  const flours = `# Flours

## Which flours are there?

| Flour | Protein | Best for |
|---|---|---|
| Bread flour | 12 % | loaves, rolls |
| Cake flour | 8 % | sponges |
| Rye flour | 8 % | dark bread |
| Rice flour, corn flour | 6 % | dusting |
| Wheat flour | 10 % | almost everything |
`;

  it('asks by the kind that stands at their head, for what only one of them has', () => {
    const questions = toldApart(flours);
    expect(questions).toContain(
      'For which flour is the protein 12 %? Bread flour / Cake flour / Rye flour / Wheat flour',
    );
    expect(questions.join()).not.toContain('8 %');
  });

  it('asks for nothing that takes in all else', () => {
    expect(toldApart(flours).join()).not.toContain('almost everything');
    expect(toldApart(flours)).toContain(
      'Which flour would you use for dark bread? Rye flour / Bread flour / Cake flour',
    );
  });

  it('names the kind as the sentence before the table does', () => {
    const note = `# Looms

A loom joins several weaving parts:

| Part | What it does |
| --- | --- |
| Heddle | lifts the warp threads |
| Reed | beats the weft into place |
| Shuttle | carries the weft across |
`;
    expect(toldApart(note)).toContain('Which weaving part beats the weft into place? Reed / Heddle / Shuttle');
  });

  it('does not ask who does what where only one of many is described by a deed', () => {
    const note = `# Tools of the Weber guild

| Tool | What it is |
| --- | --- |
| Heddlex | old and heavy |
| Reedix | schedules looms and other machines |
| Shuttlor | the usual choice |
| Warpex | made of ash |
`;
    expect(toldApart(note)).toEqual([]);
  });

  it.each([
    ['commands', '| Command | Effect |\n|---|---|\n| `loom go` | starts the loom |\n| `loom halt` | stops the loom |'],
    ['tasks', '| Task | Command |\n|---|---|\n| Start the loom | `loom go` |\n| Stop the loom | `loom halt` |'],
    ['switches', '| Switch | Effect |\n|---|---|\n| `-v` | shows each thread |\n| `-q` | hides the warp |'],
    ['measurements', '| | Library | Performance |\n|---|---|---|\n| 1 | Weft | 12 ms |\n| 2 | Warp | 19 ms |'],
    ['errors', '| Error | Cause |\n|---|---|\n| thread lost | a torn thread |\n| jam | a bent reed |'],
    ['exit codes', '| Code | Meaning |\n|---|---|\n| 1 | torn thread |\n| 2 | bent reed |'],
    ['sizes', '| Width | Weight |\n|---|---|\n| 1.5 | 40 kg |\n| 2 | 60 kg |'],
    ['counterparts', '| Weaver | Knitter |\n|---|---|\n| loom | needles |\n| shuttle | yarn ball |'],
  ])('leaves tables of %s alone', (_, table) => {
    expect(toldApart(`# Weaving\n\n${table}\n`)).toEqual([]);
  });
});
