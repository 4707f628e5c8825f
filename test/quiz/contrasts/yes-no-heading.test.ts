import { describe, expect, it } from 'vitest';
import { settingOf } from '../../../src/quiz/contrasts/setting-of.ts';
import { answeredHeading } from '../../../src/quiz/contrasts/yes-no-heading.ts';
import { knowledgeOf } from '../knowledge/coffee-notes.ts';

/** What is made of a heading with the text below it: the statement, and whether it holds. */
function read(heading: string, text: string): readonly [string, boolean] | undefined {
  const knowledge = knowledgeOf({
    'kiln.md': `# Kiln\n\nA kiln is an oven for clay. A lehr is an oven for glass.\n\n## ${heading}\n\n${text}\n`,
  });
  const section = knowledge.sections.find(({ headings }) => headings.length > 0)!;
  const found = answeredHeading(settingOf(section, knowledge));
  return found && [found.statement, found.holds];
}

describe('a heading that asks yes or no', () => {
  it.each<[string, string, string, boolean]>([
    ['Does a kiln dry clay?', 'A kiln does not dry clay; it bakes it.', 'a kiln dries clay', false],
    ['Do kilns dry clay?', 'Kilns do not dry clay, because they are too hot.', 'kilns dry clay', false],
    ['Is a kiln a stove?', 'A kiln is not a stove.', 'a kiln is a stove', false],
    ['Can a lehr melt sand?', 'A lehr cannot melt sand: it only cools.', 'a lehr can melt sand', false],
    ['Does a kiln have a chimney?', 'A kiln has no chimneys, but a flue.', 'a kiln has chimneys', false],
    ['Does a kiln change its bricks?', 'A kiln never eats bricks.', 'a kiln eats bricks', false],
    ['Does a lehr use gas?', 'A lehr uses warm air, but it does not use gas.', 'a lehr uses gas', false],
    [
      'Is a pot burned by heat?',
      'A pot that reaches its limit is warmed, never burned.',
      'a pot that reaches its limit is burned',
      false,
    ],
    ['Can a kiln stand on a boat?', 'A kiln stands on firm ground, not on boats.', 'a kiln stands on boats', false],
    ['Can a kiln bake glass?', 'A kiln can bake glass, although a lehr is better.', 'a kiln can bake glass', true],
    ['Do kilns share a flue?', 'All kilns of a house share a flue.', 'all kilns of a house share a flue', true],
    ['Does a kiln need gas?', 'Yes. Most of them do.', 'a kiln needs gas', true],
    ['Is a kiln safe?', 'No, for it burns.', 'a kiln is safe', false],
    ['Can I bake bread?', 'No; the fumes stay.', 'you can bake bread', false],
    ['Does a kiln need gas?', 'Yes, a kiln needs much gas.', 'a kiln needs much gas', true],
    ['Is Mudwork free?', 'Mudwork is not free.', 'Mudwork is free', false],
    ['Is a kiln a stove?', 'A kiln is not a stove since 1990.', 'a kiln is a stove since 1990', false],
    ['Does `glaze` set a colour?', '`glaze` does not set a colour.', '`glaze` sets a colour', false],
  ])('%s %s', (heading, text, statement, holds) => {
    expect(read(heading, text)).toEqual([statement, holds]);
  });

  it.each([
    ['that is half taken back', 'Does a kiln need gas?', 'Yes, but a small one runs on wood.'],
    ['that depends', 'Does a kiln need gas?', 'Yes, if it is large.'],
    ['that denies a part', 'Does a kiln need gas?', 'A kiln does not always need gas.'],
    ['that is so from some time on', 'Does a kiln need gas?', 'A kiln does not need gas, since version 6.'],
    ['that advises', 'Should I buy a kiln?', 'No.'],
    ['that hedges', 'Does a kiln need gas?', 'A kiln usually needs gas.'],
    ['with an exception', 'Does a kiln need gas?', 'A kiln does not need gas, unless it is large.'],
    ['about something else', 'Does a kiln need gas?', 'Potters do not burn coal.'],
    ['that points back', 'Does a kiln dry it?', 'A kiln does not dry it.'],
    ['that asks for one of two', 'Does a kiln use gas or wood?', 'Yes. It does.'],
    ['without a subject that is known', 'Does the old potter sing?', 'Yes. He does.'],
    ['that asks how', 'How does a kiln bake clay?', 'A kiln does not bake clay.'],
    ['that contradicts its yes', 'Is a kiln a stove?', 'Yes, a kiln is not a stove.'],
  ])('makes nothing of an answer %s', (_, heading, text) => {
    expect(read(heading, text)).toBeUndefined();
  });
});
