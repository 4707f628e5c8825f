import { plainText } from '../plain-text.ts';
import { aspectClaim } from './aspect-claim.ts';
import { type Aspect, type ComparisonTable, comparisonTablesIn } from './comparison-table.ts';
import { type Distinction, distinguish } from './distinction.ts';
import { placed, type Setting } from './setting.ts';
import { keyOf } from './thing.ts';

/** What the tables of a section tell apart. */
export function tableDistinctions(setting: Setting): readonly Distinction[] {
  return comparisonTablesIn(setting).flatMap((table) =>
    table.aspects.flatMap((aspect) => ofAspect(aspect, table, setting)),
  );
}

function ofAspect(aspect: Aspect, { things, kind }: ComparisonTable, setting: Setting): readonly Distinction[] {
  const { label, values, rows } = aspect;
  const sides = things.map((thing, at) => (values[at] === '' ? { thing } : { thing, value: values[at]! }));
  // Where the things are columns, a row is one question, whichever thing it is put for.
  const across = new Set(rows).size === 1;
  return sides.flatMap((side, at) => {
    const others = values.filter((_, other) => other !== at);
    const cell = { label, value: values[at]!, others, plural: side.thing.plural };
    const claim = aspectClaim(cell, setting.writing, setting.knowledge);
    const row = rows[at]!;
    const topic = [...(across ? things : [side.thing]).map(keyOf), plainText(label).toLowerCase()].join('|');
    const found = distinguish(side, sides, claim, {
      ...placed(claim, things, setting, kind),
      topic,
      explanation: `${row.headerMarkdown}\n${row.sentences[0]!.markdown}`,
      lines: { startLine: row.startLine, endLine: row.endLine },
      quality: across ? 0.75 : 0.65,
    });
    return found ?? [];
  });
}
