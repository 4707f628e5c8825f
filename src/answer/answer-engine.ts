import { BoundedMap } from '../bounded-map.ts';
import { type Citation, type CitationUrl, cite, createCitationUrl } from '../corpus/citation.ts';
import type { Chunk, Corpus } from '../corpus/note.ts';
import type { Hit, SearchIndex } from '../search/query.ts';
import type { Answer, AnswerEngine, QuestionKind, Snippet } from './answer.ts';
import { type AskedMessage, askedSentence } from './asked-sentence.ts';
import { type Candidate, candidatesFor, MAX_NAMED_SECTIONS, type Sources } from './candidates.ts';
import { chatText } from './chat-text.ts';
import { selectComparison } from './comparison.ts';
import { createCompletions } from './completions.ts';
import { definitionBonus } from './definition.ts';
import { type Judged, judge } from './evidence.ts';
import { explain } from './explanation.ts';
import type { Asked } from './fitness.ts';
import { completeFollowUp, resolvePronoun } from './follow-up.ts';
import { furtherPassages } from './further-passages.ts';
import { createNamedSections } from './named-sections.ts';
import { createNameLexicon, type NameLexicon } from './names.ts';
import { createPhrasing } from './phrasing.ts';
import { stripPreamble } from './preamble.ts';
import { asksAgainst, definiendum, expectedAnswer, questionKind } from './question-kind.ts';
import { bySection, type Chosen, joinNeighbours, selectPassages, withWholeSection } from './selection.ts';
import { findSides } from './sides.ts';
import { smalltalkKind, smalltalkLine } from './smalltalk.ts';
import { createSnippet } from './snippet.ts';
import { createSuggestions } from './suggestions.ts';
import { type WeighedQuery, weighQuery } from './weighed-query.ts';

export interface AnswerEngineDeps {
  readonly corpus: Corpus;
  readonly index: SearchIndex;
  /** See `createCitationUrl`. */
  readonly citationUrlTemplate?: string | undefined;
}

/** Questions which the section named after their subject answers. */
const NAMING_KINDS: ReadonlySet<QuestionKind> = new Set(['definition', 'topic']);

const MAX_CLOSEST = 3;
const MOST_REMEMBERED = 5_000;

export function createAnswerEngine({ corpus, index, citationUrlTemplate }: AnswerEngineDeps): AnswerEngine {
  const deps: Attempt = {
    sources: { index, named: createNamedSections(corpus.notes), phrasing: createPhrasing(corpus.notes) },
    names: createNameLexicon(corpus.notes),
    url: createCitationUrl(citationUrlTemplate),
  };
  const answers = rememberAnswers((question) => respond(question, []).answer.state === 'answer');
  const suggest = createSuggestions(corpus, answers);

  function respond(message: string, earlier: readonly string[]): Found {
    const question = chatText(message);
    const context = earlier.map(chatText);
    const smalltalk = smalltalkKind(question);
    if (smalltalk) {
      const answer: Answer = { ...EMPTY, state: 'smalltalk', question, line: smalltalkLine(smalltalk) };
      return { answer, further: () => [] };
    }
    const { question: asked, scene } = askedPart(index, stripPreamble(question));
    const completed = completeFollowUp(stripPreamble(asked), context, deps.names);
    const standalone = (text: string) => attempt(deps, resolvePronoun(text, scene, deps.names), scene);
    if (completed.asAsked === undefined) return standalone(completed.text);
    const found = attempt(deps, completed.text, `${scene} ${completed.follows}`.trim());
    return saysOwnWords(index, found.answer, completed.asAsked) ? found : standalone(completed.asAsked);
  }

  return {
    answers,
    suggest,
    complete: createCompletions(corpus.notes, index),
    ask(message, earlier = []) {
      const { answer } = respond(message, earlier);
      return answer.state === 'smalltalk' ? { ...answer, suggestions: suggest(2) } : answer;
    },
    more: (message, earlier = []) => respond(message, earlier).further(),
  };
}

function rememberAnswers(isAnswered: (question: string) => boolean): (question: string) => boolean {
  const known = new BoundedMap<string, boolean>(MOST_REMEMBERED);
  return (question) => {
    const answered = known.get(question) ?? isAnswered(question);
    known.set(question, answered);
    return answered;
  };
}

/**
 * Whether a follow-up was answered and not only the question before it: each word of its own that names a thing must be in
 * the answer. "Who won it?" asked about Docker is not answered by what Docker is.
 */
function saysOwnWords(index: SearchIndex, { state, explanation }: Answer, question: string): boolean {
  if (state !== 'answer') return false;
  const { query, weights } = weighQuery(index, index.parse(question));
  return query.terms.every(({ surface }, at) => (weights[at] ?? 0) < 1 || explanation.matched.includes(surface));
}

/** The sentence that asks; the whole message where that sentence names nothing ("… what is different?"). */
function askedPart(index: SearchIndex, message: string): AskedMessage {
  const parts = askedSentence(message);
  if (parts.scene === '') return parts;
  return weighQuery(index, index.parse(parts.question)).tellsNothing ? { question: message, scene: '' } : parts;
}

interface Attempt {
  readonly sources: Sources;
  readonly names: NameLexicon;
  readonly url: CitationUrl;
}

