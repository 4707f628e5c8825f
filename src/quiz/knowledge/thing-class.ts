import { singularOf } from './noun-forms.ts';
import { type NounPhrase, nounPhraseOf } from './noun-phrase.ts';
import { remember } from './remember.ts';

/** What sort of thing something is, as broadly as a reader tells things apart who does not know them. */
export type ThingClass = keyof typeof NOUNS | 'thing';

/** Nouns that definitions begin with and names end with. A noun may be of several classes. */
const NOUNS = {
  activity: `practice process management method technique procedure act activity action operation approach discipline
    strategy maintenance`,
  service: `service registry platform engine provider product offering store marketplace hosting cloud repository hub`,
  program: `program software application app daemon agent client runtime interface tool utility library framework engine
    platform kernel plugin plug-in controller scheduler compiler editor shell browser driver`,
  machine: `machine computer server node device host instance hardware switch router appliance instrument tool`,
  file: `file document template blueprint package archive image snapshot manifest record script bundle artifact artefact
    configuration definition plan list`,
  group: `group set collection unit cluster object resource copy pool combination`,
  name: `name label hash number identifier id address prefix key value code digest string port tag`,
  rule: `protocol standard specification format language notation rule policy convention syntax algorithm`,
  body: `project foundation company organization organisation team community consortium initiative`,
  design: `architecture style pattern model design principle concept paradigm`,
  time: `period time interval duration date day moment`,
} as const;

const byNoun = new Map<string, ThingClass[]>();
for (const [name, nouns] of Object.entries(NOUNS)) {
  for (const noun of nouns.split(/\s+/)) byNoun.set(noun, [...(byNoun.get(noun) ?? []), name as ThingClass]);
}
/** A part may be of anything, and things at hand are called by more nouns than could be listed. */
const LIKE_ANY_THING: ReadonlySet<ThingClass> = new Set(['machine']);

/** Of what is done; `application` and `notation`, which only end so, are listed or are things like any other. */
const DEED = /(?:ing|i[sz]ation|(?:r|l|c)ation|[cp]tion)$/;
const NO_DEED =
  /(?:^(?:string|thing|building|ring|king|wing|spring|ceiling|nation|station|relation|location|section|option|function|fraction|portion|direction|collection|caption)|application|configuration|corporation|organi[sz]ation)$/;

/** Classes of what a noun phrase says that something is: of `a text file that …` `file`, of `the command line` `program`. */
export function classesOfPhrase({ modifiers, head }: Pick<NounPhrase, 'modifiers' | 'head'>): readonly ThingClass[] {
  if (/^lines?$/i.test(head) && /^command$/i.test(modifiers.at(-1) ?? '')) return ['program'];
  const classes = classesOfNoun(head) ?? ['thing'];
  const isRunByOthers =
    classes.includes('service') && modifiers.some((word) => /^(?:managed|serverless|hosted)$/i.test(word));
  return isRunByOthers ? ['service'] : classes;
}

/** Classes of what a text says that something is; of what has a meaning only where that is something one does. */
export const classesOfMeaning: (meaning: string) => readonly ThingClass[] = remember((meaning) => {
  if (/^\p{Ll}{2,}ing\s/u.test(meaning)) return ['activity'];
  const phrase = nounPhraseOf(meaning);
  return phrase ? classesOfPhrase(phrase) : [];
});

/** Classes that a name itself tells by its last word: of `container registry` `service`. None where it tells none. */
export function classesOfName(name: string): readonly ThingClass[] {
  return classesOfNoun(name.slice(name.lastIndexOf(' ') + 1)) ?? [];
}

export function areOfOneClass(some: readonly ThingClass[], others: readonly ThingClass[]): boolean {
  const match = (a: ThingClass, b: ThingClass): boolean =>
    a === b || (a === 'thing' && LIKE_ANY_THING.has(b)) || (b === 'thing' && LIKE_ANY_THING.has(a));
  return some.some((a) => others.some((b) => match(a, b)));
}

function classesOfNoun(given: string): readonly ThingClass[] | undefined {
  const noun = singularOf(given.toLowerCase());
  return byNoun.get(noun) ?? (DEED.test(noun) && !NO_DEED.test(noun) ? ['activity'] : undefined);
}
