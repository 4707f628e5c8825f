import type { QuestionKind } from './answer.ts';

/** What sort of thing the asker expects to read, beyond the kind: used to prefer passages that hold one. */
export type Expected =
  | 'number'
  | 'person'
  | 'time'
  | 'command'
  | 'expansion'
  | 'cost'
  | 'mechanism'
  | 'advantage'
  | 'drawback';

interface Pattern {
  readonly kind: QuestionKind;
  readonly test: RegExp;
}

/**
 * Ways in which people put questions, most telling first: the first that fits names the kind. They look at the words
 * that frame a question only, never at what it is about.
 */
const PATTERNS: readonly Pattern[] = [
  { kind: 'comparison', test: /\b(?:differences?|distinction|similarit(?:y|ies)) (?:between|of|among|in)\b/ },
  {
    kind: 'comparison',
    test: /\b(?:what(?:'?s| is| are)|explain|tell me|know) (?:the |any |some )?(?:\w+ )?(?:differences?|distinction)\b/,
  },
  {
    kind: 'list',
    test: /\b(?:what|which) (?:\w+[ -]){0,3}?(?!this|its|does|was|has|is)\w{2,}[^\Ws]s (?:exist|are (?:there|available|supported|possible|offered)|(?:can|could|do|does|should|will|must) (?:i|we|you|one|they|it|the|an?|\w+) \w+|(?:do|does|can) \w+ (?:have|support|offer|provide|integrate|use|need|go through))\b/,
  },
  {
    kind: 'choice',
    test: /\b(?:which|what)(?: one| ones| of)?\b.*\b(?:should|shall|would|do|can) (?:i|we|you|one|someone|a team|they)\b.*\b(?:use|pick|choose|prefer|go|take|run|need|get)\b/,
  },
  {
    kind: 'choice',
    test: /\b(?:when|in which cases?|under what circumstances)\b.*\b(?:use|pick|choose|prefer|go (?:with|for)|need|want|make sense|instead|over|rather than|right)\b/,
  },
  {
    kind: 'choice',
    test: /\bwhich\b.*\b(?:better|best|easier|simpler|cheaper|faster|right|suit\w*|good|ideal|more|less|recommended|fits?|for)\b/,
  },
  {
    kind: 'choice',
    test: /\b(?:should|shall|would|do) (?:i|we|you|one)\b.*\b(?:use|pick|choose|go|take|run|be using|prefer)\b.* or \b/,
  },
  {
    kind: 'choice',
    test: /\b(?:is|are)\b.* (?:or|vs\.?) .*\b(?:better|best|easier|simpler|cheaper|faster|for|suit\w*)\b/,
  },
  {
    kind: 'choice',
    test: /\bwh(?:o|at|om) (?:is|are)\b.*\b(?:best|better|ideal|good|perfect|great|suit\w*|meant|intended|recommended) for\b/,
  },
  { kind: 'choice', test: /\b(?:use cases?|when to (?:use|choose|pick|prefer))\b/ },
  {
    kind: 'comparison',
    test: /\b(?:versus|vs\.?|compared? (?:to|with|against)|differs?|compar(?:e|es|ed|ing|ison)|different(?! (?:\w+ )?(?:kinds?|types?|sorts?|ways|methods|options|modes|states|phases|stages|levels|parts|components)\b)|differences?|differ|diff|v)\b/,
  },
  { kind: 'choice', test: /^(?:so )?(?:the )?[\w.-]+(?: [\w.-]+){0,3} or (?:the )?[\w.-]+(?: [\w.-]+){0,3}$/ },
  {
    kind: 'troubleshooting',
    test: /\b(?:error|exception|fail(?:s|ed|ing|ure)?|crash(?:es|ed|ing|loop\w*)?|stuck|broken|refused|denied|timed? ?out|(?:doesn'?t|does not|won'?t|isn'?t|not) (?:work\w*|start\w*|pull\w*|connect\w*|schedul\w*|ready|running)|keeps? (?:restart\w*|crash\w*|fail\w*|dying)|exit(?:ed|s)? (?:with )?(?:code|status)|back-?off|oom-?killed|evicted|pending)\b/,
  },
  { kind: 'list', test: /^(?:please )?(?:list|name|enumerate|give (?:me )?(?:a list|some|the))\b/ },
  {
    kind: 'list',
    test: /\bwhat (?:are|r) (?:the |all (?:the )?|some (?:of the )?|a few |my |our |its |their )?(?:\w+[ -]){0,3}?(?:types?|kinds?|sorts?|benefits?|advantages?|disadvantages?|drawbacks?|downsides?|upsides?|features?|options?|components?|parts?|pieces|steps|stages|phases|modes?|ways|reasons|examples?|limits|limitations|requirements|prerequisites|states|services|tools|pros|cons|characteristics|use cases|problems|challenges|properties|layers|roles|fields|commands|rules|best practices|differences)\b/,
  },
  {
    kind: 'list',
    test: /\b(?:which|what) (?:\w+[ -]){0,3}?(?:types|kinds|benefits|advantages|disadvantages|drawbacks|features|options|components|parts|services|tools|modes|ways|states|things|steps|commands|choices|alternatives)\b/,
  },
  {
    kind: 'list',
    test: /\b(?:pros (?:and|&|n) cons|benefits of|advantages of|types of|kinds of|disadvantages of|drawbacks of|features of|components of|examples of|steps (?:to|for|in))\b/,
  },
  {
    kind: 'list',
    test: /^(?:the |all |all the |main |key |my )*(?:\w+[ -]){0,4}?(?:types|kinds|benefits|advantages|disadvantages|drawbacks|pros|cons|upsides|downsides|features|use cases|components|options|modes|steps|limits|examples|states|requirements|best practices)(?: (?:of|for|in|on|with|to|an?|the|that)\b|$)/,
  },
  {
    kind: 'how-to',
    test: /\bhow (?:do|can|could|should|would|might|must|shall|to|d'?)(?: (?:i|we|you|u|one|people|someone|they|a \w+))?\b(?! (?:it|they|this|these|that|those)\b)(?!.*\bwork(?:s|ing)?\b$)/,
  },
  {
    kind: 'how-to',
    test: /\b(?:what(?:'?s| is) the (?:\w+ )?(?:command|way|best way|procedure|syntax)|what command|which command|command (?:for|to)|steps? to|way to|how-?to)\b/,
  },
  {
    kind: 'how-to',
    test: /^(?:(?:i|we) )?(?:(?:want|need|trying|try|would like|have|got|looking|wanna|gotta)(?: to)? )?(?:make|get|set|run|start|stop|create|delete|remove|move|keep|see|show|find|load|point|spin|add|change|check|debug|deploy|expose|roll|update|upgrade|mount|pass|push|pull|connect|install|configure|enable|disable|turn|restart|switch|copy|limit|restrict|reduce|shrink|speed|fix|migrate|give|let|view|force|clean|free|publish|sign|log in|attach|bring|tell|put|save|share|open|watch|test|verify|schedule|rotate|encrypt|write) (?!out\b|back\b|error)\S+/,
  },
  {
    kind: 'why',
    test: /\b(?:why|how come|what(?:'?s| is| are) the (?:reasons?|point|purpose|motivation|rationale|benefit)|what for|for what reason|reasons? (?:for|to|why))\b/,
  },
  {
    kind: 'topic',
    test: /\bwhat (?:\w+ )?happens?\b|\bwhat (?:if|about)\b|\bwhat (?:one |you |i |we )?(?:should|must|to) (?:\w+ )?do\b/,
  },
  {
    kind: 'fact',
    test: /\b(?:how (?:much|many|long|big|large|small|often|fast|old|far|quick\w*|expensive|high|low)|who(?:'?s|m|se)?|when|where|since when|what (?:year|date|time|day|size|format|language|port|version|limit|number|percentage|file|kind|type|company|name|default|protocol|unit)|which (?:company|year|format|language|file|port|version|component|part|service|command|one))\b/,
  },
  {
    kind: 'definition',
    test: /\b(?:what(?:'?s|s)? (?:is|are|does|do|was|were)? ?(?:a|an|the)?\b.*(?:mean|meaning|stands? for|short for|definition|acronym)|define|definition of|meaning of|full (?:name|form) of|stands? for|what (?:does|do) \S+ (?:do|mean)|acronym)\b/,
  },
  {
    kind: 'yes-no',
    test: /^(?:so |and |but )?(?:is|are|am|was|were|do|does|did|can|could|will|would|should|has|have|had|must|may|might|isn'?t|aren'?t|don'?t|doesn'?t|can'?t|won'?t)\b/,
  },
  {
    kind: 'definition',
    test: /\b(?:what(?:'?s|s| is| are| r| was)|wtf is|wth is|whats?|explain|describe|tell me (?:about|what)|talk about|overview of|introduction to|intro to|summary of|summari[sz]e)\b/,
  },
];

/** The wording that frames a question stands near its beginning; patterns look no further. */
const LONGEST_QUESTION = 400;

/** The beginning of a text in lower case, with straight quotes and single spaces. */
export function normaliseForPatterns(text: string): string {
  return text
    .slice(0, LONGEST_QUESTION)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’´`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** @param text the question without its preamble. */
export function questionKind(text: string): QuestionKind {
  if (looksPasted(text)) return 'troubleshooting';
  const plain = normaliseForPatterns(text).replace(/[?!.\s]+$/, '');
  return PATTERNS.find((pattern) => pattern.test.test(plain))?.kind ?? 'topic';
}

/** Program output or a manifest rather than a sentence: several lines, or a log line's or stack trace's look. */
export function looksPasted(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length >= 3) return true;
  return /```|^\s*(?:apiVersion|kind|services):|\b(?:Error|Exception|FATAL|panic|Warning)\b[:=]|\b[A-Z]\w+(?:Error|Exception)\b/m.test(
    text,
  );
}

const EXPECTED: readonly { readonly expected: Expected; readonly test: RegExp }[] = [
  {
    expected: 'expansion',
    test: /\b(?:stands? for|short for|acronym|abbreviation|full (?:name|form)|spelled out|letters)\b/,
  },
  {
    expected: 'cost',
    test: /\b(?:costs?|price[sd]?|pricing|pay(?:ing)?|billed|billing|charged?|expensive|cheap(?:er)?|how much (?:is|are|does|do))\b/,
  },
  {
    expected: 'number',
    test: /\b(?:how (?:many|much|long|big|large|small|often|fast|old|far|high|low)|number of|limit|maximum|minimum|size|percentage|port|version)\b/,
  },
  { expected: 'person', test: /\b(?:who|whom|whose|by whom|which company|what company)\b/ },
  { expected: 'time', test: /\b(?:when (?:was|were|did|is|will|does|do)|what (?:year|date)|since when|how old)\b/ },
  {
    expected: 'mechanism',
    test: /\bhow (?:do|does|did|is|are)\b.*\b(?:works?|working|function|operate|implemented|built)\b/,
  },
  { expected: 'command', test: /\b(?:command|cli|syntax|flag)\b/ },
];

/** All that the wording of the question lets one expect. */
export function expectedAnswer(text: string): ReadonlySet<Expected> {
  const plain = normaliseForPatterns(text);
  return new Set(EXPECTED.filter(({ test }) => test.test(plain)).map(({ expected }) => expected));
}

/** Asks for the cases in which one should not: "when should I not use X", "when is X overkill". */
export function asksAgainst(text: string): boolean {
  return /\b(?:not to|should(?:n'?t|(?: \w+)? not)|when not|why not|avoid|(?:do not|don'?t|not) (?:use|need|choose|want)|bad (?:idea|fit|choice)|overkill|too much)\b/.test(
    normaliseForPatterns(text),
  );
}

/**
 * The words of "what is X in Y" that are to be defined: X. The whole question where its wording does not tell.
 */
export function definiendum(text: string): string {
  const asked =
    /\b(?:what(?:'?s|’s|s)?(?: exactly)?(?: (?:is|are|does|do|was|r))?|define|explain|describe|meaning of|definition of|who(?:'s| is))(?: (?:meant by|the (?:term|word|concept|meaning of|purpose of|point of|role of|idea behind|function of)))?(?: (?:a|an|the|this))?\s+(.+?)(?:\s+(?:in|on|for|with|under|at|from|when|used|mean|means|meant|stands?|do|does|actually|is|are|called|work|works|within|inside)\b|[?,;:!(–—]|\.(?=\s|$)|\s-\s|$)/i.exec(
      text,
    );
  return asked?.[1] ?? text;
}
