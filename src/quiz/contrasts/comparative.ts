import { pluralOf } from '../knowledge/noun-forms.ts';
import { doesAlone, doesMore, isUsedFor } from './claim.ts';
import type { Clause } from './clause.ts';
import { readClause } from './clause.ts';
import { compares, comparesSubject } from './comparison-words.ts';
import type { Setting } from './setting.ts';
import { indefiniteArticle, isSameThing, type Thing, thingFrom } from './thing.ts';

/** What a sentence says of one thing and denies of the other. */
export interface Opposition extends Clause {
  readonly other: Thing;
}

const NAME = '((?:an? |the )?[^,;:.()]{2,50}?)(?: \\([^()]{1,30}\\))?';
const THAN = new RegExp(
  ` than ${NAME}(?=$|[,.;]|,? (?:because|since|as|when|where|while|and|but|if|do|does|are|is)\\b)(.*)$`,
  'su',
);

/** Readers of sentences that set one thing against another by their form. */
export function readOpposition(text: string, setting: Setting): readonly Opposition[] {
  const found = [comparative, unlike, useEachFor, whereas].flatMap((read) => read(text, setting));
  return found.length > 0 ? found : comparedInHeading(text, setting);
}

/** `EC2 is cheaper than Fargate when its instances are well used.` */
function comparative(text: string, setting: Setting): readonly Opposition[] {
  const than = THAN.exec(text);
  if (than === null) return [];
  const clause = readClause(text.slice(0, than.index), setting);
  const other = nameOf(than[1]!, setting);
  if (clause === undefined || other === undefined || !compares(clause.predicate)) return [];
  if (text.slice(0, than.index).includes(', ') || / than /.test(than[2]!)) return [];
  const condition = /^ (?:when|where|if) [^,;:]+/.exec(than[2]!)?.[0].replace(/\.$/, '') ?? '';
  // Whose they are is clear of one thing only, and a false statement is about the other.
  if (/\b(?:its|their|it|they)\b/.test(condition)) return [];
  const { predicate } = clause;
  return [{ ...clause, other, claim: doesMore(predicate, condition), predicate: predicate + condition }];
}

/** `Unlike virtual machines, containers share the kernel.` */
function unlike(text: string, setting: Setting): readonly Opposition[] {
  const [, written, rest] =
    new RegExp(`^(?:unlike|in contrast to|as opposed to) ${NAME}, (.+)$`, 'isu').exec(text) ?? [];
  if (written === undefined || rest === undefined) return [];
  const clause = readClause(rest, setting);
  const other = nameOf(written, setting);
  return clause === undefined || other === undefined ? [] : [{ ...clause, other, claim: doesAlone(clause.predicate) }];
}

/** `Whereas electric ovens heat dry, gas ovens heat moist.` */
function whereas(text: string, setting: Setting): readonly Opposition[] {
  const [, first, second] = /^(?:whereas|while) ([^,;]+), ([^,;]+)$/is.exec(text) ?? [];
  const one = first && readClause(first, setting);
  const other = second && readClause(second, setting);
  if (!one || !other || isSameThing(one.thing, other.thing, setting.knowledge)) return [];
  return [
    { ...one, other: other.thing },
    { ...other, other: one.thing },
  ];
}

/** `Containers start faster.` under `Containers vs virtual machines`. */
function comparedInHeading(text: string, setting: Setting): readonly Opposition[] {
  const { section, knowledge } = setting;
  const clause = / than |[;:]|, (?:while|whereas|but|and) /.test(text) ? undefined : readClause(text, setting);
  if (!clause || !comparesSubject(clause.predicate)) return [];
  for (const heading of [...section.headings.toReversed(), section.note.title]) {
    const pair = pairIn(heading).flatMap((name) => nameOf(name, setting) ?? []);
    const rival = pair.find((thing) => !isSameThing(thing, clause.thing, knowledge));
    if (pair.length !== 2 || !rival || pair.every((thing) => !isSameThing(thing, clause.thing, knowledge))) continue;
    const predicate = clause.predicate.replace(/,.*$/s, '');
    return [{ ...clause, predicate, other: inNumberOf(clause.thing, rival), claim: doesMore(predicate) }];
  }
  return [];
}

const PAIRS = [
  /^(?:[\d.]+ )?(?:what is the )?differences? between (.+?) and (.+?)\??$/i,
  /^(?:[\d.]+ )?(.+?) (?:vs\.?|versus|compared (?:to|with)) (.+?)(?::.*)?$/i,
];

function pairIn(heading: string): readonly string[] {
  const text = heading.replace(/ \([^()]*\)/g, '');
  const [, one, other] = PAIRS.map((pattern) => pattern.exec(text)).find((match) => match !== null) ?? [];
  return one !== undefined && other !== undefined ? [one, other] : [];
}

/** A heading may have what a sentence has in the other number: `Containers vs VMs`, `A container is …`. */
function inNumberOf({ plural, subject }: Thing, rival: Thing): Thing {
  const bare = rival.subject.replace(/^an? /, '');
  if (plural)
    return {
      ...rival,
      plural,
      subject: rival.plural ? bare : pluralOf(bare),
      name: rival.plural ? rival.name : pluralOf(rival.name),
    };
  if (!/^an? /.test(subject)) return rival;
  const single = rival.plural ? bare.replace(/s$/, '') : bare;
  const name = rival.plural ? rival.name.replace(/s$/, '') : rival.name;
  return { ...rival, plural, name, subject: `${indefiniteArticle(single)} ${single}` };
}

const EACH_FOR =
  /^(?:use|choose|pick|prefer|take|select) (.{2,50}?) for (.{2,80}?),? (?:and|but) (?:(?:use|choose|pick|prefer|take|select) )?((?:an? |the |\p{Lu}|`).{2,50}?) for (.{2,80}?)\.?$/isu;

/** `Use an Application Load Balancer for HTTP and a Network Load Balancer for TCP.` */
function useEachFor(text: string, setting: Setting): readonly Opposition[] {
  const [, first, purpose, second, otherPurpose] = EACH_FOR.exec(text) ?? [];
  if (first === undefined || second === undefined) return [];
  const [one, two] = [nameOf(first, setting), nameOf(second, setting)];
  if (one === undefined || two === undefined) return [];
  const use = (thing: Thing, other: Thing, what: string): Opposition => {
    return { thing, other, claim: isUsedFor(what), predicate: what };
  };
  return [use(one, two, purpose!), use(two, one, otherPurpose!)];
}

const NO_NAME =
  /^(?:rest|average|default|on|in|at|by|for|from|to|with|when|if|as|it|its|that|this|those|these|them|they|you|one|before|expected|usual|needed|necessary|ever|any|other|others|most|all)\b|\b(?:is|are|of|in|on|at|for|by|from|to|as|that|which|you|it)\b|\d/i;

function nameOf(written: string, { writing, knowledge }: Setting): Thing | undefined {
  const name = written.trim();
  if (NO_NAME.test(name.replace(/^(?:an?|the) /i, '')) || name.split(' ').length > 5) return undefined;
  const bare = /^(?:an?|the)\s/i.test(name);
  const thing = thingFrom(name, writing, knowledge);
  return bare ? thing : { ...thing, subject: thing.subject.replace(/^an? /, '') };
}
