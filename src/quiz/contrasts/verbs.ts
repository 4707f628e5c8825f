/**
 * Verbs that notes use of things, in the base form. A word that is not among them is never taken for a verb: a prompt less is
 * better than one that makes no sentence.
 */
const BASES: ReadonlySet<string> = new Set(
  `accept access act adapt add adjust affect age aggregate aim allow answer appear apply archive ask assign attach attract
  authenticate automate avoid back balance bake bear become begin behave belong bind bite bleed block bloom boil boot bounce
  break bring browse buffer build bundle burn bury buy cache calculate call cancel capture carry cast catch cause change charge
  chase check choose circulate clean clear climb close clone cluster collect combine come command commit communicate compare
  compete compile complete compress compute concentrate configure connect consist consume contain continue contract control
  convert cook cool coordinate copy correct correspond cost count couple cover create cure cut cycle deal decide declare
  decline decode decrease decrypt define delay delegate delete deliver demand deny depend deploy describe deserve design
  destroy detect determine develop die differ digest direct disable discard discover display distribute divide do document
  download draft drain draw drift drink drive drop dry earn eat elect eliminate emit emphasize employ enable encode encourage
  encrypt end enforce engage ensure enter escape establish evaluate evict evolve examine exceed exclude execute exist exit
  expand expect expire explain expire expose express extend extract fail fall favor favour feed feel ferment fetch fight
  fill filter find finish fit fix float flow flower focus follow forbid force form format forward free freeze fulfil fulfill
  function gain gather generate get give give glow go govern grant grip group grow guarantee guard guide hand handle hang
  happen harden hash have heat help hide hit hold host hunt identify ignore imitate implement imply import improve include
  increase index indicate inform inherit insert inspect install instruct integrate intercept introduce invoke isolate issue
  join keep kill know label lack land last launch lay lead leak lean learn leave lend let leverage lie lift limit link list
  listen live load locate lock log look lose lower lubricate maintain make manage map mark match matter mean measure meet melt
  merge migrate mirror miss mix model modify monitor mount move multiply name need notify observe obtain occupy occur offer
  omit open operate oppose optimize optimise orchestrate order organize organise originate outlive outperform overlap override
  overwrite own pack package parse pass patch pause pay perform permit persist pick pin place plan play point pool possess
  predict prefer prepare present preserve press prevent print prioritize process produce program prohibit promise promote
  propagate protect prove provide provision publish pull pump punish push put queue raise reach react read rebuild receive
  recognise recognize record recover recreate redirect reduce refer reflect refuse register regulate reject relate release rely
  remain remember remove rename render repair repeat replace replicate report represent request require reserve reset resist
  resize resolve respond rest restart restore restrict result retain retire retrieve retry return reuse reveal reverse reward
  rewrite ripen rise roast roll rotate route run sacrifice satisfy save say scale scan schedule screen search secure see seek
  seem segment select sell send separate serve set settle share shed shift ship shorten show shrink shut sign signal simplify
  simulate sit skip sleep slow smell smooth soak solve sort sound span spawn speak specify speed spend spin split spread spring
  stabilize stack stand start state stay steal steer stem step stick stop store stream strengthen stress stretch strike struggle
  study subscribe suffer suggest suit supply support suppress survive suspend sustain swap swim switch sync synchronize take
  talk taste teach tell tend terminate test think throw tie tolerate touch track trade train transfer transform translate
  transmit transport travel treat trigger trim trust try turn unify unpack update upgrade upload use validate vary verify view
  violate virtualize virtualise visit wait wake walk want warm warn waste watch wear weigh win withstand work wrap write yield`.split(
    /\s+/,
  ),
);

