/**
 * How a sentence asks, told by the wording that frames it. question: in full. request: "explain taints". fragment: it leans on what
 * was said before ("and EKS?", "vs a bind mount?").
 */
export type QuestionForm = 'question' | 'request' | 'fragment';

const OPENER = /^(?:and|but|or|also|plus|then|now)\b[\s,:]*/;

const WH = '(?:what|how|why|when|where|who|whose|which)';
const AUX =
  "(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|must|may|might|isn't|aren't|doesn't|don't|can't|won't)";
/** "What layers are there", "how long does", "what's a node"; not "what he said" or "when I tried". */
const ASKS_WH = new RegExp(
  `^(?:for |in |on |with |by |since |at )?(?:${WH}(?:'s|'re|s)\\b|${WH} (?!(?:i|we|you|he|she|they|it|that|this|a|an)\\b)(?:[\\w./-]+ ){0,5}?${AUX}\\b|(?:who|what) [a-z]+(?:s|ed)\\b|how (?:to|many|much|long|often|big|large|fast) [a-z]+)`,
);
const ASKS_AUX = new RegExp(
  `^(?:(?:is|are|does|has|was|were|isn't|aren't|doesn't) [\\w./-]+(?: [\\w./-]+|\\?)|(?:do|can|could|should|would|will|must|may|might|have|don't|can't|won't) (?:i|we|you|they|it|that|this|a|an|the|one)\\b|(?:do|can|could|should|would|will) (?!(?:this|as|always|his|its|us|perhaps)\\b)[a-z-]{3,}s [a-z]+\\b|${AUX} [^?]+\\?)`,
);
/** "Where?" asks whoever spoke last. */
const BARE = new RegExp(`^${WH}\\W*$`);
const ASKS_WH_LOOSELY = new RegExp(`^${WH}\\b[^?]*\\?$`);
/** "Helm and Kustomize, can they be used together?" */
const AFTER_SCENE = new RegExp(`[,:;–—-]\\s+(?=(?:${WH}|${AUX})\\b)`);
const REQUESTS =
  /^(?:(?:can|could|would|will) you (?:(?:please|pls|also|maybe|quickly|just) )*)?(?:explain|elaborate|describe|define|name|compare|contrast|summari[sz]e|clarify|tell (?:me|us) (?:more|about|what|how|why|when|where|who|which)|show (?:me|us)|give (?:me|us)|list)\b/;
/** "Deployment vs ReplicaSet" */
const COMPARES = /^[\w./-]+(?: [\w./-]+){0,2} (?:vs\.?|versus) [\w./-]+(?: [\w./-]+){0,2}\W*$/;
const LEANS =
  /^(?:what about|how about|what of|(?:the )?same (?:question )?(?:for|with)|vs\.?|versus|compared (?:to|with)|(?:the |any )?differences? (?:to|from|between|with)|and\b|or\b|but\b|also\b|plus\b|then\b|more on|details on|an? example|examples?|tell me more|more details|elaborate|for|in|on|with)\b/;

/** What a fragment does not hold: who does something, and what they do. */
const SENTENCE =
  /\b(?:i|me|we|us|you|he|she|him|her|they|is|are|was|were|am|be|been|do|does|did|done|don't|has|have|had|can|could|would|will|should|must|may|might|let|lets|let's|need|needs|want|wants|think|guess|know|got|get|gets|goes?|went|see|saw|try|tried|use[ds]?|put|please)\b|'(?:s|re|ll|ve|d|m)\b/;
const longestFragment = 6;
const longestBareFragment = 3;

/** @param sentence in small letters, with straight quotes. Nothing for one that does not ask. */
export function questionForm(sentence: string): QuestionForm | undefined {
  const asked = sentence.replace(OPENER, '');
  if (asked === '' || BARE.test(asked)) return undefined;
  if (REQUESTS.test(asked) || COMPARES.test(asked)) return 'request';
  if (!/^(?:what|how) about\b|^what of\b/.test(asked) && asksInFull(asked)) return 'question';
  const clause = AFTER_SCENE.exec(asked);
  if (clause && /\?\W*$/.test(asked) && asksInFull(asked.slice(clause.index + clause[0].length))) return 'question';
  return ASKS_WH_LOOSELY.test(asked) || isFragment(sentence) ? 'fragment' : undefined;
}

function asksInFull(asked: string): boolean {
  return ASKS_WH.test(asked) || ASKS_AUX.test(asked);
}

function isFragment(sentence: string): boolean {
  const lead = LEANS.exec(sentence)?.[0] ?? '';
  const rest = sentence
    .slice(lead.length)
    .replace(OPENER, '')
    .replace(/[?!.\s]+$/, '')
    .trim();
  if (SENTENCE.test(rest)) return false;
  const words = rest.split(/\s+/).filter((word) => word !== '').length;
  if (lead !== '') return words <= longestFragment && (words > 0 || /more|detail|example|elaborate/.test(lead));
  return words > 0 && words <= longestBareFragment && /\?\s*$/.test(sentence);
}
