import type { Block, Sentence } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import type { Section } from '../section.ts';
import { withoutCode } from './text-asides.ts';

/** A sentence that says something by itself: what a prompt can be made of. */
export interface Statement {
  readonly section: Section;
  readonly sentence: Sentence;
  /** Markdown with code spans and nothing else, ending with a full stop. */
  readonly inline: string;
  /** Whether it is the first sentence under its heading. */
  readonly opening: boolean;
  /** What stands before it in its paragraph or item, plain; '' at the start. */
  readonly before: string;
  /** What its item of a list is about, plain, where that stands in bold before a dash or colon: `**Lease**: …`. */
  readonly lead?: string;
}

const remembered = new WeakMap<Section, readonly Statement[]>();

/** Statements of a section in reading order. */
export function statementsOf(section: Section): readonly Statement[] {
  let statements = remembered.get(section);
  if (!statements) {
    const sentences = section.blocks.flatMap((block) =>
      isProse(block) ? block.sentences.map((sentence, at) => ({ sentence, at, block })) : [],
    );
    const first = section.blocks[0]?.sentences[0];
    statements = sentences.flatMap(({ sentence, at, block }) => {
      const inline = inlineMarkdownOf(sentence);
      if (!isStatement(inline) || !isSentence(inline, block.kind === 'list-item')) return [];
      const before = block.sentences.slice(0, at);
      const lead = leadOf(block);
      return [
        {
          ...{ section, sentence, inline, opening: sentence === first },
          ...{ before: before.map(({ text }) => text).join(' '), ...(lead !== undefined && { lead }) },
        },
      ];
    });
    remembered.set(section, statements);
  }
  return statements;
}

function isProse(block: Block): boolean {
  if (block.kind !== 'list-item') return block.kind === 'paragraph';
  const above = block.parents.at(-1) ?? block.leadIn?.text ?? '';
  return block.checked === undefined && !GOES_ON.test(above);
}

function leadOf({ kind, sentences }: Block): string | undefined {
  const [, lead] =
    /^(?:\*\*|__)([^*_]{2,50}?):?(?:\*\*|__)(?::? ?[:=–—-]|(?<=:(?:\*\*|__))) /u.exec(sentences[0]?.markdown ?? '') ??
    [];
  return kind === 'list-item' ? lead : undefined;
}

/** An item under such a line is the rest of a sentence: "Choose it if:". */
const GOES_ON =
  /\b(?:if|when|unless|because|that|which|who|for|to|by|with|of|from|in|on|as|is|are|can|will|must|should|include|includes)\s*:?$/i;

/** Whether a text has a verb of its own and is no mere phrase ("A parser written in Go"). Items of lists often are phrases. */
function isSentence(inline: string, isItem: boolean): boolean {
  const text = withoutCode(inline);
  if (hasVerb(text)) return !isItem || /^[\p{Lu}\p{N}`"“$]/u.test(inline);
  if (isItem || /^\d/.test(text) || text.split(' ').length < fewestWords) return false;
  // After a singular subject the verb ends in s.
  return !/^(?:an?|the|each|every)\b/i.test(text) || /(?<!\d) \p{Ll}+[^sui]s (?=\S)/u.test(text);
}

const fewestWords = 5;
const AUXILIARY = /\b(?:is|are|was|were|has|have|had|can|cannot|could|may|might|must|will|would|should|does|do|did)\b/;
const VERB_AND_OBJECT =
  /\b\p{Ll}{2,}(?:s|ed) (?:the|an?|its|their|your|all|each|every|no|only|up|down|out|in|on|at|from|to|with|by|as|about|after|before|within|when|until|more|most|less|than|you|it|them|that|how|what|which|\p{Lu}|[\d`$])/u;

