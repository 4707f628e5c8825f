import { normaliseForPatterns } from '../answer/question-kind.ts';

/**
 * Signs that words in a thread are meant for people: whom they call, whose affairs they are about, and when. General English, and
 * no word of any subject. Looked for in small letters, with straight quotes.
 */
const SIGNS: readonly RegExp[] = [
  // Somebody, or everybody.
  /(?:^|\s)@[a-z]|<@/,
  /\b(?:guys|folks|y'all|all of you|one of you|everyone|everybody)\b|(?:^|\b(?:hi|hey|hello|thanks|morning|the|our|my|your|other|whole) )team\b|, team\W*$/,
  /\b(?:can|could|would|will|should) (?:any|some)(?:one|body)\b/,
  /\b(?:any|some)(?:one|body)\b.*\b(?:else|know|knows|have|has|had|seen?|seeing|tr(?:y|ied)|review|help|look|check|wants?|explain|remember|tell|around|here|free|available|able|up for)\b/,
  /\b(?:he|she|him|her|his|hers)\b/,
  // What we are up to.
  /\b(?:are|were|will|would|did|have|had|haven't|don't|didn't|won't|aren't) we\b|\bdo we (?!need\b|have to\b|want\b)/,
  /\bwe (?:already|also|just|still|have|had|could|should|will|need|used?|did|want|are|were)\b|\bwe'(?:re|ve|ll|d)\b/,
  /\bshall (?:we|i)\b|\blet(?:'s| me| us)\b|\b(?:our|ours)\b|\bam i\b/,
  /^(?:why (?:not|don't|do not|aren't)|how about (?:we|i|you|us)|what about (?:me|us|him|them)|what if (?:we|i)|so what|who (?:cares|knows))\b/,
  // What we think of it.
  /\b(?:wdyt|thoughts|opinions?|agreed?|objections?|volunteers|takers|sounds good|makes sense|good idea|fair enough)\W*$/,
  /\b(?:any|more) (?:ideas?|news|updates?|luck|progress|chance|thoughts)\b(?! (?:what|how|why|when|where|who|which|if|whether)\b)/,
  /(?:^|[.!?,] )(?:and |but |so )?(?:i(?:'d| would)? (?:think|thought|guess|vote|bet|suppose|believe|say|go|doubt|hope|wonder|prefer)|my (?:vote|guess|money|bet|take)|imh?o)\b/,
  /(?:,|\s[-–—])\s*(?:right|no|correct|ok(?:ay)?|yeah|yes|eh|huh|isn't (?:it|that)|aren't they|doesn't it|don't (?:you|we|they)|won't it|innit)\W*$/,
  // What has happened, and how things stand.
  /\b(?:did|was|were|has|have|had) (?!it (?:first )?(?:released|created|founded|invented|introduced|published|designed|developed|named)\b)(?:it|that|this|they|those|these|the|my|i|(?:any|some)(?:one|body))\b|\b(?:happened|went (?:wrong|well|down))\b/,
  /\b(?:is|are|'s) (?:the|that|this|it|they|those|my)\b(?: \S+){0,3} (?:down|up|broken|fixed|done|ready|finished|merged|deployed|back|online|offline|working|ok(?:ay)?|alright|stuck|slow)\b/,
  /\bwhat (?:does|do) .* say\W*$|\b(?:what are the )?next steps\W*$/,
  /\bwhat(?:'s| is) the (?:plan|status|deadline|eta|matter|deal|update|verdict|consensus|story)\b/,
  /\bwho(?: (?:wants?|will|would|can|could|has|have|did|needs?|set|broke|deployed|changed|touched|merged|knows)|(?: is|'s) (?:on|in|going|doing|working|coming))\b/,
  // Time as people share it.
  /\b(?:today|tomorrow|tonight|yesterday|later|soon|right now|weekend|ago|on[- ]call|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/,
  /\b(?:this|last|next) (?:night|morning|afternoon|evening|week|month|quarter|sprint|year|time)\b|\bat \d{1,2}(?::\d\d)?(?: ?[ap]m)?\W*$/,
];

/** To explain is what one asks of a bot as well, and "you" may be everybody. */
const NOBODY_AS_YOU: readonly RegExp[] = [
  /\b(?:can|could|would|will) you (?:(?:please|pls|also|maybe|quickly|just) )*(?:explain|elaborate|(?:tell|give|show|remind) (?:me|us)|compare|describe|list|define|summari[sz]e|clarify|expand)\b/g,
  /\b(?:how|when|where) (?:do|can|could|would|should|must) you (?!(?:think|mean|want|say|suggest|prefer|recommend|feel|like|know|guess|plan|see)\b)[a-z]+/g,
  /\b(?:if|when|before|after|once|unless|until) you (?!(?:think|want|like|have time)\b)[a-z]+/g,
];
const YOU = /\b(?:you|u|your|yours|ur|yourself)\b/;

/** Calls somebody: "thanks Bob", "hey Ann, …"; "Bob, what was …"; "…, Ann?". */
const CALLS: readonly RegExp[] = [
  /\b(?:[Tt]hanks|[Tt]hank you|[Tt]hx|[Cc]heers|[Hh]i|[Hh]ey|[Hh]ello|[Mm]orning|[Ww]elcome|[Ss]orry|[Bb]ye),? ([A-Z][a-z]+)\b/,
  // A subject may stand in front as well: "Helm, what is it?"
  /^([A-Z][a-z]+)[,:] (?!(?:what|how|why|when|where|who) (?:is|are|does|do|was) (?:it|they|that|this)\b)/,
  /, ([A-Z][a-z]+)[?!.]*$/,
];
/** Other words that stand in such a place, in capitals where a sentence begins. */
const NO_NAMES = new Set(
  'ok okay so and but or also then now well hm hmm ah oh hey hi hello yes yeah no nope sure right great cool nice perfect thanks sorry please what how why when where who which is are do does can could should would again too though'.split(
    ' ',
  ),
);

/** Whether something said in a thread is clearly meant for somebody in it. */
export function isTalkToPeople(text: string): boolean {
  const written = text.trim();
  const called = CALLS.map((call) => call.exec(written)?.[1]).find((name) => name !== undefined);
  if (called !== undefined && !NO_NAMES.has(called.toLowerCase())) return true;
  const plain = normaliseForPatterns(written);
  return (
    SIGNS.some((sign) => sign.test(plain)) ||
    YOU.test(NOBODY_AS_YOU.reduce((rest, pattern) => rest.replace(pattern, ' '), plain))
  );
}
