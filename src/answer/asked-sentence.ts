import { looksPasted } from './question-kind.ts';

/** A chat message taken apart: the sentence that asks, and what was said to set the scene. */
export interface AskedMessage {
  readonly question: string;
  /** Sentences before and after it; '' when the message is the question alone. */
  readonly scene: string;
}

const ASKS =
  /\?\s*$|^(?:so |and |but |then )?(?:what|whats|what's|how|why|when|where|who|which|is|are|do|does|did|can|could|will|would|should|has|have|any|explain|describe|tell|compare|list)\b/i;

/** Sentences of fewer characters than this are not told apart: "ECS? EKS?" */
const SHORTEST_MESSAGE_CHARS = 60;

/** Before a clause that asks, after one that does not: "my pods are stuck, what can I do". */
const CLAUSE =
  /[,;:–—]\s+(?:so |and |but )?(?=(?:what|how|why|when|where|which|who|is|are|do|does|can|could|would|should|will)\b(?!\s+(?:is|are) (?:why|how|when)))/i;
const SHORTEST_SCENE_CHARS = 15;
/** Says how things are with the asker: "our", "I have", "need a". */
const TELLS =
  /\b(?:i|im|i'm|ive|i've|we|we're|we've|my|our|us|me)\b|^(?:need|want|trying|got|have|getting|looking|using|running|new)\b/i;

/** The last sentence or clause that asks. Pasted output and messages where none or all ask stay whole. */
export function askedSentence(message: string): AskedMessage {
  const whole = { question: message, scene: '' };
  if (looksPasted(message)) return whole;
  const sentences = message.split(/(?<=[.!?])\s+(?=\S)|\n+/).filter((sentence) => sentence.trim() !== '');
  const asking = sentences.filter((sentence) => ASKS.test(sentence.trim()));
  const last = asking.at(-1) ?? (sentences.length === 1 ? message : undefined);
  if (last === undefined || (sentences.length > 1 && asking.length === sentences.length)) return whole;
  const { question, scene } = askedClause(last.trim());
  const others = message.length < SHORTEST_MESSAGE_CHARS ? [] : sentences.filter((sentence) => sentence !== last);
  if (others.length === 0 && sentences.length > 1) return whole;
  return { question, scene: [...others, scene].filter((part) => part !== '').join(' ') };
}

function askedClause(sentence: string): AskedMessage {
  const cut = CLAUSE.exec(sentence);
  const scene = cut ? sentence.slice(0, cut.index).trim() : '';
  if (!cut || scene.length < SHORTEST_SCENE_CHARS || ASKS.test(scene) || !TELLS.test(scene))
    return { question: sentence, scene: '' };
  return { question: sentence.slice(cut.index + cut[0].length).trim(), scene };
}
