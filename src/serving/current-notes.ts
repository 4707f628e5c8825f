import type { AnswerEngine } from '../answer/answer.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Corpus } from '../corpus/note.ts';
import { createEditions, type Edition } from '../edition.ts';
import type { NotesHealth } from '../health.ts';
import { promptsOf } from '../prompts-of.ts';
import type { PromptBank } from '../quiz/prompt-bank.ts';

/**
 * The latest edition of the notes behind things that stay the same.
 * @param stopping ends the making of quiz prompts, which takes long enough to hold up the end of the process.
 */
export function createCurrentNotes(config: Config, corpus: Corpus, stopping?: AbortSignal) {
  const createEdition = createEditions(config);
  const load = (from: Corpus): { edition: Edition; bank: PromptBank; readAt: number } => {
    const edition = createEdition(from);
    return { edition, bank: promptsOf(edition, config, { ...(stopping && { stopping }) }), readAt: systemClock.now() };
  };
  let current = load(corpus);
  // Answering is synchronous, so a question sees the old notes or the new ones, never some of each.
  const engine: AnswerEngine = {
    ask: (question, context) => current.edition.engine.ask(question, context),
    more: (question, context) => current.edition.engine.more(question, context),
    complete: (typed, count) => current.edition.engine.complete(typed, count),
    answers: (question) => current.edition.engine.answers(question),
    suggest: (count, seed) => current.edition.engine.suggest(count, seed),
  };
  const bank: PromptBank = {
    all: () => current.bank.all(),
    find: (id) => current.bank.find(id),
    about: (topic) => current.bank.about(topic),
    topics: () => current.bank.topics(),
    ofSection: (section) => current.bank.ofSection(section),
    barren: () => current.bank.barren(),
  };
  return {
    engine,
    bank,
    /** The latest. */
    edition: (): Edition => current.edition,
    titleOf: (path: string): string => current.edition.corpus.notes.find((note) => note.path === path)?.title ?? path,
    health(): NotesHealth {
      const { notes, problems } = current.edition.corpus;
      const count = (of: string): number => problems.filter(({ severity }) => severity === of).length;
      return {
        ...{ notes: notes.length, sections: current.edition.index.chunkCount },
        readAt: new Date(current.readAt).toISOString(),
        problems: { error: count('error'), warning: count('warning') },
      };
    },
    take(changed: Corpus): void {
      current = load(changed);
    },
  };
}
