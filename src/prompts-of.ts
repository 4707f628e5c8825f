import type { Config } from './config.ts';
import { createCitationUrl } from './corpus/citation.ts';
import type { Edition } from './edition.ts';
import { createKnowledge } from './quiz/knowledge/create-knowledge.ts';
import { createPromptBank, type PromptBank } from './quiz/prompt-bank.ts';
import { questionTypes } from './quiz/question-types/index.ts';

/** The prompts that an edition of the notes yields, made when they are first asked for. */
export function promptsOf(
  { corpus, index }: Edition,
  { citationUrlTemplate }: Config,
  { seed = 'stevedore', stopping }: { readonly seed?: string | undefined; readonly stopping?: AbortSignal } = {},
): PromptBank {
  return createPromptBank({
    knowledge: () => createKnowledge(corpus.notes, corpus.synonyms),
    types: questionTypes,
    index,
    citationUrl: createCitationUrl(citationUrlTemplate),
    seed,
    ...(stopping && { stopping }),
  });
}
