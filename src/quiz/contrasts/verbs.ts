/**
 * Verbs that notes use of things, in the base form. A word that is not among them is never taken for a verb: a prompt less is
 * better than one that makes no sentence.
 */
const BASES: ReadonlySet<string> = new Set(
  `accept access act adapt add adjust affect age aggregate aim allocate allow amplify answer anticipate appear apply
  archive arrange ask assemble assess assign assist assume attach attack attend attract authenticate authorize
  automate avoid award back bake balance ban bear beat become begin behave belong bend bind bite bleed block bloom
  blow boil boost boot borrow bounce braid break bring browse bubble buffer build bundle burn bury buy bypass cache
  calculate call cancel capture carry carve cast catch cause centralize certify change charge chase check choose chop
  circulate cite claim classify clean clear climb clip clone close cluster coat coincide collapse collect collide
  combine come command commence commit communicate compare compensate compete compile complement complete complicate
  compress comprise compute conceal concentrate conclude conduct configure confirm conform confuse connect conserve
  consist constitute constrain construct consult consume contact contain continue contract contrast contribute control
  converge converse convert cook cool coordinate copy correct correspond cost count couple cover crack crash crawl
  create crush cultivate cure curl cut cycle damage dance deactivate deal debug decide declare decline decode
  decompose decouple decrease decrypt deduct deepen defend defer define degrade delay delegate delete deliver demand
  demonstrate deny depend depict deploy derive descend describe deserve design destroy detach detect deteriorate
  determine develop devote diagnose die differ differentiate dig digest diminish dip direct disable disappear discard
  discharge disconnect discourage discover dismiss dispatch display dissolve distinguish distort distribute dive
  diverge divide do document dominate double downgrade download draft drag drain draw drift drill drink drive drop dry
  duplicate earn eat elect elevate eliminate embed embrace emerge emit emphasize employ enable enclose encode
  encounter encourage encrypt end endorse endure enforce engage enhance enlarge enrich ensue ensure enter equip erase
  erode escape establish etch evade evaluate evict evolve examine exceed exchange excite exclude execute exert exhaust
  exhibit exist exit expand expect expedite expel expire explain exploit explore export expose express extend extract
  facilitate fade fail fall favor favour federate feed feel ferment fetch fight fill filter finance find finish fit
  fix float flow flower flush focus fold follow forbid force forecast form format forward foster free freeze fry
  fulfil fulfill function fuse gain gather generate get give glide glow go govern grant grasp grate greet grill grind
  grip group grow guarantee guard guide halt hand handle hang happen harden harvest hash hasten have heal heat help
  hide hinder hit hold honor host hum hunt identify ignite ignore illustrate imitate impair impede implement imply
  import impose improve include incorporate increase index indicate induce infer inflate influence inform inherit
  inhibit initialize initiate inject insert inspect inspire install instantiate instruct insulate insure integrate
  interact intercept interfere interpret interrupt intersect introduce invent invert invest investigate invite invoke
  isolate issue iterate jeopardize join juggle jump justify keep kill knit knot know label lack lag land last launch
  lay lead leak lean leap learn leave lend lengthen lessen let leverage liberate lie lift limit link list listen live
  load localize locate lock log look loosen lose lower lubricate lure magnify maintain make manage map mark match
  matter maximize mean measure mediate meet melt mend mention merge migrate minimize mirror miss mitigate mix mobilize
  model modify monitor mount move mow multiplex multiply mutate name navigate need neglect negotiate neutralize
  normalize notify nourish obey obscure observe obtain occupy occur offer offload offset omit open operate oppose
  optimise optimize orchestrate order organise organize originate outlast outlive outperform outweigh overcome overlap
  overlay override oversee overwrite own pack package parse partition pass patch pause pay peel penetrate perceive
  perch perform permit persist pick pin pinpoint place plan play plow point poke polish pool populate portray possess
  postpone pound pour precede preclude predict prefer preheat prepare present preserve press presume prevail prevent
  prick print prioritize proceed process procure produce program prohibit prolong promise promote propagate protect
  prove provide provision prune pry publish pull pump punch punish purify pursue push put queue quote raise reach
  react read realize reap reassure rebalance rebuild receive recognise recognize recommend reconcile reconnect record
  recover recreate recycle redirect reduce refer refine reflect refresh refuse regain register regulate reinforce
  reject relate release reload rely remain remember remind remove rename render renew reorder repair repeat repel
  replace replicate report represent reproduce request require rescue reserve reset reshape reside resist resize
  resolve respond rest restart restore restrict result resume retain retire retrace retrieve retry return reuse reveal
  reverse revert revise revoke reward rewind rewrite rinse ripen rise roast roll rotate rouse route rub ruin run
  sacrifice safeguard sail satisfy save saw say scale scan scatter schedule scoop scramble scrape scratch screen scrub
  search secure see seek seem segment select sell send sense separate serve set settle sew shake shape share sharpen
  shave shed shift shine ship shoot shorten show shrink shut sift sign signal simplify simulate sing sink sit skim
  skip sleep slice slip slow smell smooth soak solidify solve sort sound sow span spawn speak specialize specify speed
  spend spill spin spit split spoil spray spread spring sprinkle squeeze stabilise stabilize stack stall stamp stand
  standardize start state stay steal steer stem step stick stimulate stir stop store strain stream strengthen stress
  stretch strike strip struggle study subscribe subtract succeed suck suffer suggest suit supersede supervise supply
  support suppress surround survive suspend sustain swap sweep sweeten swell swim swing switch sync synchronize tailor
  take talk tame taper taste teach tear tell tend terminate test thicken think thrive throttle throw tie tighten tilt
  toast tolerate toss touch trace track trade train transcribe transfer transform translate transmit transport travel
  traverse treat trigger trim triple trust try tune turn twist undergo undertake undo unfold unify unite unload unlock
  unpack unwind update upgrade uphold uplift upload urge use utilize validate vanish vary ventilate verify view
  violate virtualise virtualize visit visualize vote wait wake walk want warm warn wash waste watch weaken wear weave
  weigh weld whip whisk whiten widen win wipe withdraw withhold withstand work worsen wrap write yield zoom`.split(
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
