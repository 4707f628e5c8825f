import { normaliseForPatterns } from './question-kind.ts';

export type Smalltalk = 'greeting' | 'thanks' | 'farewell' | 'about-me' | 'praise' | 'complaint';

const WHO =
  "(?: (?:all|team|folks|everyone|everybody|guys|there|again|bot|stevedore|friends?|mate|man|dude|buddy|y'?all))*";

/** Each must fit the whole message: a greeting before a question is no small talk. */
const PATTERNS: readonly { readonly kind: Smalltalk; readonly test: RegExp }[] = [
  {
    kind: 'greeting',
    test: new RegExp(
      `^(?:hi+|hey+|hello+|yo+|hiya|howdy|sup|greetings|good (?:morning|afternoon|evening|day)|morning|hola|ping|test(?:ing)?)${WHO}$`,
    ),
  },
  {
    kind: 'greeting',
    test: new RegExp(
      `^(?:(?:hi+|hey+|hello+)${WHO} )?(?:how(?:'s| is| are| r)? (?:it going|you(?: doing| today)?|things|u|ya|life|your day)|what'?s (?:up|new|good)|wass?up|how do you do|are you (?:there|awake|alive|up|online|ok))${WHO}$`,
    ),
  },
  {
    kind: 'thanks',
    test: new RegExp(
      `^(?:ok(?:ay)? |great |cool |perfect |nice |awesome |many |no |that helped |got it |super )*(?:thanks?|thank (?:you|u)|thx|ty|tysm|cheers|much appreciated|appreciate it)(?: (?:a lot|so much|very much|a bunch|a ton|for .{1,30}|that (?:helped|helps)|you|u))*${WHO}$`,
    ),
  },
  {
    kind: 'praise',
    test: /^(?:(?:that'?s |that is |you'?re |you are |this is |very |so |really |oh |ah |wow |haha |lol )*(?:ok(?:ay)?|k|cool|nice|great|awesome|perfect|good(?: (?:bot|job|one|work|answer))?|well done|amazing|brilliant|helpful|lol|haha+|got it|i see|makes sense|understood|right|fine|wow|yes|yep|yeah|no|nope|nvm|never mind|nevermind|sure|love it|the best)(?: (?:thing|answer|lol|haha|then))?)$/,
  },
  {
    kind: 'farewell',
    test: new RegExp(
      `^(?:bye+|goodbye|good night|see (?:you|ya)(?: later| tomorrow| around)?|cya|later|gn|take care|have a (?:nice|good|great) (?:day|weekend|evening|one)|ttyl)${WHO}$`,
    ),
  },
  {
    kind: 'about-me',
    test: /^(?:help(?: me)?|who (?:are|r) (?:you|u)|what (?:are|r) (?:you|u)|what'?s your name|what is your name|what (?:can|could) (?:you|u|i) (?:do|ask|answer|help)(?: (?:you|me|us|about|with|for|here|for me|with here|me with|about here|exactly))*|what do you (?:do|know|answer)(?: about)?|how (?:do|can) (?:you|i) (?:work|use you|use this|talk to you|ask you)(?: bot)?|how does this (?:bot )?work|what (?:is|does) (?:this|the) bot(?: do)?|are you (?:a |an )?(?:bot|robot|human|ai|real|chatgpt|llm|machine|person)|what topics (?:do you (?:know|cover)|can i ask)(?: about)?|introduce yourself|tell me about yourself|commands?|what kind of questions can (?:i|you) (?:ask|answer))$/,
  },
  {
    kind: 'complaint',
    test: /^(?:you(?:'re| are| r)? (?:so |really |very |such )?(?:a )?(?:dumb|stupid|useless|wrong|bad|terrible|an? idiot|idiot|suck|annoying|broken)(?: bot)?|bad bot|that'?s (?:wrong|not (?:right|true|correct|helpful))|wrong(?: answer)?|this (?:bot )?(?:sucks|is (?:useless|bad|wrong)))$/,
  },
];

/** What sort of small talk the whole message is, if any. */
export function smalltalkKind(text: string): Smalltalk | undefined {
  const plain = normaliseForPatterns(text)
    .replace(/<@[^>]+>|@\S+/g, ' ')
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '') return /\p{Extended_Pictographic}/u.test(text) ? 'greeting' : undefined;
  return PATTERNS.find(({ test }) => test.test(plain))?.kind;
}

const LINES: Readonly<Record<Smalltalk, string>> = {
  greeting: 'Hello! Ask me anything that the notes may know.',
  thanks: 'Glad to help.',
  farewell: 'See you!',
  'about-me':
    'I answer questions from the notes, word for word, and say where each passage stands. What the notes do not say, I do not say.',
  praise: 'Good to hear. Ask away when there is more.',
  complaint:
    'Sorry about that. I can only quote the notes; other words for the same thing often help, and `why` shows what I looked for.',
};

export function smalltalkLine(kind: Smalltalk): string {
  return LINES[kind];
}
