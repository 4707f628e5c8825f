import { describe, expect, it } from 'vitest';
import { toldApart } from './told-apart.ts';

const under = (heading: string, text: string): readonly string[] => toldApart(`# Notes\n\n## ${heading}\n\n${text}\n`);

describe('sentences of contrast', () => {
  it.each([
    ['and', 'A kiln bakes clay, and a lehr cools glass slowly.'],
    ['while', 'A kiln bakes clay, while a lehr cools glass slowly.'],
    ['a semicolon', 'A kiln bakes clay; a lehr cools glass slowly.'],
    ['but in the next sentence', 'A kiln bakes clay. But a lehr cools glass slowly.'],
    ['a colon before', 'There are two ovens: a kiln bakes clay, whereas a lehr cools glass slowly.'],
    ['whereas at the beginning', 'Whereas a kiln bakes clay, a lehr cools glass slowly.'],
  ])('reads clauses joined by %s', (_, text) => {
    const questions = under('What is the difference between a kiln and a lehr?', text);
    expect(questions).toEqual([
      'Which of these bakes clay? Kiln / Lehr',
      'Which of these cools glass slowly? Lehr / Kiln',
    ]);
  });

  it('reads three clauses', () => {
    const text = 'Step firing holds each heat, ramp firing climbs evenly all night, and quick firing skips the soak.';
    expect(under('Firing', text)).toContain(
      'Which of these climbs evenly all night? Ramp firing / Step firing / Quick firing',
    );
  });

  it('reads two sentences that are built alike', () => {
    const text = 'A cone kiln is called a bottle. A tunnel kiln is called a tube.';
    expect(under('Kilns', text)).toContain('Which of these is called a tube? Tunnel kiln / Cone kiln');
  });

  it('does not ask for the one half of what the other only adds to', () => {
    const asked = (text: string) => under('What is the difference between a kiln and a lehr?', text).join('\n');
    expect(asked('A kiln bakes clay, and a lehr cools glass and mends cracks.')).toContain('bakes clay? Kiln');
    expect(asked('A kiln bakes clay, and a lehr cools glass and also mends cracks.')).toMatch(
      /^Which of these cools glass/,
    );
    expect(asked('A kiln bakes clay, and a lehr cools glass and also mends cracks.')).not.toContain('bakes clay');
  });

  it('reads unlike', () => {
    expect(under('Glazes', 'Unlike salt glaze, ash glaze contains no sodium.')).toEqual([
      'Which of these contains no sodium? Ash glaze / Salt glaze',
    ]);
  });

  it('reads comparatives, without their reason', () => {
    expect(under('Clay', 'Stoneware is harder and denser than porcelain, because it is fired hotter.')).toEqual([
      'Which of these is harder and denser? Stoneware / Porcelain',
    ]);
  });

  it('takes what a heading compares as the other side', () => {
    const text = '- **Speed**: A kiln heats more slowly due to its mass.';
    expect(under('Kiln vs lehr', `A kiln bakes clay, and a lehr cools glass.\n\n${text}`)).toContain(
      'Which of these heats more slowly? Kiln / Lehr',
    );
  });

  it('reads what to use each for', () => {
    expect(under('Tools', 'Use a loop tool for hollow bowls and a wire tool for even slabs.')).toEqual([
      'Which of these would you use for hollow bowls? Loop tool / Wire tool',
      'Which of these would you use for even slabs? Wire tool / Loop tool',
    ]);
  });

  it.each([
    [
      'things that nothing sets against each other',
      'Potters',
      'A potter throws bowls, and the market opens on Sunday.',
    ],
    ['a time, not a contrast', 'Kilns', 'A kiln glows while the gas burns.'],
    ['what takes up the other clause', 'A kiln and a lehr', 'A kiln bakes it, and a lehr cools it.'],
    ['what names the other', 'A kiln and a lehr', 'A kiln feeds the lehr, and a lehr follows the kiln.'],
    ['what says the same of both', 'A kiln and a lehr', 'A kiln bakes clay bowls, and a lehr bakes clay bowls too.'],
    ['the same thing by two names', 'Kilns', 'A kiln (KLN) bakes clay, and a KLN cools slowly.'],
    ['what is too little to be told by', 'A kiln and a lehr', 'A kiln is the oven, and a lehr is the tunnel.'],
    ['what is so only if one knows whose', 'Kilns', 'A kiln is cheaper than a lehr when its walls are thick.'],
    [
      'so little that all of a family may do it',
      'Firing',
      'Step firing follows gauges, ramp firing reacts to cones, and quick firing ignores cracks.',
    ],
    [
      'what it is connected with in words left out',
      'A kiln and a lehr',
      'A kiln is old and well integrated, and a lehr is new and plain to see.',
    ],
    ['what is compared with no thing', 'A kiln and a lehr', 'A kiln is hotter than you would think.'],
  ])('asks nothing of %s', (_, heading, text) => {
    expect(under(heading, text)).toEqual([]);
  });

  it('asks once for what a note says twice of one thing', () => {
    const text =
      'A kiln bakes clay pots at night, and a lehr cools glass slowly.\n\n## Kiln or lehr at night\n\nA kiln bakes clay pots, and a lehr cools cups with fans.';
    expect(under('Kiln or lehr', text).filter((question) => question.includes('pots'))).toEqual([
      'Which of these bakes clay pots at night? Kiln / Lehr',
    ]);
  });

  it('asks for what is better only, where the other may do the rest too', () => {
    const text = 'A kiln bakes bowls of clay, and a lehr is a more careful way for glass.';
    expect(under('A kiln and a lehr', text)).toEqual(['Which of these is a more careful way for glass? Lehr / Kiln']);
  });

  it.each([
    [
      'what takes up the other side',
      'A mould and a brick',
      'A mould is the frame, and a brick is a baked copy of that frame.',
      'Which of these is a baked copy of a frame? Brick / Mould',
    ],
    [
      'what stands within the other side',
      'A yard and a shed',
      'A yard is the whole place, and a shed is one covered store of dry bricks in it, usually of wood.',
      'Which of these is one covered store of dry bricks? Shed / Yard',
    ],
    [
      'names in code that are words as well',
      '`HEAT` and `CLR`',
      '`HEAT` heats a colour while the kiln is shut, and `CLR` names the colour that heats up once a kiln is open.',
      'Which of these names the colour that heats up once a kiln is open? `CLR` / `HEAT`',
    ],
    [
      'three names of which one is a part of the others',
      'What is the difference between `door`, `backDoor` and `sideDoor`?',
      "`door` is the oven's own door, `backDoor` is the kiln's door that takes the heavy carts, and `sideDoor` is the door opened at night.",
      "Which of these is the kiln's door that takes the heavy carts? `backDoor` / `door` / `sideDoor`",
    ],
  ])('asks for %s', (_, heading, text, question) => {
    expect(under(heading, text)).toContain(question);
  });

  it('says what the things are parts of', () => {
    const text =
      '- **Handle**: keeps fingers away from the heat.\n- **Rim**: catches drops.\n- **Walls**: keep tea warm.';
    expect(under('What is in a cup?', text)).toEqual([
      'In a cup, which of these keeps fingers away from the heat? Handle / Rim',
      'In a cup, which of these catches drops? Rim / Handle',
    ]);
  });
});