const longestStatement = 500;
/** What a person did, thinks or means to do is no knowledge to be asked for. */
const PERSONAL =
  /(?<![\p{L}\p{N}])(?:I|I['’](?:m|ve|ll|d)|me|my|we|we['’](?:re|ve|ll|d)|our|us(?!-)|let['’]s|yesterday|today|tomorrow|tonight|currently|recently|(?:last|next|this) (?:week|month|year|time|lesson|chapter|section))(?![\p{L}\p{N}])/iu;
const EXAMPLE =
  /\b(?:for example|for instance|examples?|e\.g\.|imagine|suppose|assume|assuming|pretend|let's say|looks? like this|such as \d)/i;
/** These point to another sentence, wherever they stand. */
const POINTING =
  /\b(?:this|these|those|here|the former|the latter|the same|above|below|the following|as follows|the next|respectively|therefore|see)\b(?!-)|\bfor (?:more |further )?(?:information|details)\b/i;
/** These open a sentence that leans on the one before. */
const LEANING =
  /^(?:it|its|it['’]s|they|their|them|he|she|his|her|that|there|here|such|both|neither|either|another|others?|the others?|one|ones|each of|all of|some of|most of|none of|then|thus|hence|so|but|and|or|nor|also|too|however|instead|otherwise|besides|moreover|furthermore|additionally|in addition|in contrast|by contrast|on the other hand|similarly|likewise|conversely|consequently|as a result|in this|in that|at that|for that|without that|because of|afterwards|meanwhile|now|again|even so|yet|still|first|second|third|finally|next|lastly|note|remember|tip|warning|please|returns?|gets|sets|creates|makes|checks|calls|emits|adds|removes|reads|writes|allows|enables|provides|supports|defines|specifies|converts|parses|runs|shows|uses|stores|manages|works|helps|offers|combines|simplifies|pushes|gives|takes|requires|needs|contains|includes|removing|adding|using|only (?:supported|available|valid|applies|works)|(?:older|newer|larger|smaller|earlier|later|more|fewer|less|longer|shorter|higher|lower) \p{L}+)\b(?!-)/iu;
const LEANING_AFTER_OPENING = /^[^,;:]{1,60}, (?:it|its|they|their|he|she)\b/i;
/** Openings that name what a pronoun after them means: "When a node fails, it is replaced". */
const NAMING_OPENING =
  /^(?:when|if|while|once|as soon as|as long as|after|before|until|where|because|since|although|unless|unlike|like|as)\b/i;
const PRONOUN_IN_OPENING = /^(?:when|if|once|while|after|before|unless|until|because) (?:it|they|he|she)\b/i;
const AFTER_PREPOSITION = /\b(?:with|without|for|at|in|on|of|after|before|to|from|by|like|than) that\b(?! is\b)/i;
const PERSON_AND_PRONOUN = /^(?:you|one|users?|people|everyone)\b[^,;:]{0,25}\b(?:it|they|them)\b/i;
const LABEL_AND_PRONOUN = /^[^:]{1,40}: (?:it|its|they|their|this|these)\b/i;

/** What to do is no fact; what it takes ("For high availability run at least three") is one. */
const VERBS =
  'set|run|use|raise|plan|keep|check|make|put|give|take|add|create|choose|build|push|pull|start|stop|read|look|see|find|tell|write|delete|remove|copy|compare|measure|match|commit|fix|watch|update|install|configure|enable|disable|allow|deny|avoid|try|prefer|consider|ensure|do|never|always|let|turn|store|save|open|close|click|press|select|enter|type|call|send|wait|leave|move|spread|preheat|mix|stir|bake|cook|cut|pour|serve|place|cover|heat|boil|list|count|test|limit|drop|grant|attach|harden|expose|publish|preview|scale|register|describe|deploy|connect|sign|log|tag|fit|buy|get|go|bring|hold|learn|study|load|cool|wash|rinse|dry|rest|knead|whisk|apply|drink|eat|follow|replace|reduce|increase|lower|remember|repeat|practise|practice|ask|answer|discard|feed|change|specify|be|please';
const NO_SUBJECT = String.raw`(?! (?:is|are|was|has|have|can|may|must|will|means?)\b)`;
const IMPERATIVE = new RegExp(`^(?:${VERBS})\\b${NO_SUBJECT}`, 'i');
/** `On the deck, choose …`, `After 24 hours discard …`. */
const IMPERATIVE_AFTER_OPENING = new RegExp(
  String.raw`^(?:(?:on|in|to|for|from|under|at|if|when|once|before|after|next|with|by default)\b[^,;:]*, (?:please |then |first )?|(?:after|within|for|every) \S+ (?:seconds?|minutes?|hours?|days?|weeks?|months?) )(?:${VERBS})\b${NO_SUBJECT}`,
  'i',
);

function isStatement(inline: string): boolean {
  if (inline.length > longestStatement || !/[^:]\.$/.test(inline) || /\.\.\.$|…/.test(inline)) return false;
  if (!/^[\p{Lu}\p{N}`"“$]|^\p{Ll}+\p{Lu}/u.test(inline) && !/^\p{Ll}[\p{L}\p{N}-]+ \p{Ll}+/u.test(inline))
    return false;
  if (/https?:|www\.|!\[|\[\[|[?!]/.test(inline.replace(/`[^`]*`/g, ''))) return false;
  return (
    !leansOnOthers(inline) &&
    !isLabelled(inline) &&
    !IMPERATIVE.test(inline) &&
    !IMPERATIVE_AFTER_OPENING.test(inline) &&
    !PERSONAL.test(inline) &&
    !EXAMPLE.test(inline)
  );
}

/** `Pros: …`, `A short rope on a quay: …`: no verb before the colon, so what comes after it is of something else. */
function isLabelled(inline: string): boolean {
  const text = withoutCode(inline);
  const label = /^([^:;]*): /.exec(text)?.[1];
  return label !== undefined && !hasVerb(label);
}

/** Whether a text, without code, says something and is no mere phrase. */
export const hasVerb = (text: string): boolean => AUXILIARY.test(text) || VERB_AND_OBJECT.test(text);

/** Whether a sentence needs another one to be understood. */
export function leansOnOthers(inline: string): boolean {
  if (POINTING.test(inline) || LEANING.test(inline) || LABEL_AND_PRONOUN.test(inline)) return true;
  if (AFTER_PREPOSITION.test(inline) || PRONOUN_IN_OPENING.test(inline) || PERSON_AND_PRONOUN.test(inline)) return true;
  return LEANING_AFTER_OPENING.test(inline) && !NAMING_OPENING.test(inline);
}
