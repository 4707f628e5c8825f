import { describe, expect, it } from 'vitest';
import { choiceButtons, isChoiceId, pressOf } from '../../../../src/platforms/discord/render/buttons.ts';
import { problemsOf } from '../../../../src/platforms/discord/render/problems.ts';
import { choice } from '../../any-message.ts';
import { person, place } from './rendering.ts';

const inPlace = { place, conversation: place };

function idsOf(conversation: string, count = 1): string[] {
  const choices = Array.from({ length: count }, (_, index) => choice(`c${index}`));
  return choiceButtons(choices, { place, conversation }).flatMap(({ components }) =>
    components.map(({ custom_id }) => custom_id),
  );
}

describe('choiceButtons', () => {
  it.each([
    ['the place', place],
    ['what only the person sees', `${place}:${person}`],
    ['a message of the place', `${place}/18446744073709551615`],
    ['a message of another time', `${place}/400000000000000004`],
  ])('tell a press what it belongs to: %s', (_, conversation) => {
    const ids = idsOf(conversation, 2);
    expect(ids.map((id) => pressOf(id, { place, person }))).toEqual([
      { text: 'say c0', conversation },
      { text: 'say c1', conversation },
    ]);
  });

  it('tells the same in direct messages', () => {
    const direct = '@me/200000000000000002';
    const [row] = choiceButtons([choice('Why')], { place: direct, conversation: direct });
    expect(row?.components.map(({ custom_id }) => custom_id)).toEqual([':0:say Why']);
    expect(pressOf(':0:say Why', { place: direct, person })).toEqual({ text: 'say Why', conversation: direct });
  });

  it('gives the numbered choices of a quiz rows of their own', () => {
    const numbered = ['1. Pod', '2. Node', '3. 4. Job'].map((label) => choice(label, { buttonOnly: true }));
    const rows = choiceButtons([...numbered, choice('Next')], inPlace);
    expect(rows.map(({ components }) => components.map(({ label }) => label))).toEqual([
      ['1. Pod', '2. Node', '3. 4. Job'],
      ['Next'],
    ]);
    expect(problemsOf({ content: 'x', embeds: [], components: rows })).toEqual([]);
  });

  it('makes as many as Discord takes, in rows of five', () => {
    const rows = choiceButtons(
      Array.from({ length: 27 }, (_, index) => choice(`c${index}`)),
      inPlace,
    );
    expect(rows.map(({ components }) => components.length)).toEqual([5, 5, 5, 5, 5]);
    expect(problemsOf({ content: 'x', embeds: [], components: rows })).toEqual([]);
    expect(choiceButtons([], inPlace)).toEqual([]);
  });

  it('cuts a label that is too long, between characters, and has room for the longest text', () => {
    const rows = choiceButtons([choice(`x${'🚀'.repeat(60)}`, { text: 'x'.repeat(80) }), choice(' ')], {
      place,
      conversation: `${place}/18446744073709551615`,
    });
    expect(rows[0]?.components.map(({ label }) => label)).toEqual([`x${'🚀'.repeat(39)}…`, '…']);
    expect(problemsOf({ content: 'x', embeds: [], components: rows })).toEqual([]);
  });

  it('leaves out a choice that cannot work', () => {
    expect(choiceButtons([choice('Why', { text: 'x'.repeat(98) })], inPlace)).toEqual([]);
  });
});

describe('pressOf', () => {
  it('reads texts with signs and lines in them', () => {
    expect(pressOf(':3:a:b\nc', { place, person })).toEqual({ text: 'a:b\nc', conversation: place });
  });

  it.each(['', 'x', ':', ':0:', '0:x', 'p:x:y', 'q:0:x', 'P:0:x', ':100:x', '2ggvv1ib56j22x:0:x', 'help'])(
    'knows what is not ours: %s',
    (id) => {
      expect(pressOf(id, { place, person })).toBeUndefined();
      expect(isChoiceId(id)).toBe(false);
    },
  );
});
