import { describe, expect, it } from 'vitest';
import { createAnswerEngine } from '../../src/answer/answer-engine.ts';
import { withheldQuestion } from '../../src/answer/withheld-question.ts';
import { gatherGaps } from '../../src/operator/gather-gaps.ts';
import { sectionPrints } from '../../src/operator/section-prints.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import type { UnansweredQuestion } from '../../src/store/store.ts';
import { type Files, notesOf } from '../answer/engine-of.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-22T12:00:00Z');
const files: Files = {
  'keel.md': '# Keel\n\nThe keel is the fin under a boat that keeps it upright.\n',
  'rope.md': '# Ropes\n\nWash ropes in fresh water and let them dry.\n',
};

let asked = 0;
/** Newest first. */
function rowOf(person: string, question: string, over: Partial<UnansweredQuestion> = {}): UnansweredQuestion {
  return {
    ...{ id: `q${++asked}`, platform: 'slack', place: 'C1', person, question, state: 'silent', sections: [] },
    ...{ askedAt: now - dayMs, votes: [], ...over },
  };
}

function gaps(
  rows: readonly UnansweredQuestion[],
  over: { files?: Files; firstSeen?: ReadonlyMap<string, number> } = {},
) {
  const notes = notesOf(over.files ?? files);
  const index = createSearchIndex(notes);
  const corpus = { root: '/notes', notes, problems: [], synonyms: [] };
  const store = {
    questions: { unanswered: async () => rows },
    news: { seenSince: async () => over.firstSeen ?? new Map() },
  };
  const engine = createAnswerEngine({ corpus, index });
  return gatherGaps({ store, corpus, index, engine }, { days: 90, now, zone: 'Europe/Berlin' });
}

const missing = (person: string, votedAt = now - dayMs) => ({ person, vote: 'missing' as const, votedAt });

