import type { Engine } from './engine.ts';
import { lunrEngine } from './lunr.ts';
import { miniSearch } from './mini-search.ts';
import { stevedore } from './stevedore.ts';
import { textbookBm25 } from './textbook-bm25.ts';
import { wink } from './wink.ts';

/** Ours first: the others are compared with it. */
export const engines: readonly Engine[] = [stevedore, miniSearch, lunrEngine, wink, textbookBm25];