const IRREGULAR: Readonly<Record<string, string>> = { is: 'are', has: 'have', does: 'do', goes: 'go' };
const AUXILIARY = /^(?:is|are|was|were|has|have|does|do)$/;
const MODAL = /^(?:can|cannot|could|may|might|must|should|will|would|need not)$/;
/** May stand between a subject and its verb. */
const ADVERB =
  /^(?:also|always|usually|often|never|only|still|just|now|then|mostly|typically|generally|normally|sometimes|rarely|itself|themselves|already|simply|each|both|\p{Ll}{3,}ly)$/u;

export type VerbNumber = 'singular' | 'plural' | 'either';

/** `stores` → `store`; nothing where a word is no known verb in the third person. */
export function bareVerb(word: string): string | undefined {
  if (IRREGULAR[word] !== undefined) return IRREGULAR[word];
  if (!word.endsWith('s') || word.endsWith('ss')) return undefined;
  const bases = [word.slice(0, -1), ...(word.endsWith('es') ? [word.slice(0, -2)] : [])];
  if (word.endsWith('ies')) bases.unshift(`${word.slice(0, -3)}y`);
  return bases.find((base) => BASES.has(base));
}

/** `store` → `stores`; nothing where a word is no known verb in the base form. */
export function thirdPerson(word: string): string | undefined {
  const irregular = Object.entries(IRREGULAR).find(([, bare]) => bare === word)?.[0];
  if (irregular !== undefined) return irregular;
  if (!BASES.has(word)) return undefined;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(word) ? `${word}es` : `${word}s`;
}

/** For what subject the verb is with which a text begins, adverbs before it aside; nothing where it begins with none. */
export function leadingVerb(text: string): VerbNumber | undefined {
  const words = text.split(/,?\s+/, 4);
  const at = words.findIndex((word) => !ADVERB.test(word));
  const verb = at < 0 ? undefined : words[at]!;
  if (verb === undefined || at > 2) return undefined;
  if (MODAL.test(verb)) return 'either';
  if (bareVerb(verb) !== undefined || verb === 'was') return 'singular';
  return AUXILIARY.test(verb) || BASES.has(verb) ? 'plural' : undefined;
}

/** Verbs joined at the beginning of a phrase: `chooses, starts and patches nodes`. */
const JOINED = /^((?:\p{Ll}+,? )*?)(\p{Ll}+)(,? (?:and|or) )(\p{Ll}+)(?= |$)/u;

/** `chooses, starts and patches nodes` → `choose, start and patch nodes`; nothing where it begins with no such verb. */
export function bareVerbPhrase(phrase: string): string | undefined {
  return withVerbs(phrase, bareVerb);
}

/** `limit and count memory` → `limits and counts memory`. */
export function thirdPersonPhrase(phrase: string): string | undefined {
  return withVerbs(phrase, thirdPerson);
}

function withVerbs(phrase: string, change: (word: string) => string | undefined): string | undefined {
  const first = /^\p{Ll}+/u.exec(phrase)?.[0] ?? '';
  const changed = change(first);
  if (changed === undefined) return undefined;
  const joined = JOINED.exec(phrase)?.[0];
  const words = joined?.match(/\p{Ll}+/gu)?.filter((word) => word !== 'and' && word !== 'or') ?? [];
  if (joined === undefined || !words.every((word) => change(word) !== undefined)) {
    // Another verb of the same subject further on would stay as it is: `keeps pods and updates them`.
    return hasLaterVerb(phrase.slice(first.length), change) ? undefined : changed + phrase.slice(first.length);
  }
  const rest = phrase.slice(joined.length);
  if (hasLaterVerb(rest, change)) return undefined;
  return joined.replace(/\p{Ll}+/gu, (word) => (word === 'and' || word === 'or' ? word : change(word)!)) + rest;
}

function hasLaterVerb(rest: string, change: (word: string) => string | undefined): boolean {
  return [...rest.matchAll(/\b(?:and|or|but|then),? (?:also |then )?(\p{Ll}+)/gu)].some(
    ([, word]) => change(word!) !== undefined,
  );
}

export function isAuxiliary(word: string): boolean {
  return AUXILIARY.test(word) || MODAL.test(word);
}
