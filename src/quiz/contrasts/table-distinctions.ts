import { plainText } from '../plain-text.ts';
import { aspectClaim } from './aspect-claim.ts';
import { type Aspect, type ComparisonTable, comparisonTablesIn } from './comparison-table.ts';
import { type Distinction, distinguish } from './distinction.ts';
import { placed, type Setting } from './setting.ts';
import { keyOf, type Thing } from './thing.ts';

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
    const isSaid = (predicate: string): boolean => isSaidOf(side.thing, predicate, setting);
    const cell = { label, value: values[at]!, others, plural: side.thing.plural, isSaid };
    const claim = aspectClaim(cell, setting.writing, setting.knowledge);
    const row = rows[at]!;
    const topic = [...(across ? things : [side.thing]).map(keyOf), plainText(label).toLowerCase()].join('|');
    const found = distinguish(
      side,
      sides,
      claim,
      {
        ...placed(claim, things, setting, kind),
        topic,
        explanation: `${row.headerMarkdown}\n${row.sentences[0]!.markdown}`,
        lines: { startLine: row.startLine, endLine: row.endLine },
        quality: across ? 0.75 : 0.65,
      },
      setting.knowledge,
    );
    return found ?? [];
  });
}

/** Whether a sentence of the section begins with the thing and says the first words of the predicate of it. */
function isSaidOf({ names }: Thing, predicate: string, { section }: Setting): boolean {
  const verb = predicate
    .split(' ')
    .slice(0, /^\S+ not /.test(predicate) ? 3 : 2)
    .join(' ');
  return section.blocks
    .flatMap(({ kind, sentences }) => (kind === 'paragraph' || kind === 'list-item' ? sentences : []))
    .map(({ text }) => ` ${text.toLowerCase()}`)
    .some((text) => {
      const clause = text.replace(/(?:,? (?:while|whereas|but)|;) .*/s, '');
      const at = names.map((name) => clause.indexOf(` ${name.toLowerCase()} `)).find((found) => found >= 0);
      return at !== undefined && at < MOST_BEFORE_SUBJECT && clause.slice(at).includes(` ${verb}`);
    });
}

/** An article and a word or two. */
const MOST_BEFORE_SUBJECT = 25;
