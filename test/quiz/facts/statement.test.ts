import { describe, expect, it } from 'vitest';
import { statementsOf } from '../../../src/quiz/facts/statement.ts';
import { sectionsOf } from '../../../src/quiz/section.ts';
import { notesOf } from '../../answer/engine-of.ts';

const statements = (markdown: string): string[] =>
  notesOf({ 'note.md': markdown }).flatMap((note) =>
    sectionsOf(note).flatMap((section) => statementsOf(section).map(({ inline }) => inline)),
  );

describe('statements', () => {
  it('are sentences as Markdown, with code and without links and emphasis', () => {
    expect(statements('# Ships\n\nA **ferry** carries [cars](cars.md) with `--cars`.')).toEqual([
      'A ferry carries cars with `--cars`.',
    ]);
  });

  it.each([
    'It carries 20 cars.',
    'This ship carries 20 cars.',
    'By default, it carries 20 cars.',
    'However, a ferry carries 20 cars.',
    'Older ferries carry 10 cars.',
    'The ferry above carries 20 cars.',
    'For example, a ferry carries 20 cars.',
    'Our ferry carries 20 cars.',
    'Yesterday a ferry carried 20 cars.',
    'Load 20 cars on the ferry.',
    'To save time, load 20 cars, or use a ramp.\n\nOn the deck, choose 20 cars.',
    'Carries 20 cars.\n\nReturns the cars.',
    'A ferry with room for 20 cars.',
    'How many cars does a ferry carry?',
    'A ferry carries these cars:',
    'You can ask it for 20 cars.',
  ])('are not: %s', (text) =>
    expect(statements(`# Ships\n\n${text}`).filter((each) => !/save/.test(each))).toEqual([]),
  );

  it.each([
    'When a ferry is full, it leaves within 5 minutes.',
    'A ferry that carries 20 cars needs two ramps.',
    'For safety run at least three pumps.',
    'Ferries stay in port for 2 hours.',
  ])('are: %s', (text) => expect(statements(`# Ships\n\n${text}`)).toEqual([text]));

  it('may be items of a list, when these are whole and go on from nothing', () => {
    expect(
      statements('# Ships\n\nFerries have limits:\n\n- A ramp holds 40 tons.\n- up to 20 cars.\n- A deck of 90 m.'),
    ).toEqual(['A ramp holds 40 tons.']);
    expect(statements('# Ships\n\nTake a ferry if:\n\n- The trip takes 2 hours.')).toEqual([]);
  });
});
