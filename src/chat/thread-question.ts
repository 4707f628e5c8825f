import { normaliseForPatterns } from '../answer/question-kind.ts';
import { type QuestionForm, questionForm } from './question-form.ts';

/** What somebody asks in a thread, told by its words alone. */
export interface ThreadQuestion {
  readonly form: QuestionForm;
  /** Whether it says what it is about, and points to nothing that was said before. */
  readonly standsAlone: boolean;
  /** Whether it is about the speaker's own things: "my pod", "node-1", "should we …". */
  readonly isOwn: boolean;
  /** Whether it is about one thing of which people there know, and not about any of its kind: "the new cluster", "is failing". */
  readonly isSpecific: boolean;
}

/** Nobody puts a question to a bot at greater length without calling it, in characters. */
const longestQuestion = 300;

/** What people say before they ask: that they have heard the answer before, or that there is more. */
const ACKNOWLEDGED =
  /^(?:(?:ok(?:ay)?|k|ah+|oh|hm+|cool|nice|great|perfect|awesome|thanks?(?: a lot| so much| again)?|thank you|thx|ty|got it|i see|understood|makes sense|good to know|interesting|right|alright|sure|yes|yeah|yep|no|hi|hey|hello|again|wow|lol|haha|wait|sorry|sry|well|so|btw|pls|please|one (?:more|last)(?: question| thing)?|another (?:one|question|thing)|(?:quick|stupid|dumb|silly) (?:one|question|q)|question)(?:[\s,.!:;–—-]+|$))+/;
const GOES_ON_FROM = /^(?:and|or|but|also|plus|then)\b/;
const POINTS_BACK =
  /\b(?:it|its|it's|they|them|their|theirs|that|this|those|these|one|ones|the (?:two|other|former|latter|same)|both|either|neither|there|here)\b/;
/** "Is it possible to …", "is there a …": these point to nothing. */
const POINTS_NOWHERE =
  /\b(?:is it (?:possible|ok|okay|safe|worth|true|better|a good idea)|(?:is|are) there|which one is|so that)\b/g;
const NAMED_BEFORE = /\b(?:an?|the|every|each|any|my|multiple|several|two)\s+[a-z][\w-]+/;
const OWN = /\b(?:i|me|my|mine|we|us|our|ours)\b/;
/** As one asks for what anybody may know: "how do I", "when should we", "can I". */
const ANYBODYS =
  /\b(?:how|when|why|where|which \w+|what) (?:do|can|could|should|would|must) (?:i|we)\b|^(?:(?:can|should|must|may) i|do (?:i|we) (?:need|have to|pay|lose|get))\b/g;
/** "node-1", "PR-12", "#4711". */
const IDENTIFIER = /\b[a-z]+-\d+\b|#\d+/;
/** One of which both know, unless it is asked what that is, or it is the only one of its kind: "the default", "the difference between". */
const SPECIFIC =
  /\b(?:the (?!(?:main|best|right|most|same|usual|recommended|actual|exact|maximum|minimum|max|min|default|limits?|sizes?|types?|kinds?|differences?|purpose|role|point|use|meaning|definition|costs?|price|commands?|syntax|steps?|ways?|advantages?|disadvantages?|benefits?|drawbacks?|pros|two|three|name|names)\b)|(?:this|that|these|those) [a-z]+)/;
const ASKS_WHAT_IT_IS =
  /^(?:what|who)(?:'s| is| are|s) the [\w./-]+(?: [\w./-]+){0,2}\W*$|^what (?:does|do) the [\w./-]+(?: [\w./-]+)? (?:do|mean)\W*$/;
/** What happens at this moment: "which service is failing". */
const HAPPENS = /^(?:which|who|whose|where|when|why|how many)\b.* (?:is|are) (?:[a-z]+ing|up|down|out|left)\b/;

/** Nothing for what does not ask. */
export function readThreadQuestion(text: string): ThreadQuestion | undefined {
  if (text.length > longestQuestion || /https?:\/\/|```/.test(text)) return undefined;
  const said = normaliseForPatterns(text).replace(/[*_~]|\p{Extended_Pictographic}\ufe0f?|:[a-z][a-z_+-]+:/gu, '');
  const sentences = said.split(/(?<=[.!?])\s+|\n+/).map((sentence) => sentence.replace(ACKNOWLEDGED, '').trim());
  for (const sentence of sentences.filter((each) => each !== '').reverse()) {
    const form = questionForm(sentence);
    if (form !== undefined) return { form, ...pointsOf(said, sentence, form) };
  }
  return undefined;
}

function pointsOf(said: string, sentence: string, form: QuestionForm): Omit<ThreadQuestion, 'form'> {
  const plain = sentence.replace(POINTS_NOWHERE, ' ');
  const back = POINTS_BACK.exec(plain);
  const isNamed = back === null || NAMED_BEFORE.test(plain.slice(0, back.index));
  return {
    standsAlone: isNamed && form !== 'fragment' && !GOES_ON_FROM.test(sentence),
    isOwn: OWN.test(said.replace(ANYBODYS, ' ')) || IDENTIFIER.test(said),
    isSpecific: HAPPENS.test(sentence) || (SPECIFIC.test(sentence) && !ASKS_WHAT_IT_IS.test(sentence)),
  };
}
