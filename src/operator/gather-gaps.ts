import type { AnswerEngine } from '../answer/answer.ts';
import { chatText } from '../answer/chat-text.ts';
import type { Citation } from '../corpus/citation.ts';
import type { Corpus } from '../corpus/note.ts';
import { localDateOf } from '../quiz/local-date.ts';
import type { SearchIndex } from '../search/query.ts';
import type { Store } from '../store/store.ts';
import { cluster } from './cluster.ts';
import { withFoldedSlips } from './folded-slips.ts';
import type { Gap, GapReport } from './gap-report.ts';
import { createStub } from './gap-stub.ts';
import { gapWeight, wishes } from './gap-weight.ts';
import { withJoinedNames } from './joined-names.ts';
import { createLikeness, type Likeness } from './likeness.ts';
import { lastDays } from './local-days.ts';
import { isMasked, maskedQuestion } from './masked-question.ts';
import { createNotesHistory } from './notes-history.ts';
import { type OpenQuestion, openQuestions } from './open-questions.ts';
import { questionTerms } from './question-terms.ts';

export interface GapDeps {
  readonly store: {
    readonly questions: Pick<Store['questions'], 'unanswered'>;
    readonly news: Pick<Store['news'], 'seenSince'>;
  };
  /** Of one edition of the notes. */
  readonly corpus: Pick<Corpus, 'notes'>;
  readonly index: SearchIndex;
  readonly engine: AnswerEngine;
}

export interface GapOptions {
  /** How many, today included. */
  readonly days: number;
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
}

/** Questions that are read, the newest ones. */
const mostQuestions = 20_000;
/** Different wordings that the notes are asked again: some seconds of work. */
const mostWordings = 3_000;
const mostShown = 5;
/** Of a gap, in its stub. */
const mostInStub = 10;
const longestTitle = 100;

/** How alike questions must be on average to ask for the same thing; docs/operate.md has what was measured. */
const sameThing = 0.52;

/** What people asked and the notes do not answer. Takes seconds where there is much, in small turns. @throws StoreError */
export async function gatherGaps({ store, corpus, index, engine }: GapDeps, options: GapOptions): Promise<GapReport> {
  const { now, zone } = options;
  const days = lastDays(options.days, now, zone);
  const since = days[0]?.from ?? now;
  const rows = await store.questions.unanswered(since, mostQuestions);
  const comeAt = createNotesHistory(corpus.notes, await store.news.seenSince(since));
  const found = await openQuestions(rows, { engine, comeAt }, mostWordings);
  const { clusters, likeness } = sameQuestions(
    found.open.map(({ text }) => text),
    index,
  );
  const groups = clusters.map((members) => ({
    questions: byLikeness(members, found.open, likeness),
    weight: gapWeight(
      members.flatMap((at) => found.open[at]!.asked),
      now,
    ),
  }));
  groups.sort((a, b) => b.weight - a.weight || (a.questions[0]!.text < b.questions[0]!.text ? -1 : 1));
  const taken = new Set<string>();
  return {
    zone,
    from: days[0]?.date ?? localDateOf(now, zone),
    until: localDateOf(now, zone),
    questions: found.looked,
    answeredByNow: found.answeredByNow,
    isCut: found.isCut || rows.length === mostQuestions,
    gaps: groups.map(({ questions, weight }) => {
      const gap = gapOf(questions, weight, zone, taken);
      taken.add(gap.stub.fileName);
      return gap;
    }),
  };
}

/** Numbers of texts that ask for the same thing, and how alike they are. */
export function sameQuestions(texts: readonly string[], index: SearchIndex, threshold = sameThing) {
  const terms = withFoldedSlips(withJoinedNames(texts.map((text) => questionTerms(chatText(text), index))));
  const likeness = createLikeness(terms);
  return { clusters: cluster(texts.length, likeness, threshold), likeness };
}

/** The one that was asked most and is most like the others comes first, since it says best what is wanted. */
function byLikeness(
  members: readonly number[],
  open: readonly OpenQuestion[],
  likeness: Likeness,
): readonly OpenQuestion[] {
  const scores = new Map(
    members.map((at) => [
      at,
      members.reduce(
        (sum, other) => sum + open[other]!.asked.length * (at === other ? 1 : likeness.between(at, other)),
        0,
      ),
    ]),
  );
  return [...members]
    .sort((a, b) => scores.get(b)! - scores.get(a)! || open[a]!.text.length - open[b]!.text.length || a - b)
    .map((at) => open[at]!);
}

function gapOf(questions: readonly OpenQuestion[], weight: number, zone: string, taken: ReadonlySet<string>): Gap {
  const asked = questions.flatMap((question) => question.asked);
  const times = asked.map(({ askedAt }) => askedAt);
  const votes = asked.flatMap((row) => row.votes);
  const wordings = [...new Set(questions.map(({ text }) => maskedQuestion(text)))];
  const title = titleOf(wordings);
  const nearest = nearestOf(questions);
  const frequent = [...questions]
    .sort((a, b) => b.asked.length - a.asked.length)
    .map(({ text }) => maskedQuestion(text));
  return {
    title,
    kind: nearest === undefined ? 'not-in-notes' : 'not-found',
    people: wishes(asked).size,
    times: asked.length,
    votes: {
      missing: votes.filter(({ vote }) => vote === 'missing').length,
      notHelpful: votes.filter(({ vote }) => vote === 'not-helpful').length,
    },
    firstAsked: localDateOf(Math.min(...times), zone),
    lastAsked: localDateOf(Math.max(...times), zone),
    wordings: [...new Set(frequent)].slice(0, mostShown),
    ...(nearest !== undefined && { nearest }),
    advice: nearest === undefined ? 'write' : 'extend',
    stub: createStub(title, wordings.filter((wording) => !isMasked(wording)).slice(0, mostInStub), taken),
    weight,
  };
}

/** The first wording that holds nothing masked, where there is one. */
function titleOf(wordings: readonly string[]): string {
  const best = wordings.find((wording) => !isMasked(wording)) ?? wordings[0] ?? '';
  const title = best.charAt(0).toUpperCase() + best.slice(1);
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`;
}

/** What comes nearest to at least half of what was asked: else it is not in the notes, and a wording came near by chance. */
function nearestOf(questions: readonly OpenQuestion[]): Citation | undefined {
  const places = questions.map(({ answer, asked }) => ({
    place: answer.snippets[0]?.citations[0] ?? answer.closest[0],
    times: asked.length,
  }));
  const all = places.reduce((sum, { times }) => sum + times, 0);
  const near = places.filter(({ place }) => place !== undefined);
  const share = near.reduce((sum, { times }) => sum + times, 0) / all;
  return share >= 0.5 ? near[0]?.place : undefined;
}
