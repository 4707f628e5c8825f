import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CitationUrl, cite } from '../corpus/citation.ts';
import { UserError } from '../errors.ts';
import type { SearchIndex } from '../search/query.ts';
import { addTo } from './knowledge/multi-map.ts';
import type { Knowledge } from './knowledge.ts';
import { withoutRepeats } from './near-same.ts';
import type { Prompt } from './prompt.ts';
import type { Draft, QuestionType } from './question-type.ts';
import { createRandom } from './random.ts';
import type { Section } from './section.ts';
import { faultsOf } from './soundness.ts';
import { createTopics, type Topics } from './topics.ts';

/** A prompt that is ready to be asked. */
export interface BankedPrompt extends Prompt {
  /** 0 to 1, as its type judges it. */
  readonly quality: number;
  /** Prompts of one section with the same subject ask the same thing. */
  readonly subject: string;
}

/** All prompts that one version of the notes yields. */
export interface PromptBank {
  /** In the order of the notes. */
  all(): Promise<readonly BankedPrompt[]>;
  /** Nothing when it has retired: its section has changed or is gone. */
  find(id: string): Promise<BankedPrompt | undefined>;
  /** Those about a topic, from the sections that fit best; all for ''. */
  about(topic: string): Promise<readonly BankedPrompt[]>;
  /** What can be asked for by name, that with most prompts first: titles and tags of notes that yield some. */
  topics(): Promise<readonly string[]>;
  ofSection(section: string): Promise<readonly BankedPrompt[]>;
  /** Sections that yield none. */
  barren(): Promise<readonly Section[]>;
}

export interface PromptBankDeps {
  readonly knowledge: () => Knowledge;
  /** The most telling first: of two prompts of a section that ask the same and are as good, the earlier type's is kept. */
  readonly types: readonly QuestionType[];
  readonly index: SearchIndex;
  readonly citationUrl: CitationUrl;
  /** Another seed gives other distractors in another order. */
  readonly seed: string;
  /** Once it is aborted, what is being made is given up, and all who wait for it are refused. */
  readonly stopping?: AbortSignal;
}

interface Stock {
  readonly prompts: readonly BankedPrompt[];
  readonly byId: ReadonlyMap<string, BankedPrompt>;
  readonly bySection: ReadonlyMap<string, readonly BankedPrompt[]>;
  readonly sections: readonly Section[];
  readonly topics: Topics;
}

/**
 * Makes the prompts when they are first asked for. Between sections it lets other work go on: a large vault takes seconds,
 * and a chat must acknowledge what comes in meanwhile.
 */
export function createPromptBank(deps: PromptBankDeps): PromptBank {
  let made: Promise<Stock> | undefined;
  const stock = (): Promise<Stock> => {
    made ??= makeStock(deps);
    return made;
  };
  return {
    all: async () => (await stock()).prompts,
    find: async (id) => (await stock()).byId.get(id),
    ofSection: async (section) => (await stock()).bySection.get(section) ?? [],
    async about(topic) {
      const { prompts, bySection, topics } = await stock();
      if (topic.trim() === '') return prompts;
      return topics.sectionsAbout(topic).flatMap(({ id }) => bySection.get(id) ?? []);
    },
    async topics() {
      const { bySection, sections } = await stock();
      return topicNames(sections, bySection);
    },
    async barren() {
      const { bySection, sections } = await stock();
      return sections.filter(({ id }) => !bySection.has(id));
    },
  };
}

function topicNames(
  sections: readonly Section[],
  bySection: ReadonlyMap<string, readonly BankedPrompt[]>,
): readonly string[] {
  const topics = new Map<string, { readonly name: string; readonly prompts: number }>();
  for (const { id, note } of sections) {
    const own = bySection.get(id)?.length ?? 0;
    if (own === 0) continue;
    // A note may have its title for a tag as well.
    for (const [key, name] of new Map([...note.tags, note.title].map((each) => [each.toLowerCase(), each]))) {
      topics.set(key, { name, prompts: (topics.get(key)?.prompts ?? 0) + own });
    }
  }
  return [...topics.values()].sort((a, b) => b.prompts - a.prompts).map(({ name }) => name);
}

async function makeStock({
  knowledge: createKnowledge,
  types,
  index,
  citationUrl,
  seed,
  stopping,
}: PromptBankDeps): Promise<Stock> {
  const knowledge = createKnowledge();
  const byId = new Map<string, BankedPrompt>();
  for (const section of knowledge.sections) {
    for (const prompt of promptsOf(section, knowledge, types, citationUrl, seed)) {
      if (!byId.has(prompt.id)) byId.set(prompt.id, prompt);
    }
    await nextTurn();
    // Whoever waits has done nothing wrong, nor has the process, so that nothing of it is for the log.
    if (stopping?.aborted === true)
      throw new UserError('stopping', 'I am being restarted. Please ask again in a minute.');
  }
  const prompts = withoutRepeats([...byId.values()]);
  const bySection = new Map<string, BankedPrompt[]>();
  for (const prompt of prompts) addTo(bySection, prompt.section, prompt);
  // Review cards may still hold what is left out as a repeat.
  return { prompts, byId, bySection, sections: knowledge.sections, topics: createTopics(knowledge, index) };
}

function promptsOf(
  section: Section,
  knowledge: Knowledge,
  types: readonly QuestionType[],
  url: CitationUrl,
  seed: string,
): readonly BankedPrompt[] {
  const sound = types.flatMap((type) =>
    type
      .generate(section, knowledge, createRandom(seed, type.kind, section.id))
      .map((draft) => toPrompt(type, draft, section, url))
      .filter((prompt) => prompt.quality === 1 || faultsOf(prompt, knowledge).length === 0),
  );
  return sound.filter((prompt) => sound.every((other) => other === prompt || !asksTheSame(other, prompt, sound)));
}

/** Whether `other` asks what `prompt` asks and is the one to keep: better, or as good and made by an earlier type. */
function asksTheSame(other: BankedPrompt, prompt: BankedPrompt, order: readonly BankedPrompt[]): boolean {
  if (other.subject !== prompt.subject && other.stem !== prompt.stem) return false;
  return other.quality === prompt.quality
    ? order.indexOf(other) < order.indexOf(prompt)
    : other.quality > prompt.quality;
}

function toPrompt<Payload>(
  type: QuestionType<Payload>,
  { payload, explanation, lines, quality, subject }: Draft<Payload>,
  section: Section,
  url: CitationUrl,
): BankedPrompt {
  const shown = type.present(payload);
  const { kind } = type;
  const id = idOf([kind, section.id, section.fingerprint, shown.stem.replace(/\n[\s\S]*/, ''), shown.answer, subject]);
  return {
    ...{ id, kind, ...shown, payload, explanation, subject, section: section.id },
    // Sums of tenths are not worth their last digits to anybody who reads them.
    quality: Math.round(quality * 100) / 100,
    citation: cite(section, lines, url),
  };
}

/** 12 characters are 62 bits: two prompts of a corpus do not share one by chance. */
function idOf(parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
  return BigInt(`0x${hash}`).toString(36).padStart(12, '0').slice(-12);
}