describe('the report of gaps', () => {
  it('says who many asked for a thing how often, since when, and in which words', async () => {
    const report = await gaps([
      rowOf('ann', 'how do I fold a spinnaker?', { askedAt: now - dayMs }),
      rowOf('ben', 'How do I fold a spinnaker', { askedAt: now - 2 * dayMs }),
      rowOf('ann', 'how do I fold a spinnaker?', { askedAt: now - 3 * dayMs }),
      rowOf('ann', 'folding a spinnaker', { platform: 'discord', askedAt: now - 4 * dayMs, votes: [missing('ann')] }),
      rowOf('cleo', 'varnish for a teak deck'),
    ]);
    expect(report).toMatchObject({
      ...{ zone: 'Europe/Berlin', from: '2026-08-25', until: '2026-11-22' },
      ...{ questions: 5, answeredByNow: 0, isCut: false },
    });
    expect(report.gaps.map(({ title }) => title)).toEqual(['How do I fold a spinnaker?', 'Varnish for a teak deck']);
    expect(report.gaps[0]).toMatchObject({
      ...{ kind: 'not-in-notes', advice: 'write', people: 3, times: 4, votes: { missing: 1, notHelpful: 0 } },
      ...{ firstAsked: '2026-11-18', lastAsked: '2026-11-21' },
      wordings: ['how do I fold a spinnaker?', 'folding a spinnaker'],
      stub: { fileName: 'how-do-i-fold-a-spinnaker.md' },
    });
    expect(report.gaps[0]).not.toHaveProperty('nearest');
    expect(JSON.stringify(report)).not.toMatch(/ann|ben|cleo|C1/);
  });

  it('leaves out what the notes answer by now, and small talk', async () => {
    const report = await gaps([
      rowOf('ann', 'what is a keel?'),
      rowOf('ben', 'thanks!'),
      rowOf('ben', 'what is a mast?'),
    ]);
    expect(report).toMatchObject({ questions: 3, answeredByNow: 2 });
    expect(report.gaps.map(({ title }) => title)).toEqual(['What is a mast?']);
  });

  it('points to the answer that was voted down, until the notes say something else there', async () => {
    const rows = [
      rowOf('ann', 'what is a keel?', { state: 'answer', sections: ['keel.md#keel'], votes: [missing('ben')] }),
    ];
    const report = await gaps(rows);
    expect(report.gaps[0]).toMatchObject({
      ...{ kind: 'not-found', advice: 'extend', people: 1, times: 1 },
      nearest: { path: 'keel.md', startLine: 3 },
    });
    const print = sectionPrints(notesOf(files)).get('keel.md#keel')!.said;
    expect((await gaps(rows, { firstSeen: new Map([[print, now - 2 * dayMs]]) })).gaps).toHaveLength(1);
    expect(await gaps(rows, { firstSeen: new Map([[print, now]]) })).toMatchObject({ answeredByNow: 1, gaps: [] });
  });

  it('ranks people above repeats, a wish above silence, and lately above long ago', async () => {
    const order = async (rows: readonly UnansweredQuestion[]) => (await gaps(rows)).gaps.map(({ title }) => title);
    const ten = Array.from({ length: 10 }, () => rowOf('ann', 'varnish for teak'));
    const two = [rowOf('ann', 'fold a spinnaker'), rowOf('ben', 'fold a spinnaker')];
    expect(await order([...ten, ...two])).toEqual(['Fold a spinnaker', 'Varnish for teak']);
    const wish = rowOf('cleo', 'varnish for teak', { votes: [missing('cleo')] });
    expect(await order([...two, wish])).toEqual(['Varnish for teak', 'Fold a spinnaker']);
    const old = two.map((row) => ({ ...row, askedAt: now - 80 * dayMs }));
    expect(await order([rowOf('ann', 'varnish for teak'), ...old])).toEqual(['Varnish for teak', 'Fold a spinnaker']);
  });

  it('shows no credential, no address and nobody by name', async () => {
    const report = await gaps([
      rowOf('ann', withheldQuestion),
      rowOf('ben', 'why is xoxb-123456789012-abcdefABCDEF refused by the harbour'),
      rowOf('cleo', 'is <@U99> or ann@example.org the harbour master'),
    ]);
    expect(report.gaps.map(({ wordings }) => wordings)).toEqual([['is [name] or [address] the harbour master']]);
    expect(report.gaps[0]!.stub.markdown).not.toContain('questions:');
  });

  it('gives every stub a name of its own', async () => {
    const report = await gaps([rowOf('ann', 'Was ist 帆?'), rowOf('ann', '帆'), rowOf('ann', '舵')]);
    const names = report.gaps.map(({ stub }) => stub.fileName);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*\.md$/);
  });
});

describe('a stub', () => {
  it.each([
    'how do I fold a spinnaker?',
    'colon: "quoted" \\ back#slash - [x](y) `code` %% <!-- c -->',
    '--- title: x',
    '# heading\n- item',
  ])('is a note with the questions, of which nothing is an answer as it stands: %s', async (question) => {
    const [gap] = (await gaps([rowOf('ann', question)])).gaps;
    const { fileName, markdown } = gap!.stub;
    const [note] = notesOf({ [fileName]: markdown });
    expect(note?.title).toBe(gap!.title);
    expect(note?.questions).toEqual(gap!.wordings);
    expect(note?.chunks).toEqual([]);
    const report = await gaps([rowOf('ann', question)], { files: { ...files, [fileName]: markdown } });
    expect(report.gaps.map(({ kind }) => kind)).toEqual(['not-in-notes']);
  });

  it('answers once it is written', async () => {
    const question = 'how do I fold a spinnaker?';
    const { fileName, markdown } = (await gaps([rowOf('ann', question)])).gaps[0]!.stub;
    const written = `${markdown}\nFold a spinnaker in three parts, and tie it with wool.\n`;
    const report = await gaps([rowOf('ann', question)], { files: { ...files, [fileName]: written } });
    expect(report).toMatchObject({ answeredByNow: 1, gaps: [] });
  });
});
