import { plainText } from '../plain-text.ts';
import { type Advice, adviceIn, type Reason } from './advice.ts';
import { type Distinction, distinguish } from './distinction.ts';
import { areAlike } from './likeness.ts';
import { areOpposed } from './opposition.ts';
import { placed, type Setting } from './setting.ts';
import { isSameThing, keyOf, type Thing } from './thing.ts';

const MOST_ALTERNATIVES = 4;
const QUALITY = 0.85;

/**
 * What reasons for one thing and for another tell apart: `Choose ECS if` beside `Choose EKS if`, in one section or in several
 * of a note.
 * @param settings of the sections of one note.
 * @returns the distinctions, by the id of the section in which they stand.
 */
export function choiceDistinctions(settings: readonly Setting[]): ReadonlyMap<string, readonly Distinction[]> {
  const bySection = settings.map((setting) => ({ setting, advice: adviceIn(setting) }));
  const all = bySection.flatMap(({ setting, advice }) => advice.map((each) => ({ ...each, setting })));
  const alternatives: Thing[] = [];
  for (const { thing, over, setting, isPraise } of all) {
    const isKnown = alternatives.some((known) => isSameThing(known, thing, setting.knowledge));
    const isChoice = !isPraise || all.some((other) => areOpposed(other.thing, thing, setting));
    if (!over && !isKnown && isChoice) alternatives.push(thing);
  }
  return new Map(
    bySection.map(({ setting, advice }) => [
      setting.section.id,
      advice.flatMap((each) => ofAdvice(each, alternatives, all, setting)),
    ]),
  );
}

function ofAdvice(
  { thing, over, reasons }: Advice,
  alternatives: readonly Thing[],
  all: readonly Advice[],
  setting: Setting,
): readonly Distinction[] {
  const own = alternatives.find((other) => isSameThing(other, thing, setting.knowledge)) ?? thing;
  if (!over && !alternatives.includes(own)) return [];
  const things = over ? [own, over] : alternatives;
  if (things.length < 2 || things.length > MOST_ALTERNATIVES) return [];
  const elsewhere = all
    .filter((advice) => !isSameThing(advice.thing, own, setting.knowledge))
    .flatMap((advice) => advice.reasons.map(({ claim }) => claim.content));
  return reasons.flatMap((reason) =>
    elsewhere.some((other) => areAlike(other, reason.claim.content))
      ? []
      : (distinctionOf(reason, own, things, setting) ?? []),
  );
}

function distinctionOf(
  { claim, explanation, lines }: Reason,
  thing: Thing,
  things: readonly Thing[],
  setting: Setting,
): Distinction | undefined {
  const sides = things.map((each) => ({ thing: each, value: each === thing ? claim.content : '' }));
  return distinguish(
    sides[things.indexOf(thing)]!,
    sides,
    claim,
    {
      ...placed(claim, things, setting),
      topic: [...things.map(keyOf), plainText(claim.content).toLowerCase()].join('|'),
      ...{ explanation, lines },
      quality: QUALITY,
    },
    setting.knowledge,
  );
}