/** An answer, and the way to what it left out. */
interface Found {
  readonly answer: Answer;
  /** See `AnswerEngine.more`. */
  readonly further: () => readonly Snippet[];
}

const EMPTY = {
  kind: 'topic',
  snippets: [],
  closest: [],
  suggestions: [],
  confidence: 0,
  corrections: [],
  explanation: { matched: [], expanded: [], corrected: [], unmatched: [] },
} as const;

function attempt({ sources, names, url }: Attempt, question: string, scene = ''): Found {
  const { index } = sources;
  const query = index.parse(scene === '' ? question : `${question}\n${scene}`);
  const weighed = weighQuery(index, query, question.length);
  const corrections = query.corrections.filter(({ from }) => question.includes(from));
  const read = corrections.reduce((text, { from, to }) => text.replace(from, to), question);
  const kind = questionKind(read);
  const defined = definiendum(read);
  const asked: Asked = {
    kind,
    expected: expectedAnswer(read),
    weighed,
    subject: subjectMask(weighed, defined),
    against: asksAgainst(read),
    about: NAMING_KINDS.has(kind) ? [defined, ...names.find(read).map(({ text }) => text)] : [],
  };
  const { candidates, hits } = candidatesFor(sources, asked);

  const sides = asked.kind === 'comparison' ? findSides(read, names) : undefined;
  const isBare = kind === 'definition' && isBareDefinition(read, defined);
  const named = isBare || kind === 'topic' ? sources.named.find(defined, MAX_NAMED_SECTIONS) : [];
  const definitions = definitionsAmong(candidates, named, asked);
  const chosen = sides
    ? selectComparison(sources, asked, candidates, sides)
    : selectPassages(definitions.length > 0 ? definitions : candidates, asked, candidates);
  const sideTerms = (sides?.sides ?? []).reduce((bits, side) => bits | subjectMask(weighed, side), 0);
  const properNames = names.find(read).filter(({ proper }) => proper);
  const judged: Judged = {
    kind,
    weighed,
    sections: index.chunkCount,
    sides: sideTerms,
    names: properNames.reduce((bits, { text }) => bits | subjectMask(weighed, text), 0),
    ...(isBare && { defines: (passages) => givesDefinition(passages, asked) }),
  };
  const { state, confidence } = judge(chosen, judged);
  // What is shown around the chosen passages proves nothing.
  const whole = withWholeSection(chosen, asked);
  const shown = state === 'answer' ? bySection(whole) : [];
  const snippetsOf = (passages: readonly Chosen[]) =>
    joinNeighbours(passages).map((one) => createSnippet(one, weighed, url));
  const answer: Answer = {
    state,
    kind: asked.kind,
    question,
    snippets: snippetsOf(shown),
    closest: state === 'closest' ? nearest(hits, url) : [],
    suggestions: [],
    confidence,
    corrections,
    explanation: explain(weighed, state === 'answer' ? shown : state === 'closest' ? chosen : [], hits, url),
  };
  return { answer, further: () => snippetsOf(furtherPassages(candidates, shown, asked, judged)) };
}

/** "What is X?" and no more: not "what is X used for" or "what is the price of X", which a mention may answer. */
function isBareDefinition(question: string, defined: string): boolean {
  const asked = question.replace(/[?!.\s]+$/, '');
  return (
    asked !== defined &&
    asked.endsWith(defined) &&
    !/\bof\b/i.test(defined) &&
    /^(?:what(?:'?s| is| are)|define|explain)\b/i.test(asked)
  );
}

/** What a passage must be worth as a definition, to be taken for one. */
const DEFINING_BONUS = 0.15;

function givesDefinition(chosen: readonly Chosen[], asked: Asked): boolean {
  return chosen.some(({ candidate }) => defines(candidate, asked));
}

function defines({ passage, coverage }: Candidate, asked: Asked): boolean {
  return definitionBonus(passage, coverage, asked) >= DEFINING_BONUS;
}

/** Passages of the section that is named after what is asked for and says what it is; the opening of a note comes first. */
function definitionsAmong(
  candidates: readonly Candidate[],
  named: readonly Chunk[],
  asked: Asked,
): readonly Candidate[] {
  const section = named.find((chunk) =>
    candidates.some((candidate) => candidate.passage.chunk === chunk && defines(candidate, asked)),
  );
  return candidates.filter(({ passage }) => passage.chunk === section);
}

/** Bits of the terms in a part of the question that carry weight. */
function subjectMask({ maskOf, weights }: WeighedQuery, text: string): number {
  const mask = maskOf(text);
  return weights.reduce((bits, weight, term) => (weight > 0 ? bits | (mask & (1 << term)) : bits), 0);
}

/** The best sections under different headings. */
function nearest(hits: readonly Hit[], url: CitationUrl): Citation[] {
  const seen = new Set<string>();
  const places: Citation[] = [];
  for (const { chunk } of hits) {
    const key = [chunk.note.path, ...chunk.headings].join('\0');
    if (places.length < MAX_CLOSEST && !seen.has(key)) places.push(cite(chunk, chunk, url));
    seen.add(key);
  }
  return places;
}
