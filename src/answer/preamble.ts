/**
 * What people put around a question in a chat: greetings, courtesies, "does anyone know". Taken off before the question is
 * analysed, since none of it says what they want to know.
 */
const LEADING: readonly RegExp[] = [
  /^(?:eli5|tl;?dr|faq|q|question|help|lol|omg|argh|ugh|man|dude|guys|folks|team|all|yo)\s*[:,.;!–—-]*\s+(?=\S)/i,
  /^(?:new here|newbie here|noob here|total beginner here|beginner here|first week here|new joiner here|new to this)[\s,.;:!–—-]+/i,
  /^(?:hi+|hey+|hello+|yo|hiya|howdy|ok(?:ay)?|so+|um+|uh+|hm+|well|right|alright|good (?:morning|afternoon|evening)|morning|sorry|please|pls|plz|thanks|thx|also|btw|fyi|just|basically|actually)(?: (?:all|team|folks|everyone|everybody|guys|there|again|bot|stevedore|friends?|people|you))?(?:\s*[,.!:;–—-]+\s*|\s+(?=\S))/i,
  /^(?:cool|great|nice|perfect|awesome|interesting|got it|i see|understood|makes sense|good to know|thank you|thanks a lot|ty|tysm|cheers)\s*[,.!:;–—-]+\s*/i,
  /^(?:@\S+|<@[^>]+>)[\s,:]*/,
  /^(?:a |one |another )?(?:quick|short|stupid|silly|dumb|noob|newbie|basic|simple|random|general|maybe)? ?(?:one|question|q)(?: (?:here|again|for you|for the group|about this|from a beginner))?\s*[,.:;!–—-]+\s*/i,
  /^(?:quick|stupid|silly|dumb|noob|newbie|basic) (?:question|q)\s+/i,
  /^(?:can|could|would|will) (?:you|u|someone|somebody|anyone|anybody|one of you) (?:please |pls |kindly |maybe |quickly |briefly )*(?:tell (?:me|us)(?: about)?|explain(?: to (?:me|us))?|remind (?:me|us)(?: of)?|help (?:me|us)(?: to)? understand|describe|clarify|show (?:me|us)|say|give (?:me|us)|summari[sz]e)\s+(?:again |briefly |quickly |please )*(?=\S)/i,
  /^(?:do|does|did) (?:you|u|anyone|anybody|someone|somebody|any of you)(?: guys| all| here)? (?:happen to )?(?:know|remember|understand)\s+(?:again )?(?=\S)/i,
  /^(?:any(?:one|body) (?:here )?(?:know|knows|remember)s?|any idea|any clue|no idea)\s+(?=\S)/i,
  /^(?:i(?:'?m| am| was)|we(?:'?re| are| were)) (?:just |still |really |also |kind of |a bit |bit |new here and |new to \w+ and )*(?:wondering|curious|confused about|confused|trying to (?:understand|figure out|find out|learn|remember)|not sure|unsure|asking|looking for|struggling to understand|interested in|studying \S+ and)\s*(?:about |if |on )?(?=\S)/i,
  /^(?:i|we)(?:'?d| would| just)? ?(?:want|wanted|need|needed|like|love|wish|wonder|forgot|forget|keep forgetting|always forget|don'?t (?:get|understand|know|remember)|do not (?:get|understand|know|remember)|never understood|can'?t remember|cannot remember)\s+(?:to (?:know|understand|learn|ask|hear|see)(?: about| more about)?\s+)?(?=(?:what|how|why|when|where|who|which|whether|if|the|about)\b)/i,
  /^(?:please |pls |kindly )?(?:tell (?:me|us) (?=(?:what|how|why|when|where|who|which|whether|if|about)\b)|remind (?:me|us)(?: of| about)? (?:again )?|help (?:me|us) understand |let me know )/i,
  /^(?:according to (?:the|our|my|your) notes|in (?:the|our|my|your) notes|from (?:the|our|my|your) notes|per (?:the|our) notes)[\s,:]+/i,
  // Exams and interviews: what follows is what they want to know.
  /^(?:(?:true or false|scenario(?: question)?|interview question)\s*[?:.!–—-]+\s*|(?:describe|explain)(?: (?:briefly|shortly|in (?:detail|depth|short|your own words)))\s*[,:]?\s+)(?=\S)/i,
];

const TRAILING: readonly RegExp[] = [
  /[\s,.;:!?–—-]+(?:huh|hm+|eh|yeah|right|i mean|or what|or something|or so|whatever|help|pretty please|asap|quickly|tl;?dr|eli5|short version|in short|long story short|for real|seriously)\s*[?!.]*$/i,
  /[\s,]+(?:in|with) (?:one|a|1|two|2|three|3|a few|few) (?:single |short |simple )?(?:sentences?|lines?|words?|minutes?|paragraphs?)\s*[?!.]*$/i,
  /[\s,.;:!?–—-]+(?:explain|describe|explained|explain it|explain that|explain this)?(?: (?:it|that|this))?(?: to me)? (?:like|as if) (?:i'?m|i am|im|i were|i was) .{1,30}$/i,
  /\s+(?:that )?(?:every(?:body|one)|people|they|you(?: guys| all)?|folks|we) (?:keeps?|always|all|constantly)? ?(?:talk|talks|talking|mention|mentions|mentioning|rave|raves|raving)(?: about)?(?: here| all the time)?\s*[?!.]*$/i,
  /\s+(?:to|for) (?:a |an |my |some |total |complete |absolute )*(?:newbie|newbies|noob|beginner|beginners|newcomer|newcomers|child|kid|kids|dummy|dummies|layman|laymen|non-?technical (?:person|people|manager)|manager|boss|grandma|grandmother|five[- ]year[- ]old|5[- ]year[- ]old|rookie|junior|novice)\s*[?!.]*$/i,
  /[\s,.;:!?–—-]+(?:please|pls|plz|thanks?(?: (?:a lot|in advance|so much|you|u|all))?|thank (?:you|u)(?: .{0,20})?|thx|ty|cheers|anyone|anybody|someone|guys|folks|again|btw|tho|though|lol|haha|:\)|exactly|actually|basically|really|(?:can|could|would) (?:you|someone|anyone) (?:explain|help|clarify|tell me)|(?:do|does) any(?:one|body) know|any ideas?|i forgot|i keep forgetting|tia|asap|right|or not|and so on|etc)\s*[?!.]*$/i,
  /[\s,]+(?:in (?:simple|plain|layman'?s?|easy|a few|short|other) (?:terms|words|english|language)|in a nutshell|in short|for (?:dummies|beginners|a beginner|a newbie)|like i'?m (?:five|5|a child)|eli5|step by step|briefly|simply)\s*[?!.]*$/i,
];

/** Question words as fast fingers leave them. */
const QUESTION_WORDS: Readonly<Record<string, string>> = {
  wat: 'what',
  wut: 'what',
  waht: 'what',
  whta: 'what',
  wht: 'what',
  wats: "what's",
  hwo: 'how',
  wich: 'which',
  whcih: 'which',
  whihc: 'which',
  wen: 'when',
  wehn: 'when',
  wehre: 'where',
};
const MISTYPED = new RegExp(`\\b(?:${Object.keys(QUESTION_WORDS).join('|')})\\b`, 'gi');

/** "k8s - what is it?" asks "what is k8s". */
const TOPIC_FIRST =
  /^(.{2,60}?)\s*(?:[-–—:,…]+|\.\.+)\s*(what|who|how|why|when|where)((?:'s|s| is| are| was| does| do| would| can) (?:.{0,30} )?)?(it|they|that|this|those|these|them|the (?:letters|acronym|abbreviation|name))\b(.*)$/i;

/** The question itself, punctuation at its end kept. Returns the trimmed input where nothing would be left. */
export function stripPreamble(text: string): string {
  let rest = text.trim().replace(MISTYPED, (word) => QUESTION_WORDS[word.toLowerCase()] ?? word);
  for (let before = ''; before !== rest; ) {
    before = rest;
    for (const pattern of LEADING) rest = keepIfEmpty(rest, rest.replace(pattern, ''));
    for (const pattern of TRAILING) rest = keepIfEmpty(rest, rest.replace(pattern, ''));
  }
  return rest.replace(TOPIC_FIRST, (_, topic, word, verb = ' is ', _pronoun, tail) => `${word}${verb}${topic}${tail}`);
}

function keepIfEmpty(before: string, after: string): string {
  const trimmed = after.trim();
  return /[\p{L}\p{N}]/u.test(trimmed) ? trimmed : before;
}
