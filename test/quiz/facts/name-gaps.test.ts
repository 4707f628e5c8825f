import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/quiz/plain-text.ts';
import { clozesOf, stemsOf } from './asked-stems.ts';

const choicesOf = (notes: Parameters<typeof clozesOf>[0]): string[] =>
  clozesOf(notes).flatMap(({ choices }) => choices.map(plainText));

const FUELS = `
| Fuel | Price |
| --- | --- |
| Benzol | low |
| Kerosol | high |
| Naphtha | high |
| Petrolin | low |

Do not mix Kerosol and Naphtha. Never burn Petrolin.
`;

describe('a gap for a name', () => {
  it('stands after a light verb where the notes join nothing like it to the subject', () => {
    const text = (other: string): string => `${FUELS}\n\nThe Ferro Barge runs on Benzol.\n\n## More\n\n${other}`;
    expect(stemsOf(text('Ships dock here.'))).toEqual(['Harbour: The Ferro Barge runs on ____. → Benzol']);
    expect(stemsOf(text('Many use the Ferro Barge with Naphtha.'))).toEqual([]);
  });

  it('does not offer a part of what the stem names', () => {
    const text = (whole: string): string =>
      `Parts:\n\n- **Mast Needle**: a part of the ${whole} that measures.\n- **Dock Gauge**: a gauge.\n- **Log Book**: a book.\n- **Pilot Board**: a board.\n- **Tide Clock**: a clock.\n\nOnly the Dock Gauge near the northern lighthouse of a fishing village talks to the Tide Clock.`;
    expect(choicesOf(text('Big Ship'))).toContain('Mast Needle');
    expect(choicesOf(text('Dock Gauge'))).toEqual(expect.arrayContaining(['Log Book', 'Pilot Board', 'Tide Clock']));
    expect(choicesOf(text('Dock Gauge'))).not.toContain('Mast Needle');
  });

  it('does not offer what the stem names in other letters', () => {
    const text = (subject: string): string =>
      `Things:\n\n- **bay-lowpump**: a pump.\n- **bay-horn**: a horn.\n- **bay-bell**: a bell.\n- **bay-lamp**: a lamp.\n\nOnly the ${subject} talks to bay-lamp.`;
    expect(choicesOf(text('old cook'))).toContain('bay-lowpump');
    expect(choicesOf(text('low pump'))).toEqual(expect.arrayContaining(['bay-horn', 'bay-bell', 'bay-lamp']));
    expect(choicesOf(text('low pump'))).not.toContain('bay-lowpump');
  });

  it('does not stand where the words around it hold a part of the name', () => {
    const others = 'In fog ships use SIGHORN, SIGLAMP and SIGBELL.';
    expect(stemsOf(`The pilot sends SIGSTOP at once.\n\n${others}`)).toEqual([
      'Harbour: The pilot sends ____ at once. → SIGSTOP',
    ]);
    expect(stemsOf(`The pilot who stops a ship, or \`pilot stop\`, sends SIGSTOP at once.\n\n${others}`)).toEqual([]);
    expect(
      stemsOf('A ship that ran out of memory stops with `OutOfMemoryError`, not `DeckError` or `CrewError`.'),
    ).toEqual([]);
  });

  it('does not mix long and short options', () => {
    const text = (last: string): string =>
      `In the yard \`--slow\`, \`--loud\` and \`--bright\` help. With \`${last}\`, cranes become red.`;
    expect(choicesOf(text('-p'))).toEqual([]);
    expect(choicesOf(text('--paint-all'))).toContain('--loud');
  });

  it('offers things of joined notes only', () => {
    const files = (folder: string): Record<string, string> => ({
      'sea/barge.md': '# Barge\n\nOnly the old cook talks to the Tide Clock.',
      [`${folder}/stock.md`]:
        '# Stock\n\n- **Tide Clock**: tells.\n- **Log Book**: lists.\n- **Pilot Board**: shows.\n\nAsk the Log Book, or ask the Pilot Board, or ask the Tide Clock.',
    });
    expect(choicesOf(files('sea'))).toContain('Log Book');
    expect(choicesOf(files('land'))).toEqual([]);
  });

  it('offers code of joined notes only', () => {
    const files = (folder: string): Record<string, string> => ({
      'sea/harbour.md': '# Harbour\n\nWith `--slow`, a crane lowers glass. With `--loud`, a crane rings.',
      [`${folder}/horn.md`]: '# Horn\n\nThe options are `--bass` and `--deep`.',
    });
    expect(choicesOf(files('sea'))).toContain('--bass');
    expect(choicesOf(files('land'))).toEqual([]);
  });
});

describe('what an acronym stands for', () => {
  const uses = 'A crane has a CWB. The CWB is new. Ask for the CWB.';

  it.each([
    ['a heading asks for it', `## What is a CWB?\n\nA crane work board (CWB) stands on a quay. ${uses}`],
    ['a proper name stands in a heading', `## How a CWB works\n\nThe Crane Work Board (CWB) stands on a quay. ${uses}`],
    ['a proper name is defined', `The Crane Work Board (CWB) is a board that shows cranes. ${uses}`],
  ])('is asked where %s', (_, text) => expect(stemsOf(text).filter((stem) => /CWB stand/.test(stem))).toHaveLength(1));

  it.each([
    ['only uses it', `Cranes obey the Crane Work Board (CWB) of a quay. ${uses}`],
    ['uses a common noun', `## How a CWB works\n\nThe crane work board (CWB) stands on a quay. ${uses}`],
  ])('is not asked where the note %s', (_, text) =>
    expect(stemsOf(text).filter((stem) => /CWB stand/.test(stem))).toEqual([]),
  );
});

it('of two prompts of a sentence, of which one shows the answer of the other, one is kept', () => {
  const text =
    'Signal code 17 means that the pilot sends SIGSTOP to a ship. Signal code 23 means fire. Signal code 31 means fog.\n\nOthers are SIGHORN, SIGLAMP and SIGBELL.';
  const answers = clozesOf(text).map(({ answer }) => answer);
  expect(answers).toContain('17');
  expect(answers).not.toContain('SIGSTOP');
});
